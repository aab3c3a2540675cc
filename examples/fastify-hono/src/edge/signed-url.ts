const algorithm = { name: 'HMAC', hash: 'SHA-256' } as const

const key = crypto.subtle.importKey(
  'raw',
  // expect: secret-key/no-hardcoded-key
  new TextEncoder().encode('made-up-key-of-signed-links'),
  algorithm,
  false,
  ['sign', 'verify'],
)

const signed = (url: URL) =>
  new TextEncoder().encode(`${url.pathname}?expires=${url.searchParams.get('expires')}`)

export async function signUrl(url: URL): Promise<URL> {
  const signature = await crypto.subtle.sign(algorithm, await key, signed(url))
  url.searchParams.set('signature', Buffer.from(signature).toString('base64url'))
  return url
}

export async function isSignedUrl(url: URL): Promise<boolean> {
  const signature = Buffer.from(url.searchParams.get('signature') ?? '', 'base64url')
  // expect: secret-key/require-fallback-keys
  return crypto.subtle.verify(algorithm, await key, signature, signed(url))
}
