import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { libraries } from '../../src/catalogue/libraries/index.ts'
import { impactUrl, keyModuleUrl, ruleUrl } from '../../src/docs-urls.ts'
import { rules } from '../../src/rules/index.ts'
import { anchorsIn, read, root } from './markdown.ts'

interface Manifest {
  readonly version: string
  readonly homepage: string
  readonly files: readonly string[]
}

const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as Manifest

/** The headings of a library's page that a message may lead to. */
const sections = [
  'used-for',
  'if-you-rotate-it-now',
  'not-affected',
  'with-a-fallback-key',
  'several-instances',
  'when-the-old-key-may-go',
  'if-it-leaked',
  'verified-against',
]

function fileOf(url: string): string {
  const base = `${manifest.homepage}/blob/v${manifest.version}/`
  expect(url.startsWith(base), url).toBe(true)
  return url.slice(base.length)
}

describe('every URL leads to a file of the package', () => {
  it.each([
    ...Object.keys(rules).map(ruleUrl),
    ...libraries.map(({ package: name }) => impactUrl(name)),
    impactUrl(),
    impactUrl('@acme/badges'),
    keyModuleUrl(),
  ])('%s', (url) => {
    const file = fileOf(url)
    expect(existsSync(path.join(root, file))).toBe(true)
    expect(manifest.files.some((entry) => file.startsWith(`${entry}/`))).toBe(true)
  })
})

describe("every library's page has the sections that a link may name", () => {
  it.each(libraries.map((library) => library.package))('%s', (name) => {
    for (const section of sections) {
      const [file = '', anchor = ''] = fileOf(impactUrl(name, section)).split('#')
      expect(anchorsIn(read(file))).toContain(anchor)
    }
  })
})
