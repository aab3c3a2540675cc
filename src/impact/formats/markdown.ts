import type { Impact, KeyImpact, Place, Use } from '../types.ts'
import { asCode, asCodeInCell, asText, asTextInCell } from './markdown-text.ts'
import {
  callWords,
  fallbackShort,
  fallbackWords,
  headline,
  libraryWords,
  noKeys,
  notReadWords,
  placeWords,
  severityWords,
  summaryWords,
  useFallbackWords,
} from './words.ts'

/** The report as a file to commit: the same keys give the same text, so that a change of it is a change of the project. */
export function formatMarkdown(impact: Impact): string {
  const lines = ['# What rotating each key does', '']
  if (impact.keys.length === 0) lines.push(noKeys(impact), '')
  else lines.push(summaryWords(impact), '', ...overview(impact.keys), '')
  for (const key of impact.keys) lines.push(...keySection(key))
  for (const { name, files, notes } of impact.projects) {
    if (files.notRead.length === 0 && notes.length === 0) continue
    lines.push(impact.projects.length > 1 ? `## How ${asCode(name)} was read` : '## How it was read', '')
    for (const note of notes) lines.push(asText(note), '')
    if (files.notRead.length > 0) {
      lines.push(notReadWords({ name, files, notes, packages: [] }), '')
      lines.push(...files.notRead.map(({ file, why }) => `- ${asCode(file)}: ${asText(why)}`), '')
    }
  }
  return `${lines.join('\n').trimEnd()}\n`
}

function overview(keys: readonly KeyImpact[]): readonly string[] {
  return [
    '| Key | If it is rotated now | Fallback key | Uses |',
    '| --- | --- | --- | --- |',
    ...keys.map(
      (key) =>
        `| ${asCodeInCell(key.name)}${elsewhere(key)} | ${asTextInCell(severityWords(key.severity))} | ${fallbackShort(key)} | ${key.uses.length} |`,
    ),
  ]
}

function elsewhere({ project, package: folder }: KeyImpact): string {
  const where = [project, folder === '.' ? undefined : folder].filter((part) => part !== undefined).join('/')
  return where === '' ? '' : ` in ${asCodeInCell(where)}`
}

function keySection(key: KeyImpact): readonly string[] {
  const lines = [`## ${asCode(key.name)}${elsewhere(key)}`, '', asText(headline(key)), '']
  const part = (title: string, items: readonly string[]) => {
    if (items.length > 0) lines.push(`**${title}**`, '', ...items, '')
  }
  part(
    'Read',
    key.reads.map(
      (read) =>
        `- ${place(read)}${read.keyModule ? ', the key module' : ''}${read.use === 'value' ? '' : ` (${read.use})`}`,
    ),
  )
  part(
    'When the setting is missing',
    key.defaults.map(
      (one) =>
        `- ${place(one)}: ${one.kind === 'literal' ? 'a literal stands in' : 'a new key for every start'}`,
    ),
  )
  part('Used for', key.uses.map(useItem))
  part(
    'Goes on to something unknown',
    key.handedOn.map((one) => `- ${asCode(one.to)} in ${place(one)}`),
  )
  if (key.invalidates.length > 0) {
    lines.push(
      '**Rotating it now invalidates**',
      '',
      '| What | How bad | How it shows | With a fallback key |',
      '| --- | --- | --- | --- |',
      ...key.invalidates.map(({ what, severity, shows, detail, withFallback }) =>
        [
          '',
          asTextInCell(detail === undefined ? what : `${what}: ${detail}`),
          asTextInCell(severity),
          asTextInCell(shows),
          asTextInCell(withFallback),
          '',
        ]
          .join(' | ')
          .trim(),
      ),
      '',
    )
  }
  part(
    'Not affected',
    key.notAffected.map(({ what, libraries }) => `- ${asText(what)} (${libraries.map(asCode).join(', ')})`),
  )
  if (key.rotatedBy === 'application' && key.uses.length > 0 && key.fallbackOf.length === 0) {
    const rings = key.fallbackKeys.length > 0 ? `: ${key.fallbackKeys.map(asCode).join(', ')}` : ''
    lines.push(`**A fallback key is ${fallbackWords(key.fallback)}**${rings}.`, '')
  }
  if (key.dropAfter) lines.push(`**The old key may go** ${asText(key.dropAfter.words)}.`, '')
  if (key.sameName.length > 0) {
    part(
      'The same name elsewhere, not known to be the same key',
      key.sameName.map((id) => `- ${asCode(id)}`),
    )
  }
  if (key.rotatedBy === 'application' || key.uses.length > 0) {
    part(
      'To rotate it',
      key.steps.map(
        ({ text, places }, index) =>
          `${index + 1}. ${asText(text)}${places.length > 0 ? ` ${places.map(place).join(', ')}` : ''}`,
      ),
    )
    part('If it leaked', [
      `Whoever has it can ${asText(key.leaked.allows)}.`,
      '',
      ...key.leaked.steps.map((step, index) => `${index + 1}. ${asText(step)}`),
    ])
  }
  return lines
}

function useItem(use: Use): string {
  const more = [
    use.through === undefined ? '' : `through ${asCode(use.through)}`,
    use.joinedBy === undefined ? '' : `told by ${asText(use.joinedBy)}`,
    useFallbackWords(use),
  ].filter((part) => part !== '')
  return `- ${asText(use.purpose)}: [${asCode(libraryWords(use))}](${use.page}), ${asCode(callWords(use))} in ${place(use)}${more.map((part) => `; ${part}`).join('')}`
}

function place(at: Place): string {
  return asCode(placeWords(at))
}
