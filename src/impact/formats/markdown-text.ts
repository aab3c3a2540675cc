import { visible } from '../../catalogue/visible.ts'

/**
 * A name or a path as code, which keeps Markdown, HTML and mentions of people in it from having an effect, wherever the
 * file is shown.
 */
export function asCode(text: string): string {
  const shown = visible(text)
  const longest = Math.max(0, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  const space = shown.startsWith('`') || shown.endsWith('`') ? ' ' : ''
  return `${fence}${space}${shown}${space}${fence}`
}

/** The same in a cell of a table, where a bar would end the cell even inside code. */
export function asCodeInCell(text: string): string {
  return asCode(text).replaceAll('|', '\\|')
}

/** A sentence in which code spans stay, quoted names become some, and nothing else has an effect. */
export function asText(text: string): string {
  return visible(text)
    .split(/(`[^`]+`|(?<![\w'])'[^'\s]+'(?![\w']))/)
    .map((part, index) => {
      if (index % 2 === 1) return part.startsWith("'") ? asCode(part.slice(1, -1)) : part
      return part.replace(/[\\*_[\]<>~|#]/g, '\\$&').replaceAll('@', '&#64;')
    })
    .join('')
}

export function asTextInCell(text: string): string {
  return asText(text).replace(/(?<!\\)\|/g, '\\|')
}
