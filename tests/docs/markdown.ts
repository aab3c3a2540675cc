import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))

/** A fenced block of a page, with the comment above it: `<!-- correct { "filename": "keys.ts" } -->`. */
export interface CodeBlock {
  readonly language: string
  readonly code: string
  /** The first word of the comment. */
  readonly kind: string | undefined
  /** The rest of the comment. */
  readonly rest: string
  readonly line: number
}

/** The Markdown files of a folder, folders in it included, as paths from the root. */
export function pagesIn(folder: string): readonly string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => path.posix.join(folder, file.split(path.sep).join('/')))
    .toSorted()
}

export function read(page: string): string {
  return readFileSync(path.join(root, page), 'utf8')
}

export function codeBlocks(text: string): readonly CodeBlock[] {
  const fence = /(?:^<!-- (?<kind>\S+) ?(?<rest>.*?) ?-->\n+)?^```(?<language>\w*)\n(?<code>[\s\S]*?)^```$/gm
  return [...text.matchAll(fence)].map((match) => ({
    language: match.groups?.language ?? '',
    code: match.groups?.code ?? '',
    kind: match.groups?.kind,
    rest: match.groups?.rest ?? '',
    line: text.slice(0, match.index).split('\n').length,
  }))
}

/** The targets of links and images in prose: code is left out. */
export function linksIn(text: string): readonly string[] {
  return [...prose(text).matchAll(/\]\((?<target>[^()\s]+)\)/g)].map((match) => match.groups?.target ?? '')
}

/** The anchors that GitHub makes of the headings. */
export function anchorsIn(text: string): ReadonlySet<string> {
  const anchors = new Map<string, number>()
  const unique = new Set<string>()
  for (const [, heading = ''] of prose(text, { keepSpans: true }).matchAll(/^#+ (.*)$/gm)) {
    const slug = heading
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replace(/ /g, '-')
    const times = anchors.get(slug) ?? 0
    anchors.set(slug, times + 1)
    unique.add(times === 0 ? slug : `${slug}-${times}`)
  }
  return unique
}

function prose(text: string, { keepSpans = false } = {}): string {
  const withoutBlocks = text.replace(/^```[\s\S]*?^```$/gm, '')
  return keepSpans ? withoutBlocks : withoutBlocks.replace(/`[^`\n]*`/g, '')
}
