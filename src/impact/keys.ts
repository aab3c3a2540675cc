import { kindOfSetting } from '../catalogue/setting-names.ts'
import type { FileSummary } from '../facts/summary.ts'
import { settingName } from './drafts.ts'
import type { Draft } from './drafts.ts'
import { isThere, withWrittenSettings, withoutWrapped } from './own-uses.ts'
import type { Packages } from './packages.ts'
import { settingKeys } from './setting-keys.ts'
import { readByLibraries } from './setting-sinks.ts'
import { joinByName, unnamedKeys } from './unnamed-keys.ts'

/** Every key of the project. */
export function findKeys(
  summaries: readonly FileSummary[],
  packages: Packages,
  sharedKeys: ReadonlySet<string>,
): readonly Draft[] {
  for (const { path } of summaries) packages.packageOf(path)
  const uses = withoutWrapped(summaries.flatMap((summary) => summary.uses))
    .map(withWrittenSettings)
    .filter((use) => isThere(use, packages))
  const folders = packages.list().map(({ path }) => path)
  const reads = summaries.flatMap((summary) => summary.reads)
  const readIn = new Set(reads.map(({ name, file }) => `${packages.packageOf(file)}\0${settingName(name)}`))
  const isRead = (setting: string, folder: string) =>
    [folder, ...packages.imports(folder)].some((candidate) => readIn.has(`${candidate}\0${setting}`))
  const libraryReads = readByLibraries(folders, packages, uses, isRead)
  const settings = settingKeys(summaries, uses, libraryReads, packages, sharedKeys)
  return joinByName(settings, unnamedKeys(uses, packages))
}

/** Whether the owners of the application make this key, or somebody else gives it out. */
export function isThirdParty({ name, kind, arrivals }: Draft): boolean {
  if (arrivals.length > 0 && arrivals.every(({ use }) => use.rotatedBy === 'third party')) return true
  // What makes something and accepts it itself needs nobody else to know the key.
  const roles = new Set(arrivals.map(({ use }) => use.role))
  if (roles.has('sign and verify') || (roles.has('sign') && roles.has('verify'))) return false
  if (roles.has('encrypt and decrypt') || (roles.has('encrypt') && roles.has('decrypt'))) return false
  return kind === 'setting' && kindOfSetting(name) === 'third party'
}
