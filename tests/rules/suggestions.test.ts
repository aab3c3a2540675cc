import path from 'node:path'
import { Linter } from 'eslint'
import tseslint from 'typescript-eslint'
import { describe, expect, it } from 'vitest'
import { defineLibrary } from '../../src/catalogue/define-library.ts'
import type { SharedSettings } from '../../src/facts/index.ts'
import plugin from '../../src/index.ts'
import { makeProjects } from '../facts/project.ts'

const project = makeProjects()

interface Offer {
  /** What the editor shows. */
  readonly says: string
  /** The program when it is taken. */
  readonly gives: string
}

/** What a rule offers for a program, among other files of a project. */
function offers(
  rule: string,
  code: string,
  files: Readonly<Record<string, string>> = {},
  more: More = {},
): readonly Offer[] {
  const { filename = 'src/app.ts', settings = {} } = more
  const { root } = project(files)
  const messages = new Linter({ cwd: root }).verify(
    code,
    [
      {
        files: ['**/*.{js,ts,tsx}'],
        plugins: { 'secret-key': plugin },
        rules: { [`secret-key/${rule}`]: 'error' },
      },
      {
        files: ['**/*.{js,ts,tsx}'],
        languageOptions: { parser: tseslint.parser },
        settings: { 'secret-key': settings },
      },
    ],
    { filename: path.join(root, filename) },
  )
  if (messages.length === 0) throw new Error('nothing is reported')
  return messages.flatMap(({ suggestions = [] }) =>
    suggestions.map(({ desc, fix }) => ({
      says: desc,
      gives: code.slice(0, fix.range[0]) + fix.text + code.slice(fix.range[1]),
    })),
  )
}

interface More {
  readonly filename?: string
  readonly settings?: SharedSettings
}

describe('a ring of a single setting', () => {
  const ringsOf = (code: string, more?: More) =>
    offers('require-fallback-keys', code, {}, more).map(({ gives }) => gives)
  const session = (secret: string) => `import session from 'express-session'\nsession({ secret: ${secret} })`
  const present = '.filter((key): key is string => Boolean(key))'

  it.each([
    ['a setting', 'process.env.KEY', `[process.env.KEY, process.env.KEY_PREVIOUS]${present}`],
    ['an array of one setting', '[process.env.KEY]', `[process.env.KEY, process.env.KEY_PREVIOUS]${present}`],
    [
      'a setting that is asserted',
      'process.env.KEY!',
      `[process.env.KEY!, process.env.KEY_PREVIOUS!]${present}`,
    ],
    [
      'a setting of import.meta',
      'import.meta.env.KEY',
      `[import.meta.env.KEY, import.meta.env.KEY_PREVIOUS]${present}`,
    ],
  ])('%s', (_, secret, ring) => {
    expect(ringsOf(session(secret))).toEqual([session(ring)])
  })

  it('in JavaScript', () => {
    expect(ringsOf(session('process.env.KEY'), { filename: 'src/app.js' })).toEqual([
      session('[process.env.KEY, process.env.KEY_PREVIOUS].filter(Boolean)'),
    ])
  })

  it('says what it does', () => {
    expect(offers('require-fallback-keys', session('process.env.KEY')).map(({ says }) => says)).toEqual([
      'Make a key ring of it: the setting, and the one with `_PREVIOUS` behind its name.',
    ])
  })

  it('leaves nothing to report', () => {
    const [ring = ''] = ringsOf(session('process.env.KEY'))
    expect(() => ringsOf(ring)).toThrow('nothing is reported')
  })

  it('has the newest key where the library wants it', () => {
    const tickets = defineLibrary({
      package: '@acme/tickets',
      verified: '1.0.0',
      reference: 'https://example.com/tickets',
      sinks: [
        { call: 'open', key: { argument: 0 }, role: 'verify', keyRing: { accepts: 'array', newest: 'last' } },
      ],
      rotation: { invalidates: [], unaffected: [], withFallback: '', dropWhen: '' },
      examples: { correct: [], incorrect: [] },
    })
    expect(
      ringsOf("import { open } from '@acme/tickets'\nopen(process.env.KEY)", {
        settings: { libraries: [tickets] },
      }),
    ).toEqual([
      `import { open } from '@acme/tickets'\nopen([process.env.KEY_PREVIOUS, process.env.KEY]${present})`,
    ])
  })

  it.each([
    ['a literal', session("'made-up-key'")],
    ['a setting with a literal default', session("process.env.KEY || 'made-up-key'")],
    ['a constant', `${session('key')}\nvar key = process.env.KEY`],
    ['a quoted member', session("process.env['KEY']")],
    ['a call', session("env('SESSION_KEY')")],
    ['one of two settings', session('process.env.KEY ?? process.env.OTHER')],
    [
      'a sink with a map',
      "import { unsealData } from 'iron-session'\nunsealData(seal, { password: process.env.KEY })",
    ],
    ['a sink with a function', "import jwt from 'jsonwebtoken'\njwt.verify(token, process.env.KEY)"],
    [
      'a sink with one key',
      "import { getSignedCookie } from 'hono/cookie'\ngetSignedCookie(c, process.env.KEY)",
    ],
    [
      'a sink with an option for older keys',
      "import { betterAuth } from 'better-auth'\nbetterAuth({ secret: process.env.KEY })",
    ],
    [
      'a sink with an array of more than keys',
      "import { handleSession } from 'svelte-kit-cookie-session'\nhandleSession({ secret: process.env.KEY })",
    ],
  ])('is not certain for %s', (_, code) => {
    expect(ringsOf(code)).toEqual([])
  })
})

