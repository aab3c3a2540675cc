import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')
const source = path.join(root, 'src')

const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.replaceAll(path.sep, '/'))

const comments = /^ *(?:\/\/|\/?\*).*$/gm

/** The files of src whose code matches; the data of the catalogue speaks of everything and does nothing. */
function filesWith(pattern: RegExp): readonly string[] {
  return files.filter((file) => {
    if (file.startsWith('catalogue/')) return false
    return pattern.test(readFileSync(path.join(source, file), 'utf8').replaceAll(comments, ''))
  })
}

describe('the tool itself', () => {
  it('runs no text as code', () => {
    expect(filesWith(/\beval\s*\(|\bnew Function\b|\bfrom 'node:vm'|\bimport\('node:vm'\)/)).toEqual([])
  })

  it('knows no network', () => {
    const modules = 'dgram|dns|http|http2|https|inspector|net|tls'
    expect(
      filesWith(new RegExp(`(?:from |import\\()'(?:node:)?(?:${modules}|undici|axios|got)(?:/|')`)),
    ).toEqual([])
    expect(filesWith(/(?<![.'\w{ ] ?)\bfetch\(|\bnew (?:WebSocket|EventSource|XMLHttpRequest)\b/)).toEqual([])
  })

  it('writes nothing but --output, and a temporary folder', () => {
    const writers =
      /\b(?:appendFile|copyFile|cp|createWriteStream|mkdir|mkdtemp|open|rename|rm|rmdir|symlink|truncate|unlink|utimes|writeFile)(?:Sync)?\(/
    // The older version that a comparison needs is written to a temporary folder, which is removed in the end.
    expect(filesWith(writers).toSorted()).toEqual(['cli.ts', 'impact/git.ts', 'impact/run.ts'])
  })

  it('starts git and its own workers, and nothing else', () => {
    expect(filesWith(/node:child_process/)).toEqual(['impact/git.ts'])
  })
})

interface Locked {
  readonly integrity?: string
  readonly resolved?: string
  readonly link?: true
  readonly hasInstallScript?: true
}

describe('the lock file', () => {
  const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, Locked>
  }
  const locked = Object.entries(packages).filter(([name, { link }]) => name !== '' && !link)

  it('has a checksum for each package', () => {
    expect(
      locked.filter(([, { integrity }]) => !integrity?.startsWith('sha512-')).map(([name]) => name),
    ).toEqual([])
  })

  it('takes packages from the registry only', () => {
    const elsewhere = locked.filter(
      ([, { resolved }]) => resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/'),
    )
    expect(elsewhere.map(([name]) => name)).toEqual([])
  })
})
