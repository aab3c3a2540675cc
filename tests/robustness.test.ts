import { Linter } from 'eslint'
import tseslint from 'typescript-eslint'
import { describe, expect, it } from 'vitest'
import { mayMatter } from '../src/facts/index.ts'
import plugin from '../src/index.ts'

interface How {
  readonly filename?: string
  readonly cwd?: string
  readonly more?: Linter.Config
  /** With the parser of ESLint: that of TypeScript runs out of stack before ESLint does, and reads no scripts. */
  readonly espree?: true
}

/** What all rules say of a program. */
function lint(
  code: string,
  { filename = 'src/program.ts', cwd = '/no-such-folder', more = {}, espree }: How = {},
): Linter.LintMessage[] {
  const files = ['**/*.{js,jsx,mjs,cjs,ts,tsx,mts,cts}']
  const parser = espree ? {} : { parser: tseslint.parser as Linter.Parser }
  const parserOptions = { ecmaFeatures: { jsx: /[jt]sx$/.test(filename) } }
  return new Linter({ cwd }).verify(
    code,
    [plugin.configs.all, { files, languageOptions: { ...parser, parserOptions } }, { files, ...more }],
    { filename },
  )
}

const found = (messages: readonly Linter.LintMessage[]) =>
  messages.map(({ line, ruleId }) => `${String(line)} ${String(ruleId)}`)

const hardcodedAt = (...lines: number[]) => lines.map((line) => `${String(line)} secret-key/no-hardcoded-key`)

const session = "import session from 'express-session'\n"

describe('a file', () => {
  it('that does not parse gives the error of the parser alone', () => {
    const messages = lint(`${session}session({ secret: 'made-up-key' `)
    expect(messages.map(({ fatal, ruleId }) => ({ fatal, ruleId }))).toEqual([{ fatal: true, ruleId: null }])
    expect(messages[0]?.message).toMatch(/^Parsing error: /)
  })

  it.each([
    ['empty', ''],
    ['of spaces', ' \n\t\n'],
    ['of a comment', '// secret key of process.env'],
    ['of a byte order mark', '\uFEFF'],
    ['of a hashbang', '#!/usr/bin/env node\n'],
    ['of a directive', "'use strict'"],
  ])('%s gives nothing', (_, code) => {
    expect(lint(code)).toEqual([])
  })

  it('with a byte order mark is reported where it says', () => {
    const [message] = lint(`\uFEFF${session}session({ secret: ['made-up-key', process.env.KEY] })`)
    expect(message).toMatchObject({ line: 2, column: 20 })
  })

  it('with Windows line ends is reported where it says', () => {
    const [message] = lint(`${session}session({ secret: ['made-up-key', older] })`.replaceAll('\n', '\r\n'))
    expect(message).toMatchObject({ line: 2, column: 20 })
  })

  it('of five million characters in one text', () => {
    const code = `${session}export const data = '${'x'.repeat(5_000_000)}'\nsession({ secret: ['made-up-key', older] })`
    expect(found(lint(code))).toEqual(hardcodedAt(3))
  })

  it('of five million characters of code', { timeout: 60_000 }, () => {
    const row = "row({ id: 1, name: 'some text', list: ['a', 'b', 'c'], nested: { value: call(1, 2, 3) } })\n"
    const code = `${session}${row.repeat(5_000_000 / row.length)}session({ secret: ['made-up-key', older] })`
    expect(lint(code, { espree: true }).map(({ ruleId }) => ruleId)).toEqual(['secret-key/no-hardcoded-key'])
  })

  it('of a thousand sinks', () => {
    const calls = Array.from(
      { length: 1000 },
      (_, index) => `session({ secret: ['made-up-key-${String(index)}', older] })`,
    ).join('\n')
    expect(lint(session + calls)).toHaveLength(1000)
  })

  it('of a thousand values of one variable', () => {
    const values = Array.from({ length: 1000 }, (_, index) => `key = 'made-up-key-${String(index)}'`).join(
      '\n',
    )
    expect(lint(`${session}let key\n${values}\nsession({ secret: [key, older] })`).length).toBeGreaterThan(0)
  })
})

