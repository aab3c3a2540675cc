import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pageOf } from '../../src/catalogue/describe.ts'
import { formatted } from '../format.ts'
import { detectionSource, librariesFolder, librariesSource, loadLibraries } from './catalogue.ts'
import { generatedMark, impactPage } from './impact-page.ts'
import { between } from './markers.ts'
import {
  loadOptions,
  ruleNames,
  ruleNamesSource,
  ruleOptionsSource,
  rulesFolder,
  rulesSource,
} from './rules.ts'
import { byData, byLibrary, bySeverity, fallbackTable, sinksTable, withoutSinkTable } from './tables.ts'

const impactFolder = 'docs/rotation-impact'

/** What the files have to hold; `undefined` where a file has to go. */
export type GeneratedFiles = ReadonlyMap<string, string | undefined>

/** Everything that follows from the entries and the rules, by path. */
export async function generatedFiles(root: string): Promise<GeneratedFiles> {
  const libraries = await loadLibraries(root)
  const rules = await ruleNames(root)
  const options = ruleOptionsSource(await loadOptions(root, rules))
  const files = new Map<string, string | undefined>([
    [`${librariesFolder}/index.ts`, librariesSource(libraries)],
    ['src/catalogue/detection.ts', detectionSource(libraries)],
    [`${rulesFolder}/index.ts`, rulesSource(rules)],
    ['src/rule-names.ts', await formatted(root, 'src/rule-names.ts', ruleNamesSource(rules))],
    ['src/rule-options.ts', await formatted(root, 'src/rule-options.ts', options)],
  ])
  for (const file of await generatedPages(root)) files.set(file, undefined)
  for (const library of libraries) {
    files.set(`${impactFolder}/${pageOf(library.package)}`, `${impactPage(library, libraries)}\n`)
  }
  const insert = async (file: string, texts: Readonly<Record<string, string>>) => {
    let page = await readFile(path.join(root, file), 'utf8')
    for (const [name, text] of Object.entries(texts)) page = between(page, file, name, text)
    files.set(file, await formatted(root, file, page))
  }
  await insert(`${impactFolder}/README.md`, {
    'index by library': byLibrary(libraries),
    'index by data': byData(libraries),
    'index by severity': bySeverity(libraries),
  })
  await insert('docs/rules/no-hardcoded-key.md', {
    'library table': sinksTable(libraries, '../rotation-impact/'),
  })
  await insert('docs/rules/require-fallback-keys.md', {
    'library table': fallbackTable(libraries, '../rotation-impact/'),
  })
  await insert('docs/catalogue.md', {
    'libraries without a sink': withoutSinkTable(libraries, 'rotation-impact/'),
  })
  return files
}

/** The files that are not what they have to be. */
export async function differingFiles(root: string, files: GeneratedFiles): Promise<readonly string[]> {
  const differing = await Promise.all(
    [...files].map(async ([file, text]) => ((await textOf(root, file)) === text ? [] : [file])),
  )
  return differing.flat()
}

export async function writeFiles(root: string, files: GeneratedFiles): Promise<void> {
  for (const file of await differingFiles(root, files)) {
    const text = files.get(file)
    const absolute = path.join(root, file)
    await mkdir(path.dirname(absolute), { recursive: true })
    await (text === undefined ? rm(absolute) : writeFile(absolute, text))
  }
}

/** Pages that were generated before: one whose library is gone goes, too. */
async function generatedPages(root: string): Promise<readonly string[]> {
  const folder = path.join(root, impactFolder)
  const pages = existsSync(folder) ? await readdir(folder) : []
  const files = pages.filter((page) => page.endsWith('.md')).map((page) => `${impactFolder}/${page}`)
  const texts = await Promise.all(files.map((file) => textOf(root, file)))
  return files.filter((_file, index) => texts[index]?.startsWith(generatedMark))
}

async function textOf(root: string, file: string): Promise<string | undefined> {
  const absolute = path.join(root, file)
  return existsSync(absolute) ? readFile(absolute, 'utf8') : undefined
}
