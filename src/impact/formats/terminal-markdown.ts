import picocolors from 'picocolors'

/** One of our own pages for a terminal: titles and code stand out, links and comments are left out. */
export function formatPage(markdown: string, color: boolean): string {
  let inCode = false
  const { bold, cyan, underline } = picocolors.createColors(color)
  const lines = markdown
    .replace(/<!--[\s\S]*?-->\n?/g, '')
    .split('\n')
    .flatMap((line) => {
      if (line.startsWith('```')) {
        inCode = !inCode
        return []
      }
      if (inCode) return [cyan(`    ${line}`)]
      const heading = /^(#+) (.*)$/.exec(line)
      if (heading)
        return [
          heading[1]?.length === 1
            ? bold(underline(withoutLinks(heading[2] ?? '')))
            : bold(withoutLinks(heading[2] ?? '')),
        ]
      return [withoutLinks(line).replace(/`([^`]+)`/g, (whole, code: string) => (color ? cyan(code) : whole))]
    })
  return `${lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`
}

function withoutLinks(line: string): string {
  return line.replace(/\[((?:[^\]`]|`[^`]*`)*)\]\([^)]*\)/g, '$1').replace(/\*\*([^*]+)\*\*/g, '$1')
}
