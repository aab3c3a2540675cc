import { mkdtempSync, realpathSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { collect } from '../../src/impact/collect.ts'
import { impactOf } from '../../src/impact/impact.ts'
import type { Impact, KeyImpact } from '../../src/impact/types.ts'
import { writeFiles } from '../files.ts'

/** A project by its files: the path and the text of each. */
export type Files = Readonly<Record<string, string>>

/** Writes a project into a folder of its own, which goes with the run. */
export function writeProject(files: Files): string {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'secret-key-impact-')))
  writeFiles(root, files)
  return root
}

/** What rotating the keys of a project does. */
export async function impactOfFiles(files: Files): Promise<Impact> {
  return impactOf(await collect({ root: writeProject(files), paths: ['.'], threads: 1 }))
}

/** The one key of that name. */
export function keyNamed(impact: Impact, name: string): KeyImpact {
  const found = impact.keys.filter((key) => key.name === name)
  const [key] = found
  if (!key || found.length > 1) {
    throw new Error(`${found.length} keys '${name}' among ${impact.keys.map((one) => one.name).join(', ')}`)
  }
  return key
}
