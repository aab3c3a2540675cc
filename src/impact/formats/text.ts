import picocolors from 'picocolors'
import stringWidth from 'string-width'

import { visible } from '../../catalogue/visible.ts'
import { describeSeconds } from '../../catalogue/lifetimes.ts'
import type { Impact, KeyImpact, Step, Use } from '../types.ts'
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

/** How a terminal shows it. */
export interface TextOptions {
  /** How many columns there are. */
  readonly width: number
  readonly color: boolean
}

type Style = 'bold' | 'dim' | 'red' | 'yellow' | 'cyan' | 'green'

/** The report for a terminal: each key, and an overview at the end, where one looks first. */
export function formatText(impact: Impact, options: TextOptions): string {
  const page = new Page(options)
  if (impact.keys.length === 0) page.paragraph(noKeys(impact))
  for (const key of impact.keys) writeKey(key, page)
  if (impact.keys.length > 1) writeOverview(impact, page)
  if (impact.keys.length > 0) page.paragraph(summaryWords(impact))
  for (const project of impact.projects) {
    if (project.files.notRead.length > 0) {
      page.paragraph(notReadWords(project))
      for (const { file, why } of project.files.notRead) page.item('-', `${file}: ${why}`)
      page.gap()
    }
    for (const note of project.notes) page.paragraph(note)
  }
  return page.text()
}

const severityStyles: Readonly<Record<KeyImpact['severity'], Style>> = {
  'lost for ever': 'red',
  'unreadable until the old key is back': 'red',
  'sign in again': 'yellow',
  'send again': 'cyan',
  nothing: 'green',
  unknown: 'dim',
}

function writeKey(key: KeyImpact, page: Page): void {
  const where = [key.project, key.package === '.' ? undefined : key.package].filter(
    (part) => part !== undefined,
  )
  page.heading(key.name, where.join('/'))
  page.paragraph(headline(key), 2, severityStyles[key.severity])
  // A third party's key that reaches nothing has nothing more to tell.
  page.field(
    'Read',
    key.reads.map(
      (read) =>
        `${placeWords(read)}${read.keyModule ? ' (key module)' : ''}${read.use === 'value' ? '' : ` (${read.use})`}`,
    ),
  )
  page.field(
    'Without it',
    key.defaults.map(
      (place) =>
        `${placeWords(place)}: a ${place.kind === 'literal' ? 'literal stands in' : 'new key for every start'}`,
    ),
  )
  page.field('Used for', key.uses.map(useWords))
  page.field(
    'Goes on to',
    key.handedOn.map((place) => `${place.to} in ${placeWords(place)}: what that does with it is unknown`),
  )
  if (key.uses.length > 0) {
    page.field(
      'Invalidates',
      key.invalidates.map(
        ({ what, severity, shows, detail }) =>
          `${what}: ${severity} (${shows})${detail === undefined ? '' : `; ${detail}`}`,
      ),
    )
    page.field(
      'Not affected',
      key.notAffected.map(({ what, libraries }) => `${what} (${libraries.join(', ')})`),
    )
  }
  if (key.rotatedBy === 'application' && key.uses.length > 0) {
    const rings = key.fallbackKeys.length > 0 ? `: ${key.fallbackKeys.join(', ')}` : ''
    if (key.fallbackOf.length === 0) page.field('Fallback key', [`${fallbackWords(key.fallback)}${rings}`])
  }
  if (key.dropAfter) page.field('Old key may go', [key.dropAfter.words])
  page.field(
    'Same name',
    key.sameName.map((id) => `${id}, not known to be the same key`),
  )
  if (key.rotatedBy === 'application' || key.uses.length > 0) {
    page.field('To rotate', key.steps.map(stepWords), true)
    page.field('If it leaked', [`Whoever has it can ${key.leaked.allows}.`, ...key.leaked.steps])
  }
  page.gap()
}

/** With its package, for a setting that has its name from nowhere else. */
function nameInOverview({ name, kind, project, package: folder }: KeyImpact): string {
  const where = [project, folder === '.' ? undefined : folder].filter((part) => part !== undefined).join('/')
  return where === '' || kind !== 'setting' ? name : `${name} in ${where}`
}

