import { createRequire } from 'node:module'

import { pageOf } from './catalogue/describe.ts'
import { libraries } from './catalogue/detection.ts'

const manifest = createRequire(import.meta.url)('../package.json') as {
  readonly name: string
  readonly version: string
  readonly homepage: string
}

/** The package's own name and version, as package.json has them: ESLint's cache goes by the version. */
export const { name: packageName, version: packageVersion } = manifest

/** A file of the package as it was at this version; `homepage` in package.json is the one place that names the host. */
function fileUrl(path: string): string {
  return `${manifest.homepage}/blob/v${manifest.version}/${path}`
}

/** The page of a rule. */
export function ruleUrl(rule: string): string {
  return fileUrl(`docs/rules/${rule}.md`)
}

let withPage: ReadonlySet<string> | undefined

/** The page that says what rotating a library's key does; the one about all of them for a library that a user declared. */
export function impactUrl(library?: string, anchor?: string): string {
  withPage ??= new Set(libraries.map((entry) => entry.package))
  const hasPage = library !== undefined && withPage.has(library)
  const page = fileUrl(`docs/rotation-impact/${hasPage ? pageOf(library) : 'README.md'}`)
  return anchor === undefined ? page : `${page}#${anchor}`
}

/** The page with a key module to copy. */
export function keyModuleUrl(): string {
  return fileUrl('docs/key-module.md')
}