describe('a text before it is parsed', () => {
  it.each([
    ['spaces behind an import', `import${' '.repeat(200_000)}x`],
    ['imports without an end', 'import '.repeat(50_000)],
    ['comments without an end', 'require(/*'.repeat(20_000)],
  ])('%s', (_, text) => {
    const start = process.cpuUsage()
    expect(mayMatter(text, '/no-such-folder/src/a.ts', {}, '/no-such-folder')).toBe(false)
    // A pattern that backtracks takes minutes.
    expect(process.cpuUsage(start).user / 1e6).toBeLessThan(4)
  })
})

describe('a key module that is missing', () => {
  it('is named all the same', () => {
    const [message] = lint('sign(process.env.JWT_SECRET)', {
      more: { settings: { 'secret-key': { keyModules: ['src/none.ts'] } } },
    })
    expect(message?.message).toContain("'src/none.ts'")
  })

  it('is unknown as an import', () => {
    expect(found(lint(`${session}import { keys } from './none.js'\nsession({ secret: keys })`))).toEqual([])
  })
})

describe('code that nests deep', () => {
  const nested = (times: number, open: string, inner: string, close: string) =>
    open.repeat(times) + inner + close.repeat(times)
  it.each([
    ['calls', nested(1000, 'f(', "'made-up-key'", ')')],
    ['arrays', nested(1000, '[', "'made-up-key'", ']')],
    ['arrays that are spread', nested(1000, '[...', "'made-up-key'", ']')],
    ['objects', nested(1000, '{ secret: ', "'made-up-key'", ' }')],
    ['objects that are spread', nested(1000, '{ ...', 'key', ' }')],
    ['concatenations', Array.from({ length: 2000 }, () => "'made-up'").join(' + ')],
    ['concatenations to the right', nested(1000, "'made-up' + (", 'key', ')')],
    ['templates', nested(500, '`${', 'key', '}`')],
    ['conditionals', `${"flag ? 'made-up-key' : ".repeat(1000)}key`],
    ['alternatives', `${'key || '.repeat(2000)}'made-up-key'`],
    ['alternatives of settings', `${'process.env.SECRET_KEY || '.repeat(1000)}'made-up-key'`],
    ['alternatives to the right', nested(1000, 'key ?? (', 'key', ')')],
    ['functions', nested(1000, '() => ', 'key', '')],
    ['functions that are called', nested(300, '(() => ', 'key', ')()')],
    ['awaits', nested(1000, 'await ', 'key', '')],
    ['negations', nested(1000, '!', 'key', '')],
    ['parentheses', nested(1000, '(', 'key', ')')],
    ['sequences', nested(1000, '(0, ', 'key', ')')],
    ['constructions', nested(1000, 'new F(', 'key', ')')],
  ])('%s', (_, value) => {
    const code = `${session}session({ secret: ${value} })\nsession({ secret: ['made-up-key', older] })`
    const messages = lint(code, { espree: true })
    expect(messages.filter(({ fatal }) => fatal)).toEqual([])
    expect(found(messages.filter(({ line }) => line === 3))).toEqual(hardcodedAt(3))
  })

  it.each([
    ['casts', `key${' as string'.repeat(300)}`],
    ['assertions', `key${'!'.repeat(300)}`],
  ])('%s', (_, value) => {
    const messages = lint(
      `${session}session({ secret: ${value} })\nsession({ secret: ['made-up-key', older] })`,
    )
    expect(messages.filter(({ fatal }) => fatal)).toEqual([])
    expect(found(messages.filter(({ line }) => line === 3))).toEqual(hardcodedAt(3))
  })

  it('constants of constants', () => {
    const constants = Array.from(
      { length: 2000 },
      (_, index) => `const k${String(index + 1)} = k${String(index)}`,
    ).join('\n')
    const messages = lint(
      `${session}const k0 = 'made-up-key'\n${constants}\nsession({ secret: [k2000, older] })`,
    )
    expect(messages.filter(({ fatal }) => fatal)).toEqual([])
  })

  it('wrappers of wrappers', () => {
    const wrappers = Array.from(
      { length: 500 },
      (_, index) => `const w${String(index + 1)} = (key) => w${String(index)}(key)`,
    ).join('\n')
    const messages = lint(
      `${session}const w0 = (key) => session({ secret: [key, older] })\n${wrappers}\nw500('made-up-key')\nw1('made-up-key')`,
    )
    expect(found(messages)).toContain('504 secret-key/no-hardcoded-key')
  })
})

