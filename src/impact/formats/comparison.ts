import { visible } from '../../catalogue/visible.ts'
import type { Comparison, KeyChange } from '../compare.ts'
import type { Use } from '../types.ts'
import { asCode, asText } from './markdown-text.ts'
import { callWords, libraryWords, placeWords, useFallbackWords } from './words.ts'

const nothing = 'Nothing changes in what rotating a key does.'

/** A comparison for a terminal. */
export function formatComparisonText(comparison: Comparison): string {
  const lines = [`${comparison.before} -> ${comparison.after}`, '']
  if (comparison.changes.length === 0) lines.push(nothing, '')
  for (const change of comparison.changes) {
    lines.push(...change.says)
    lines.push(...change.usesAdded.map((use) => `  + ${useWords(use)}`))
    lines.push(...change.usesRemoved.map((use) => `  - ${useWords(use)}`))
    for (const { library, says, page } of change.upgrades)
      lines.push(...says.map((sentence) => `  ${library}: ${sentence}`), `  ${page}`)
    lines.push('')
  }
  return `${lines.map(visible).join('\n').trimEnd()}\n`
}

/** A comparison for a comment on a pull request. */
export function formatComparisonMarkdown(comparison: Comparison): string {
  const lines = ['### What this change does to key rotation', '']
  if (comparison.changes.length === 0) lines.push(nothing, '')
  for (const change of comparison.changes) {
    lines.push(...paragraphs(change), '')
    lines.push(...change.usesAdded.map((use) => `- added: ${useMarkdown(use)}`))
    lines.push(...change.usesRemoved.map((use) => `- removed: ${useMarkdown(use)}`))
    for (const { library, says, page } of change.upgrades) {
      lines.push(
        ...says.map((sentence) => `- ${asCode(library)}: ${asText(sentence)}`),
        `- [what rotating a key of ${asCode(library)} does](${page})`,
      )
    }
    lines.push('')
  }
  return `${lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()}\n`
}

function paragraphs({ says }: KeyChange): readonly string[] {
  return says.map((sentence, index) => (index === 0 ? `**${asText(sentence)}**` : asText(sentence)))
}

function useWords(use: Use): string {
  const inside = use.inside === undefined ? '' : `, in ${use.inside}`
  const fallback = useFallbackWords(use)
  return `${use.purpose}: ${libraryWords(use)}, ${callWords(use)} in ${placeWords(use)}${inside}${fallback === '' ? '' : `; ${fallback}`}`
}

function useMarkdown(use: Use): string {
  const inside = use.inside === undefined ? '' : `, in ${asCode(use.inside)}`
  const fallback = useFallbackWords(use)
  return `${asText(use.purpose)}: ${asCode(libraryWords(use))}, ${asCode(callWords(use))} in ${asCode(placeWords(use))}${inside}${fallback === '' ? '' : `; ${fallback}`}`
}
