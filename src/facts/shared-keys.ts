import path from 'node:path'

import type { TSESTree } from '@typescript-eslint/utils'

import { importedFiles } from './imported-files.ts'
import { findIssuedUses } from './issued-keys.ts'
import { findKeyUses } from './key-uses.ts'
import type { KeyUse } from './key-uses.ts'
import { filesWithSetting, isSaved, packageFolderOf } from './package-files.ts'
import type { SourceFile } from './source-file.ts'

/** A key that serves several purposes. */
export interface SharedKey {
  /** The use at which it first serves another purpose. */
  readonly node: TSESTree.Node
  readonly name: string | undefined
  readonly use: KeyUse
  /** Every use, by purpose. */
  readonly purposes: readonly SharedPurpose[]
  /** It is a client secret, that a third party gave out. */
  readonly issued: boolean
}

export interface SharedPurpose {
  readonly words: string
  readonly uses: readonly (KeyUse & { readonly place: UsePlace })[]
}

/** The file is given where it is another one. */
export interface UsePlace {
  readonly file: string | undefined
  readonly line: number
}

/** The keys in a file that serve several purposes, as far as the file, what it imports and its package show. */
export function findSharedKeys(file: SourceFile, sharedNames: readonly string[]): readonly SharedKey[] {
  const all = findKeyUses(file)
  const issued = findIssuedUses(file, all)
  const own = all.filter(({ mark }) => !issued.some((use) => use.mark === mark))
  const found = issued.map((use) => ({ ...sharedAt(use, [use], use.mark, file), issued: true }))
  if (own.length === 0) return firstOfEach(found)
  const reached = [...own, ...importedFiles(file).flatMap(findKeyUses)]
  const byMark = new Map<string, KeyUse[]>()
  for (const use of reached) {
    const same = byMark.get(use.mark)
    if (same) same.push(use)
    else byMark.set(use.mark, [use])
  }
  const marks = [...new Set(own.map(({ mark }) => mark))]
  const seen = marks.flatMap((mark) => {
    const first = firstOfAnother(byMark.get(mark) ?? [])
    if (!first) return []
    return [sharedAt(first.sinkCall.file === file ? first : ownUse(own, mark), reached, mark, file)]
  })
  const rest = marks.filter(
    (mark) => mark.startsWith('setting ') && !seen.some(({ use }) => use.mark === mark),
  )
  const reports = [...firstOfEach(found), ...seen, ...sharedBeside(file, own, rest, sharedNames)]
  // `KEY || OTHER_KEY` is one place.
  return reports.filter(({ node }, index) => !reports.slice(0, index).some((other) => other.node === node))
}

/** A key that signs and verifies in one library is one fault. */
function firstOfEach(found: readonly SharedKey[]): readonly SharedKey[] {
  return found.filter(({ use }, index) => !found.slice(0, index).some((other) => other.use.mark === use.mark))
}

/** Keys that another file of the package uses for something else: the file whose path comes last reports them. */
function sharedBeside(
  file: SourceFile,
  own: readonly KeyUse[],
  marks: readonly string[],
  sharedNames: readonly string[],
): readonly SharedKey[] {
  const { root } = file.modules
  // A text that nobody has saved belongs to no package.
  if (marks.length === 0 || !isSaved(file)) return []
  return marks.flatMap((mark) => {
    const setting = mark.slice('setting '.length)
    const everywhere = sharedNames.includes(setting)
    const folder = everywhere ? root : packageFolderOf(file.path, root)
    const others = filesWithSetting(setting, file, folder, everywhere).flatMap(findKeyUses)
    const uses = [...own, ...others]
      .filter((use) => use.mark === mark)
      .toSorted((a, b) => comparePaths(a.sinkCall.file.path, b.sinkCall.file.path))
    const first = firstOfAnother(uses)
    if (first?.sinkCall.file !== file) return []
    const files = new Set(uses.map(({ sinkCall }) => sinkCall.file))
    return [...files].some((other) => other !== file && seesItself(other, uses))
      ? []
      : [sharedAt(first, uses, mark, file)]
  })
}

/** Whether a file and what it imports show the several purposes: then it reports them. */
function seesItself(file: SourceFile, uses: readonly KeyUse[]): boolean {
  const reached = new Set([file, ...importedFiles(file)].map(({ path: of }) => of))
  return firstOfAnother(uses.filter(({ sinkCall }) => reached.has(sinkCall.file.path))) !== undefined
}

const comparePaths = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The first use that is for something else than one before it. */
function firstOfAnother(uses: readonly KeyUse[]): KeyUse | undefined {
  return uses.find((use, index) => uses.slice(0, index).some((before) => areDifferent(use, before)))
}

function areDifferent(
  { purpose: a, sinkCall: one }: KeyUse,
  { purpose: b, sinkCall: other }: KeyUse,
): boolean {
  // A library that does two things with one key keeps them apart itself.
  const isOneLibrary = one.library === other.library && a.told === 'by library' && b.told === 'by library'
  if (isOneLibrary) return false
  return [...a.possible].every((purpose) => !b.possible.has(purpose))
}

function ownUse(own: readonly KeyUse[], mark: string): KeyUse {
  const use = own.find((candidate) => candidate.mark === mark)
  if (!use) throw new Error(`no use of ${mark}`)
  return use
}

function sharedAt(use: KeyUse, all: readonly KeyUse[], mark: string, file: SourceFile): SharedKey {
  const byWords = new Map<string, (KeyUse & { place: UsePlace })[]>()
  for (const one of all.filter((candidate) => candidate.mark === mark)) {
    const { words } = one.purpose
    byWords.set(words, [...(byWords.get(words) ?? []), { ...one, place: placeOf(one, file) }])
  }
  return {
    node: use.sinkCall.key,
    name: use.name,
    use,
    purposes: [...byWords].map(([words, uses]) => ({ words, uses })),
    issued: false,
  }
}

function placeOf({ sinkCall }: KeyUse, file: SourceFile): UsePlace {
  const { node, file: of } = sinkCall
  const relative = path.relative(of.modules.root, of.path).replaceAll('\\', '/')
  return { file: of === file ? undefined : relative, line: node.loc.start.line }
}