describe('classes as the parser of ESLint gives them, without decorators', () => {
  it.each([
    ['a field', 'class A { secret = process.env.SESSION_SECRET ?? "" }'],
    ['a method', 'class A { show() { return process.env.SESSION_SECRET } }'],
  ])('%s', (_, code) => {
    const messages = lint(`${session}${code}\nsession({ secret: ['made-up-key', older] })`, { espree: true })
    expect(found(messages.filter(({ line }) => line === 3))).toEqual(hardcodedAt(3))
  })
})

describe('code that leads back to itself', () => {
  it.each([
    ['a constant', 'const key = key', 'key'],
    ['two constants', 'const key = other\nconst other = key', 'key'],
    ['a variable in its own new value', 'let key\nkey = key || process.env.KEY', 'key'],
    [
      'an object spread into its own new value',
      'let options = {}\noptions = { a: 1, ...options }',
      'options.secret',
    ],
    [
      'a parameter spread into its own new value',
      'function f(options) { options = { a: 1, ...options }; return options.secret }',
      'f({})',
    ],
    [
      'an object copied by a function into its own new value',
      'const copy = (of) => ({ ...of })\nlet options = {}\noptions = copy(options)',
      'options.secret',
    ],
    [
      'a member copied by a function into its own new value',
      'const copy = (of) => ({ nested: of.nested })\nlet options = {}\noptions = copy(options)',
      'options.nested.secret',
    ],
    ['objects spread into each other', 'let a = { ...b }\nvar b = { ...a }', 'a.secret'],
    ['an array spread into its own new value', 'let keys = []\nkeys = [...keys, process.env.KEY]', 'keys'],
    ['an array in itself', 'const keys = []\nkeys.push(keys)', 'keys'],
    ['a concatenation', "let key = ''\nkey = key + 'made-up'", 'key'],
    ['a concatenating assignment', "let key = ''\nkey += 'made-up'", 'key'],
    ['a template', 'let key\nkey = `${key}-made-up`', 'key'],
    ['a member', 'const config = { secret: config.secret }', 'config.secret'],
    ['a member assigned to itself', 'const config = {}\nconfig.secret = config.secret', 'config.secret'],
    ['a member of a member', 'const config = {}\nconfig.next = config', 'config.next.next.secret'],
    ['destructured from itself', 'const { key } = key', 'key'],
    ['destructured with itself as a default', 'const { key = key } = process', 'key'],
    ['a function', 'function key() { return key() }', 'key()'],
    ['a function that returns itself', 'function key() { return key }', 'key()()()'],
    ['two functions', 'const a = () => b()\nconst b = () => a()', 'a()'],
    ['a function of its own argument', 'const f = (key) => f(f(key))', "f('made-up-key')"],
    ['a function of what it makes', 'const f = (key) => f([key])', "f('made-up-key')"],
    ['a method', 'class A { key() { return this.key() } }', 'new A().key()'],
    ['a getter', 'class A { get key() { return this.key } }', 'new A().key'],
    ['a getter of an object', 'const config = { get secret() { return config.secret } }', 'config.secret'],
    ['a field', 'class A { key = this.key }', 'new A().key'],
    ['a class that extends itself', 'class A extends A { static key = A.key }', 'A.key'],
    [
      'a class that extends a mixin of itself',
      'const mixin = (Base) => class extends Base {}\nclass A extends mixin(A) {}',
      'new A().key',
    ],
    ['an enum', 'enum Keys { A = Keys.A }', 'Keys.A'],
    ['a bound function', 'let f = (key) => key\nf = f.bind(null)', "f('made-up-key')"],
    ['a call of itself', 'let key = make()\nkey = key()', 'key'],
    ['a loop over itself', 'let keys\nfor (const key of keys) keys = [key]', 'keys'],
    ['a default that is the parameter', 'const f = (key = key) => key', 'f()'],
    ['parameters that are each other’s default', 'const f = (a = b, b = a) => a', 'f()'],
    ['a type', 'type A = A\nconst key: A = process.env.KEY', 'key'],
    ['the rest of what it is taken from', 'const { a: key = [key], ...rest } = rest', 'key'],
    [
      'the rest of a list, and a name of a setting',
      'const [a, ...b] = [a, a].filter(Boolean)',
      "process.env['A_' + a]",
    ],
    ['a stage', 'let isDev = !isDev', "isDev ? 'made-up-key' : 'another-made-up-key'"],
    [
      'a required module that is itself',
      "const self = require('./program')\nmodule.exports = self",
      'self.key',
    ],
  ])('%s', (_, before, value) => {
    const messages = lint(`${session}${before}\nsession({ secret: ${value} })`)
    expect(messages.filter(({ fatal }) => fatal)).toEqual([])
  })
})

