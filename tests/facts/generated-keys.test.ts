import { describe, expect, it } from 'vitest'
import { makeProjects } from './project.ts'
import type { Project } from './project.ts'

const project = makeProjects()

const main = `import jwt from 'jsonwebtoken'
import { key } from './keys.ts'
export const issue = (payload: object) => jwt.sign(payload, key)
export const check = (token: string) => jwt.verify(token, key)`

const random = "import { randomBytes } from 'node:crypto'\n"

function foundIn(files: Readonly<Record<string, string>>, file = 'src/main.ts'): readonly string[] {
  return keys(project(files), file)
}

function keys(made: Project, file: string): readonly string[] {
  return made
    .facts(file)
    .generatedKeys.map(({ elsewhere, node }) =>
      elsewhere ? `${elsewhere.path}:${String(elsewhere.line)}` : String(node.loc.start.line),
    )
}

describe('a key that another file makes', () => {
  it.each([
    ['at its top', `${random}export const key = randomBytes(32)`, ['src/keys.ts:2']],
    [
      'by a function that it calls',
      `${random}const make = () => randomBytes(32)\nexport const key = make()`,
      ['src/keys.ts:3'],
    ],
    [
      'as the default of a setting that is no key by name',
      `${random}export const key = process.env.T || randomBytes(32)`,
      ['src/keys.ts:2'],
    ],
    // Reported where it stands.
    [
      'as the default of a secret setting',
      `${random}export const key = process.env.JWT_SECRET || randomBytes(32)`,
      [],
    ],
    [
      'and writes to a file',
      `${random}import { writeFileSync } from 'node:fs'\nexport const key = randomBytes(32)\nwriteFileSync('key', key)`,
      [],
    ],
    [
      'in development',
      `${random}export const key = process.env.NODE_ENV === 'production' ? process.env.T : randomBytes(32)`,
      [],
    ],
  ])('%s', (_name, source, expected) => {
    expect(foundIn({ 'src/main.ts': main, 'src/keys.ts': source })).toEqual(expected)
  })

  it('as the default of a secret setting, where it stands', () => {
    const source = `${random}export const key = process.env.JWT_SECRET || randomBytes(32)`
    expect(foundIn({ 'src/main.ts': main, 'src/keys.ts': source }, 'src/keys.ts')).toEqual(['2'])
  })

  it('by a function that keeps nothing, for each of its calls', () => {
    const source = `import jwt from 'jsonwebtoken'
import { makeKey } from './keys.ts'
const key = makeKey()
export const issue = (payload: object) => jwt.sign(payload, key)
export const issueOnce = (payload: object) => jwt.sign(payload, makeKey())`
    const files = {
      'src/main.ts': source,
      'src/keys.ts': `${random}export const makeKey = () => randomBytes(32)`,
    }
    expect(foundIn(files)).toEqual(['3'])
  })

  it('by a function that keeps it, once for a file', () => {
    const source = `import jwt from 'jsonwebtoken'
import { key } from './keys.ts'
export const issue = (payload: object) => jwt.sign(payload, key())
export const check = (token: string) => jwt.verify(token, key())`
    const keeping = `${random}let kept: Buffer | undefined\nexport const key = () => (kept ??= randomBytes(32))`
    expect(foundIn({ 'src/main.ts': source, 'src/keys.ts': keeping })).toEqual(['src/keys.ts:3'])
  })

  it('and writes to a file, in a function', () => {
    const source = `import jwt from 'jsonwebtoken'
import { loadKey } from './keys.ts'
const key = loadKey()
export const issue = (payload: object) => jwt.sign(payload, key)`
    const loading = `${random}import { writeFileSync } from 'node:fs'
export function loadKey() {
  const key = randomBytes(32)
  writeFileSync('key', key)
  return key
}`
    expect(foundIn({ 'src/main.ts': source, 'src/keys.ts': loading })).toEqual([])
  })
})

describe('the default of a secret setting', () => {
  const source = `${random}export const key = process.env.JWT_SECRET || randomBytes(32)`

  it.each(['scripts/keys.ts', 'src/cli/keys.ts', 'bin/keys.ts', 'src/setup.ts'])(
    "is somebody's to keep in %s",
    (file) => {
      expect(foundIn({ [file]: source }, file)).toEqual([])
    },
  )

  it.each(['src/description.ts', 'src/keys/index.ts'])('is lost in %s', (file) => {
    expect(foundIn({ [file]: source }, file)).toEqual(['2'])
  })
})
