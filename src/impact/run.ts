import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

import { collect } from './collect.ts'
import type { CollectOptions } from './collect.ts'
import { compareImpacts } from './compare.ts'
import type { Comparison } from './compare.ts'
import { commitOf, writeTree } from './git.ts'
import { impactOf } from './impact.ts'
import { readImpact } from './old-impact.ts'
import type { Impact, KeyImpact, Severity } from './types.ts'

/** Which keys make the exit code 1: those whose rotation does at least this. */
export type Threshold = 'lost' | 'sign-in' | 'any'

export const thresholds: readonly Threshold[] = ['lost', 'sign-in', 'any']

type ReadOptions = Pick<CollectOptions, 'root' | 'paths' | 'useConfig' | 'onProgress'>

/** The impact of a project as it is now. */
export async function readProject(options: ReadOptions): Promise<Impact> {
  return impactOf(await collect(options))
}

/** What changed since a git ref, or since an impact was written to a JSON file. */
export async function compareWith(reference: string, options: ReadOptions): Promise<Comparison> {
  const { libraries } = await import('../catalogue/libraries/index.ts')
  const isFile =
    fs.statSync(path.resolve(options.root, reference), { throwIfNoEntry: false })?.isFile() ?? false
  const before = isFile
    ? readImpact(path.resolve(options.root, reference))
    : await readCommit(reference, options)
  const after = await readProject(options)
  return compareImpacts(before, after, { before: reference, after: 'now', libraries })
}

// Ctrl+C, a CI job that is cancelled, a terminal that is closed.
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** The impact of a commit, read in a folder of its own with the ESLint configuration of now. */
async function readCommit(ref: string, { root, paths, useConfig = true }: ReadOptions): Promise<Impact> {
  const commit = await commitOf(ref, root)
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'secret-key-')))
  const remove = () => {
    fs.rmSync(folder, { recursive: true, force: true })
  }
  const stop = (signal: NodeJS.Signals) => {
    remove()
    // Whoever listened first has done so once: now the signal does what it does.
    process.kill(process.pid, signal)
  }
  for (const signal of signals) process.once(signal, stop)
  try {
    await writeTree(commit, root, folder)
    const existing = paths.filter((given) => fs.existsSync(path.resolve(folder, given)))
    return impactOf(await collect({ root: folder, paths: existing, configRoot: root, useConfig }))
  } finally {
    for (const signal of signals) process.off(signal, stop)
    remove()
  }
}

/** Those that a name is about: by id or whole name, else by the end of a path, as `JWT_SECRET` of `INFRA.JWT_SECRET`. */
export function namedBy<Key extends { readonly id: string; readonly name: string }>(
  keys: readonly Key[],
  name: string,
): readonly Key[] {
  const exact = keys.filter((key) => key.name === name || key.id === name)
  return exact.length > 0 ? exact : keys.filter((key) => key.name.endsWith(`.${name}`))
}

/** The report with one key; undefined when there is no key of that name. */
export function onlyKey(impact: Impact, name: string): Impact | undefined {
  const keys = namedBy(impact.keys, name)
  return keys.length === 0 ? undefined : { ...impact, keys }
}

const worseThan: Readonly<Record<Threshold, readonly Severity[]>> = {
  lost: ['unreadable until the old key is back', 'lost for ever'],
  'sign-in': ['sign in again', 'unreadable until the old key is back', 'lost for ever'],
  any: ['send again', 'sign in again', 'unreadable until the old key is back', 'lost for ever'],
}

/** The keys of the application that a threshold is about: rotating one does this, and a use of it has no fallback key. */
export function keysOver({ keys }: Impact, threshold: Threshold): readonly KeyImpact[] {
  return keys.filter(
    (key) =>
      key.rotatedBy === 'application' &&
      key.fallbackOf.length === 0 &&
      key.invalidates.some(
        ({ severity, fallback }) =>
          worseThan[threshold].includes(severity) && (fallback === 'none' || fallback === 'some'),
      ),
  )
}

/** The changed keys of a comparison that a threshold is about. */
export function changesOver({ changes }: Comparison, threshold: Threshold): Comparison['changes'] {
  return changes.filter(
    ({ rotatedBy, invalidatesAdded, usesAdded }) =>
      rotatedBy === 'application' &&
      usesAdded.some(({ fallback }) => fallback === 'no') &&
      invalidatesAdded.some(
        ({ severity, fallback }) =>
          worseThan[threshold].includes(severity) && (fallback === 'none' || fallback === 'some'),
      ),
  )
}
