/** Puts generated text between the markers of a hand-written page, and fails when they are not there. */
export function between(page: string, file: string, name: string, text: string): string {
  const begin = `<!-- begin auto-generated ${name} -->`
  const end = `<!-- end auto-generated ${name} -->`
  const from = page.indexOf(begin)
  const to = page.indexOf(end)
  if (from === -1 || to < from) {
    throw new Error(`${file} has no place for the ${name}: put\n\n${begin}\n${end}\n\nwhere it belongs.`)
  }
  // Prettier would pad every row of a table of two hundred libraries to the longest of them.
  const unformatted = `<!-- prettier-ignore-start -->\n\n${text}\n\n<!-- prettier-ignore-end -->`
  return `${page.slice(0, from + begin.length)}\n\n${unformatted}\n\n${page.slice(to)}`
}