describe('an import from the key module', () => {
  const module = { 'src/keys.ts': 'export const jwtSecret = process.env.JWT_SECRET\n' }
  const settings = { keyModules: ['src/keys.ts'] }
  const importsOf = (code: string, files: Readonly<Record<string, string>> = module, more: More = {}) =>
    offers('no-direct-setting-read', code, files, { settings, ...more }).map(({ gives }) => gives)
  const first = "import { sign } from '@company/tokens'\n"

  it('replaces the read', () => {
    expect(
      offers('no-direct-setting-read', `${first}sign(process.env.JWT_SECRET)`, module, { settings }),
    ).toEqual([
      {
        says: "Import it from the key module 'src/keys.ts'.",
        gives: `import { sign } from '@company/tokens'\nimport { jwtSecret } from './keys'\nsign(jwtSecret)`,
      },
    ])
  })

  it.each([
    [
      'with the extension that other imports have',
      "import { sign } from './sign.js'\n",
      'src/app.ts',
      './keys.js',
    ],
    ['without one where other imports have none', "import { sign } from './sign'\n", 'src/app.ts', './keys'],
    ['from a folder below', first, 'src/api/auth/app.ts', '../../keys'],
    ['from a folder beside', first, 'lib/app.ts', '../src/keys'],
    ['from the folder above', first, 'app.ts', './src/keys'],
    ['in JavaScript, with the extension of the module', first, 'src/app.js', './keys.ts'],
  ])('%s', (_, before, filename, specifier) => {
    const [gives] = importsOf(`${before}sign(process.env.JWT_SECRET)`, module, { filename })
    expect(gives).toBe(`${before}import { jwtSecret } from '${specifier}'\nsign(jwtSecret)`)
  })

  it.each([
    ['a quoted member', "process.env['JWT_SECRET']", 'jwtSecret'],
    ['a config service', "configService.get('JWT_SECRET')", 'jwtSecret'],
    ['an assertion', 'process.env.JWT_SECRET!', 'jwtSecret!'],
    ['a default', "process.env.JWT_SECRET ?? ''", "jwtSecret ?? ''"],
  ])('in place of %s', (_, read, replaced) => {
    expect(importsOf(`${first}sign(${read})`)).toEqual([
      `${first}import { jwtSecret } from './keys'\nsign(${replaced})`,
    ])
  })

  it('from the module that hands it out, of several', () => {
    const files = {
      'src/keys.ts': 'export const other = process.env.OTHER_SECRET',
      'src/tokens.ts': 'export const jwtSecret = process.env.JWT_SECRET',
    }
    const [gives] = importsOf(`${first}sign(process.env.JWT_SECRET)`, files, {
      settings: { keyModules: ['src/keys.ts', 'src/tokens.ts'] },
    })
    expect(gives).toContain("import { jwtSecret } from './tokens'")
  })

  it.each<[name: string, code: string, files: Readonly<Record<string, string>>, keyModules: string[]]>([
    ['without a key module', `${first}sign(process.env.JWT_SECRET)`, module, []],
    ['by a glob', `${first}sign(process.env.JWT_SECRET)`, module, ['src/key*.ts']],
    ['of a module that is missing', `${first}sign(process.env.JWT_SECRET)`, {}, ['src/keys.ts']],
    [
      'of a module that does not parse',
      `${first}sign(process.env.JWT_SECRET)`,
      { 'src/keys.ts': 'export const (' },
      ['src/keys.ts'],
    ],
    [
      'of a module with another setting',
      `${first}sign(process.env.JWT_SECRET)`,
      { 'src/keys.ts': 'export const jwtSecret = process.env.OTHER_SECRET' },
      ['src/keys.ts'],
    ],
    [
      'of a module with a ring of it',
      `${first}sign(process.env.JWT_SECRET)`,
      { 'src/keys.ts': 'export const keys = [process.env.JWT_SECRET]' },
      ['src/keys.ts'],
    ],
    [
      'of a module with a default for it',
      `${first}sign(process.env.JWT_SECRET)`,
      { 'src/keys.ts': "export const key = process.env.JWT_SECRET || 'made-up-key'" },
      ['src/keys.ts'],
    ],
    ['in a file without imports', 'sign(process.env.JWT_SECRET)', module, ['src/keys.ts']],
    [
      'where the name is taken',
      `${first}const jwtSecret = 1\nsign(process.env.JWT_SECRET)`,
      module,
      ['src/keys.ts'],
    ],
    ['of a destructured setting', `${first}const { JWT_SECRET } = process.env`, module, ['src/keys.ts']],
    [
      'where the text between would carry a key along',
      "import jwt from 'jsonwebtoken'\njwt.sign({}, 'made-up-key')\njwt.sign({}, process.env.JWT_SECRET)",
      module,
      ['src/keys.ts'],
    ],
    [
      'where the text between would carry the default of a setting along',
      `${first}export const other = process.env.SESSION_SECRET || 'made-up-key'\nsign(process.env.JWT_SECRET)`,
      module,
      ['src/keys.ts'],
    ],
    [
      'where the text between would carry a key along that tests alone reach',
      "import jwt from 'jsonwebtoken'\nif (process.env.NODE_ENV === 'test') jwt.sign({}, 'made-up-key')\njwt.sign({}, process.env.JWT_SECRET)",
      module,
      ['src/keys.ts'],
    ],
    [
      'where the text between would carry the key of a test along',
      "import jwt from 'jsonwebtoken'\nit('signs', () => { jwt.sign({}, 'made-up-key') })\njwt.sign({}, process.env.JWT_SECRET)",
      module,
      ['src/keys.ts'],
    ],
  ])('is not certain %s', (_, code, files, keyModules) => {
    expect(offers('no-direct-setting-read', code, files, { settings: { keyModules } })).toEqual([])
  })
})