describe('options that lead back to themselves', () => {
  it.each([
    ['a list', 'const options = [options]', 'options'],
    ['a function', 'function options() { return options }', 'options'],
    ['a list in a function', 'const options = () => [options]', 'options'],
  ])('%s', (_, before, value) => {
    const jwt = "import jwt from 'jsonwebtoken'\n"
    const messages = lint(`${jwt}${before}\njwt.sign({}, key, { keyid: 1, ...${value} })\nsession(${value})`)
    expect(messages.filter(({ fatal }) => fatal)).toEqual([])
    expect(() => lint(`${session}${before}\nsession(${value})`)).not.toThrow()
  })

  it('lists of themselves, many times over', () => {
    const lists = 'keys = [...keys, keys, ...keys]\n'.repeat(6)
    expect(() => lint(`${session}let keys\n${lists}session({ secret: keys })`)).not.toThrow()
  })
})

describe('names that objects have by nature', () => {
  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', 'prototype'])(
    '%s',
    (name) => {
      const code = [
        session,
        `import { ${name} as imported } from 'jsonwebtoken'`,
        `imported(token, 'made-up-key')`,
        `session.${name}({ secret: 'made-up-key' })`,
        `session({ ${name}: { secret: 'made-up-key' } })`,
        `session({ secret: config.${name} })`,
        `app.${name}('session', 'cookie', { cookie: { password: 'made-up-key' } })`,
        `sign(process.env.${name}, config.get('${name}'), env('${name}'))`,
        `app.${name} = ['made-up-key']`,
      ].join('\n')
      expect(found(lint(code)).filter((place) => place.endsWith('no-hardcoded-key'))).toEqual([])
    },
  )
})

