import fs from 'node:fs'

import { mentions, passesKeysTo } from './relevance.ts'
import { forgetAfter } from './resolvers.ts'
import type { SinkIndex } from './sink-index.ts'

/** What the text of a file shows, without parsing. */
export interface Glance {
  /** It mentions a library, or hands on what other files export. */
  readonly leads: boolean
  readonly readsSettings: boolean
  /** Specifiers of the project's own under whose names keys may be passed on. */
  readonly passesTo: readonly string[]
}

interface Seen extends Glance {
  readonly mtimeMs: number
  readonly size: number
  readonly at: number
}

const nothingSeen: Glance = { leads: false, readsSettings: false, passesTo: [] }

// Written by hand: larger files are bundles, data or generated.
export const largestFile = 300_000

/** Glances at files, kept while the files stay as they are; looked up once for each linted file. */
export class FileGlances {
  readonly #sinks: SinkIndex
  readonly #seen = new Map<string, Seen>()
  readonly #lookedAt = new Set<string>()

  constructor(sinks: SinkIndex) {
    this.#sinks = sinks
  }

  lookAgain(): void {
    this.#lookedAt.clear()
  }

  at(file: string): Glance {
    const before = this.#seen.get(file)
    if (before && (this.#lookedAt.has(file) || (!before.leads && Date.now() - before.at < forgetAfter)))
      return before
    this.#lookedAt.add(file)
    const stat = statOf(file)
    if (!stat || stat.size > largestFile) return nothingSeen
    if (before?.mtimeMs === stat.mtimeMs && before.size === stat.size) return before
    const text = textOf(file)
    const seen: Seen = {
      leads: mentions(text, this.#sinks) || /\bexport\s*(?:\*|\{[^}]*\})\s*from\b/.test(text),
      readsSettings:
        /\b(?:process|import\.meta|Bun|Deno)\.env\b|\bfrom ['"](?:bun|node:process|process)['"]/.test(text),
      passesTo: passesKeysTo(text),
      mtimeMs: stat.mtimeMs,
      size: stat.size,
      at: Date.now(),
    }
    this.#seen.set(file, seen)
    return seen
  }
}

function textOf(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

/** What the file system says of a file; undefined for a folder, and where nothing is. */
export function statOf(file: string): fs.Stats | undefined {
  try {
    const stat = fs.statSync(file)
    return stat.isFile() ? stat : undefined
  } catch {
    return undefined
  }
}