function useWords(use: Use): string {
  const parts = [
    `${use.purpose}: ${libraryWords(use)}, ${callWords(use)} in ${placeWords(use)}`,
    use.through === undefined ? '' : `through ${use.through}`,
    use.joinedBy === undefined ? '' : `told by ${use.joinedBy}`,
    use.lifetime?.seconds === undefined ? '' : `valid for ${describeSeconds(use.lifetime.seconds)}`,
    useFallbackWords(use),
  ]
  return parts.filter((part) => part !== '').join('; ')
}

function stepWords(step: Step): string {
  const places = step.places.map(placeWords)
  return places.length === 0 ? step.text : `${step.text} (${places.join(', ')})`
}

function writeOverview({ keys }: Impact, page: Page): void {
  const rows = keys.map((key) => ({
    style: severityStyles[key.severity],
    cells: [nameInOverview(key), severityWords(key.severity), fallbackShort(key), String(key.uses.length)],
  }))
  page.table(['Key', 'If rotated now', 'Fallback', 'Uses'], rows)
  page.gap()
}

const labelWidth = 18

/** Lines of at most a width. */
class Page {
  readonly #lines: string[] = []
  readonly #width: number
  readonly #colors: ReturnType<typeof picocolors.createColors>

  constructor({ width, color }: TextOptions) {
    this.#width = Math.max(40, width)
    this.#colors = picocolors.createColors(color)
  }

  text(): string {
    return `${this.#lines.join('\n').trimEnd()}\n`
  }

  gap(): void {
    this.#lines.push('')
  }

  heading(name: string, beside: string): void {
    this.#lines.push(
      `${this.#styled('bold', visible(name))}${beside === '' ? '' : this.#styled('dim', `  ${visible(beside)}`)}`,
    )
  }

  paragraph(text: string, indent = 0, style?: Style): void {
    this.#write(text, ' '.repeat(indent), indent, style)
    if (indent === 0) this.gap()
  }

  item(mark: string, text: string): void {
    this.#write(text, `${mark} `, mark.length + 1)
  }

  /** A label at the left, and what belongs to it in lines at the right of it. */
  field(label: string, items: readonly string[], numbered = false): void {
    items.forEach((item, index) => {
      const mark = numbered ? `${index + 1}. ` : ''
      const front = index === 0 ? label.padEnd(labelWidth - 2) : ' '.repeat(labelWidth - 2)
      this.#write(item, `  ${front}${mark}`, labelWidth + mark.length, undefined, label)
    })
  }

  table(
    head: readonly string[],
    rows: readonly { readonly cells: readonly string[]; readonly style: Style }[],
  ): void {
    const shown = [head, ...rows.map(({ cells }) => cells)].map((cells) => cells.map(visible))
    const widths = head.map((_, column) =>
      Math.max(...shown.map((cells) => stringWidth(cells[column] ?? ''))),
    )
    const others = widths.slice(1).reduce((sum, width) => sum + width + 2, 0)
    const first = Math.min(widths[0] ?? 0, Math.max(12, this.#width - others))
    shown.forEach((cells, row) => {
      const [name = '', ...rest] = cells
      const padded = [fit(name, first), ...rest.map((cell, column) => pad(cell, widths[column + 1] ?? 0))]
      const line = padded.join('  ').trimEnd()
      this.#lines.push(this.#styled(row === 0 ? 'dim' : (rows[row - 1]?.style ?? 'bold'), line))
    })
  }

  #write(text: string, front: string, indent: number, style?: Style, label?: string): void {
    wrap(visible(text), this.#width - indent).forEach((line, index) => {
      const start = index === 0 ? front : ' '.repeat(indent)
      const written = style ? this.#styled(style, line) : line
      this.#lines.push((label !== undefined && index === 0 ? this.#styled('dim', start) : start) + written)
    })
  }

  #styled(style: Style, text: string): string {
    return this.#colors[style](text)
  }
}

function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - stringWidth(text)))
}

function fit(text: string, width: number): string {
  if (stringWidth(text) <= width) return pad(text, width)
  let kept = ''
  for (const character of text) {
    if (stringWidth(kept + character) > width - 1) break
    kept += character
  }
  return pad(`${kept}…`, width)
}

/** Breaks at spaces; a word that is longer than a line is broken anywhere. */
function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && stringWidth(line) + 1 + stringWidth(word) > width) {
      lines.push(line)
      line = ''
    }
    line = line === '' ? word : `${line} ${word}`
    while (stringWidth(line) > width) {
      const kept = fit(line, width + 1).slice(0, -1)
      lines.push(kept)
      line = line.slice(kept.length)
    }
  }
  return [...lines, line]
}