describe('syntax of every kind', () => {
  const key = "'made-up-key'"
  it.each([
    ['a call without arguments', 'session()'],
    ['a construction without arguments', "import { Strategy } from 'passport-jwt'\nnew Strategy"],
    ['a spread argument', 'session(...options)'],
    ['an array with holes', 'session({ secret: [, , ] })'],
    ['a pattern with holes', 'const [, key] = keys\nsession({ secret: key })'],
    ['a computed property', 'session({ [name]: key })'],
    ['a numeric property', 'session({ 0: key })'],
    ['a method', 'session({ secret() {} })'],
    ['a setter', 'session({ set secret(value) {} })'],
    ['a regular expression', 'session({ secret: /made-up/ })'],
    ['a number', 'session({ secret: 1n })'],
    ['a tagged template', 'session({ secret: tag`made-up-${x}` })'],
    ['a template with a bad escape', 'session({ secret: tag`\\unicode` })'],
    ['an import of what is not written out', 'const x = await import(name)\nx.session()'],
    ['a require of what is not written out', 'require(name)({ secret: key })'],
    ['a require without arguments', 'require()({ secret: key })'],
    ['an optional chain', 'session?.({ secret: config?.a?.["b"]?.() })'],
    ['new.target', 'function F() { session({ secret: new.target }) }'],
    ['import.meta', 'session({ secret: import.meta })'],
    ['this at the top', 'session({ secret: this.key })'],
    ['super', 'class A extends B { m() { session({ secret: super.key }) } static { super.x() } }'],
    ['a private check', 'class A { #key; has(x) { return #key in x } }'],
    ['a static block', `class A { static key; static { this.key = ${key} } }`],
    ['a generator', 'function* f() { session({ secret: yield key }) }'],
    ['a label', 'a: for (;;) { session({ secret: key }); break a }'],
    ['an update', 'let i = 0\nsession({ secret: keys[i++] })'],
    ['a comma', 'session({ secret: (a, b) })'],
    ['a declaration without a value', 'var key\nsession({ secret: key })'],
    ['a declaration in a loop', 'for (const key in keys) session({ secret: key })'],
    ['a caught error', 'try {} catch (key) { session({ secret: key }) }'],
    ['a class expression', `session({ secret: class { static x = ${key} } })`],
    ['a default class', 'export default class extends session {}'],
    ['a decorator', '@session({ secret: key }) class A { @session({ secret: key }) m(@session() x) {} }'],
    ['an abstract class', 'abstract class A { abstract secret: string; abstract sign(key: string): void }'],
    ['an overload', 'function f(key: string): void\nfunction f(key: any) { session({ secret: key }) }'],
    ['a declared function', 'declare function key(): string\nsession({ secret: key() })'],
    ['a declared module', 'declare module "x" { export const key: string }'],
    ['a namespace', 'namespace N { export const key = process.env.KEY }\nsession({ secret: N.key })'],
    ['a parameter named this', 'function f(this: Window, key: string) { session({ secret: key }) }'],
    ['an index signature', 'interface A { [key: string]: string }'],
    [
      'an accessor field',
      'class A { accessor key = process.env.KEY; m() { session({ secret: this.key }) } }',
    ],
    ['a using declaration', 'using key = make()\nsession({ secret: key })'],
    [
      'an import of types',
      "import type { SessionOptions } from 'express-session'\nconst options: SessionOptions = {}",
    ],
    ['an import with types', "import { type SessionData, default as make } from 'express-session'\nmake({})"],
    [
      'an import with attributes',
      "import keys from './keys.json' with { type: 'json' }\nsession({ secret: keys.a })",
    ],
    ['a qualified type', "import * as s from 'express-session'\nconst options: s.SessionOptions = {}"],
    ['a type of an import', "let options: import('express-session').SessionOptions = {}"],
    ['an export of everything', "export * from 'express-session'\nexport * as s from 'express-session'"],
    ['an export by a string', "const key = 1\nexport { key as 'a key' }"],
    ['an import by a string', "import { 'a key' as key } from './keys'\nsession({ secret: key })"],
    ['an enum with computed members', 'enum E { A = 1 << 2, B = "x".length, C }\nsession({ secret: E.C })'],
    ['an assignment to a pattern', 'let key\n;[key] = keys\n;({ key } = config)\nsession({ secret: key })'],
    ['an assignment to a call’s member', 'f().keys = [key]'],
    ['a deleted member', 'delete process.env.KEY'],
    ['an instantiation', 'const s = session<string>\ns({ secret: key })'],
  ])('%s', (_, code) => {
    const messages = lint(session + code)
    expect(messages.filter(({ fatal }) => fatal)).toEqual([])
  })

  it('JSX', () => {
    const code = `${session}export const A = () => <a.b secret={${key}} {...rest} x:y="z"><>{session({ secret: [${key}, older] })}</></a.b>`
    expect(found(lint(code, { filename: 'src/program.tsx' }))).toEqual(hardcodedAt(2))
  })

  it('a script', () => {
    const code = `const session = require('express-session')\nwith (session) { session({ secret: [${key}, older] }) }\nvar let = 1`
    expect(found(lint(code, { espree: true, more: { languageOptions: { sourceType: 'script' } } }))).toEqual(
      hardcodedAt(2),
    )
  })
})

