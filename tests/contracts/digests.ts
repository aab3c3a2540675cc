/**
 * What each entry said when its contract last passed, as a digest. Only a run with `--write` notes it, so that a fact
 * which is changed afterwards is one that nobody has run.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Library } from '../../src/catalogue/types.ts'

export const digestsFile = fileURLToPath(new URL('digests.json', import.meta.url))

/** Everything that an entry says, except where to read more and the examples, which are linted. */
export function factsOf(library: Library): Readonly<Record<string, unknown>> {
  const { reference, examples } = library
  return Object.fromEntries(
    Object.entries(library).filter(([, said]) => said !== reference && said !== examples),
  )
}

/** A digest of these facts, whatever the order in which their properties are written. */
export function digestOf(facts: unknown): string {
  const sorted = JSON.stringify(facts, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  )
  return createHash('sha256').update(sorted).digest('hex').slice(0, 16)
}

export function readDigests(): Readonly<Record<string, string>> {
  return JSON.parse(readFileSync(digestsFile, 'utf8')) as Record<string, string>
}

/** The digests of these libraries, anew for those that have just passed. */
export function digestsWith(
  passed: ReadonlySet<string>,
  libraries: readonly Library[],
  before: Readonly<Record<string, string>>,
): string {
  const digests = libraries.map(
    (library) =>
      [
        library.package,
        passed.has(library.package) ? digestOf(factsOf(library)) : before[library.package],
      ] as const,
  )
  return `${JSON.stringify(Object.fromEntries(digests), null, 2)}\n`
}
