import type { Comparison } from '../compare.ts'
import type { Impact } from '../types.ts'
import { formatComparisonMarkdown, formatComparisonText } from './comparison.ts'
import { formatHtml } from './html.ts'
import { formatJson } from './json.ts'
import { formatMarkdown } from './markdown.ts'
import { formatText } from './text.ts'
import type { TextOptions } from './text.ts'

/** The formats of a report, by the name that `--format` takes. Each is a function from data to text. */
export const formats = {
  text: formatText,
  markdown: formatMarkdown,
  html: formatHtml,
  json: formatJson,
} satisfies Record<string, (impact: Impact, options: TextOptions) => string>

/** The formats of a comparison. A page has nothing to search in it. */
export const comparisonFormats = {
  text: formatComparisonText,
  markdown: formatComparisonMarkdown,
  json: formatJson,
} satisfies Record<string, (comparison: Comparison) => string>

export type Format = keyof typeof formats
export type { TextOptions }

export function isFormat(name: string): name is Format {
  return Object.hasOwn(formats, name)
}

export function isComparisonFormat(format: Format): format is keyof typeof comparisonFormats {
  return Object.hasOwn(comparisonFormats, format)
}

const byExtension: Readonly<Record<string, string>> = {
  '.md': 'markdown',
  '.json': 'json',
  '.html': 'html',
  '.txt': 'text',
}

/** The format that a file's name asks for. */
export function formatOf(extension: string): Format | undefined {
  const name = byExtension[extension.toLowerCase()]
  return name !== undefined && isFormat(name) ? name : undefined
}