describe('names of files', () => {
  const code = `${session}import { key } from './keys.js'\nsession({ secret: ['made-up-key', key] })\nsign(process.env.JWT_SECRET)`
  const all = [...hardcodedAt(3), '4 secret-key/no-direct-setting-read']

  it.each([
    'src/a b.ts',
    "src/it's.ts",
    'src/"quoted".ts',
    'src/`ticked`.ts',
    'src/schlüssel.ts',
    'src/鍵.ts',
    'src/🔑.ts',
    'src/[id].ts',
    'src/(group)/page.ts',
    'src/{a,b}.ts',
    'src/a*b?.ts',
    'src/!a.ts',
    'src/$a.ts',
    'src/a\\b.ts',
    'src/a%20b.ts',
    'src/a#b.ts',
    'src/.hidden.ts',
    'src/a.b.c.ts',
    `src/${'a'.repeat(200)}.ts`,
  ])('%s', (filename) => {
    expect(found(lint(code, { filename }))).toEqual(all)
  })

  it.each([
    ['a drive', 'C:\\proj', 'C:\\proj\\src\\auth.ts'],
    ['a drive with slashes', 'C:/proj', 'C:/proj/src/auth.ts'],
    ['a share', '\\\\server\\proj', '\\\\server\\proj\\src\\auth.ts'],
  ])('of Windows, on %s', (_, cwd, filename) => {
    expect(found(lint(code, { cwd, filename }))).toEqual(all)
  })

  it.each([
    ['C:\\proj', 'C:\\proj\\src\\config\\keys.ts'],
    ['C:\\proj', 'C:\\proj\\src\\keys.ts'],
    ['C:\\keys', 'C:\\keys\\src\\settings.ts'],
  ])('of Windows, a key module: %s, %s', (cwd, filename) => {
    expect(found(lint(code, { cwd, filename }))).toEqual(hardcodedAt(3))
  })

  it.each([
    ['C:\\proj', 'C:\\proj\\tests\\auth.ts'],
    ['C:\\proj', 'C:\\proj\\src\\auth.test.ts'],
  ])('of Windows, a test: %s, %s', (cwd, filename) => {
    expect(lint(code, { cwd, filename })).toEqual([])
  })

  it.each(['<input>', '<text>', '__placeholder__.js'])('that are none: %s', (filename) => {
    const files = [filename === '<input>' || filename === '<text>' ? '**/*.js' : '**/*.js']
    const messages = new Linter({ cwd: '/no-such-folder' }).verify(
      code,
      [{ ...plugin.configs.all, files }],
      filename === '<input>' ? {} : { filename },
    )
    expect(messages.filter(({ fatal }) => fatal)).toEqual([])
  })

  it('in the folder above', () => {
    expect(
      found(lint(code, { cwd: '/no-such-folder/app', filename: '/no-such-folder/lib/auth.ts' })).length,
    ).toBeGreaterThanOrEqual(0)
  })
})
