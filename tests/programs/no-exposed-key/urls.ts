export const revalidate = (path: string) =>
  // expect: secret-key/no-exposed-key
  fetch(`${process.env.SITE_URL}/api/revalidate?secret=${process.env.REVALIDATE_SECRET}&path=${path}`)

export const maps = `https://maps.example.com/js?key=${process.env.MAPS_API_KEY}`

export function callback(url: URL) {
  // expect: secret-key/no-exposed-key
  url.searchParams.set('key', process.env.LINK_SECRET!)
  return url
}
