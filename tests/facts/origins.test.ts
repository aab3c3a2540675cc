import { describe, expect, it } from 'vitest'
import { arrivingKeys } from '../../src/facts/arriving-keys.ts'
import { factsIn } from './facts-in.ts'

const session = (secret: string, before = '') => `import session from 'express-session'
${before}
session({ secret: ${secret} })`

/** The keys that arrive at the sinks of a program: names of settings, texts of literals, kinds of others. */
function arriving(code: string): readonly string[] {
  return factsIn(code, { filename: 'program.ts' }).sinkCalls.flatMap((call) =>
    arrivingKeys(call).map(({ kind, name, node }) =>
      kind === 'setting' ? (name ?? '') : kind === 'literal' ? code.slice(...node.range) : kind,
    ),
  )
}

type Case = readonly [name: string, code: string, keys: readonly string[]]

describe('a setting behind a helper that is given its name', () => {
  const ring = 'const ringOf = (name) => [process.env[name], process.env[`${name}_OLD`]].filter(Boolean)'
  it.each<Case>([
    ['a ring', session("ringOf('SESSION_KEY')", ring), ['SESSION_KEY', 'SESSION_KEY_OLD']],
    [
      'in a constant',
      session('ringOf(NAME)', `${ring}\nconst NAME = 'SESSION' + '_KEY'`),
      ['SESSION_KEY', 'SESSION_KEY_OLD'],
    ],
    [
      'through a helper around it',
      session(
        "checked('SESSION')",
        "const checked = (name) => read(name)\nconst read = (name) => process.env[name + '_KEY']",
      ),
      ['SESSION_KEY'],
    ],
    [
      'each of a list',
      session("['SESSION_KEY', 'SESSION_KEY_OLD'].map((name) => process.env[name])"),
      ['SESSION_KEY', 'SESSION_KEY_OLD'],
    ],
    [
      'each of a list, by the name of the helper',
      session("['A_KEY', 'B_KEY'].map(read)", 'const read = (name) => process.env[name]'),
      ['A_KEY', 'B_KEY'],
    ],
    [
      'of all arguments that are hashed',
      session(
        'hash(process.env.SESSION_KEY)',
        "import { createHash } from 'node:crypto'\nconst hash = (...args) => createHash('sha512').update(args.join('')).digest('hex')",
      ),
      ['SESSION_KEY'],
    ],
    [
      'of which an HMAC makes another key',
      session(
        "createHmac('sha512', process.env.SESSION_KEY).update('sessions').digest().subarray(0, 32)",
        "import { createHmac } from 'node:crypto'",
      ),
      ['SESSION_KEY', 'SESSION_KEY'],
    ],
    [
      'of which an HMAC makes another key, in steps',
      session(
        'key',
        "import { createHmac } from 'node:crypto'\nconst hmac = createHmac('sha512', process.env.SESSION_KEY)\nhmac.update('sessions')\nconst key = hmac.digest('hex')",
      ),
      ['SESSION_KEY', 'SESSION_KEY'],
    ],
  ])('%s', (_, code, keys) => {
    expect(arriving(code)).toEqual(keys)
  })
})

describe('members of lists and tables', () => {
  it.each<Case>([
    ['Object.values', session("Object.values({ a: 'made-up-a', b: process.env.B })"), ["'made-up-a'", 'B']],
    ['Object.entries', session("Object.entries({ a: 'made-up-a' }).map(([, key]) => key)"), ["'made-up-a'"]],
    ['Object.fromEntries', session("Object.fromEntries([['1', 'made-up-a']])"), ["'made-up-a'"]],
    ['Array.from of a list', session("Array.from(['made-up-a', process.env.B])"), ["'made-up-a'", 'B']],
    [
      'Array.from of a function',
      session('Array.from({ length: 2 }, () => process.env.SESSION_KEY)'),
      ['SESSION_KEY'],
    ],
    ['Array.of', session("Array.of('made-up-a', process.env.B)"), ["'made-up-a'", 'B']],
    ['new Array', session("new Array('made-up-a', process.env.B)"), ["'made-up-a'", 'B']],
    ['new Set', session("[...new Set(['made-up-a', process.env.B])]"), ["'made-up-a'", 'B']],
    ['a map, by id', session("keys.get('1')", "const keys = new Map([['1', 'made-up-a']])"), ["'made-up-a'"]],
    ['a map, all of it', session('[...new Map([["1", "made-up-a"]]).values()]'), ['"made-up-a"']],
    [
      'a map that is filled later',
      session("keys.get('1')", "const keys = new Map()\nkeys.set('1', 'made-up-a')"),
      ["'made-up-a'"],
    ],
    [
      "the application's own store",
      session("app.get('secret')", "app.set('secret', 'made-up-a')"),
      ["'made-up-a'"],
    ],
    ['another store', session("other.get('secret')", "app.set('secret', 'made-up-a')"), ['unknown']],
    ['a global', session('global.SECRET', "globalThis.SECRET = 'made-up-a'"), ["'made-up-a'"]],
    ['the last of a list', session("['made-up-a', 'made-up-b'].at(-1)"), ["'made-up-b'"]],
    [
      'the last of a list, by its length',
      session('keys[keys.length - 1]', "const keys = ['made-up-a', 'made-up-b']"),
      ["'made-up-b'"],
    ],
    [
      'defaults that options may replace',
      "import session from 'express-session'\nexport const make = (options) => session({ secret: 'made-up-a', ...options })",
      ['parameter', "'made-up-a'"],
    ],
    [
      'a field that the constructor is given',
      session(
        "new Ring('made-up-a').newest()",
        'class Ring { constructor(key) { this.key = key } newest() { return this.key } }',
      ),
      ["'made-up-a'"],
    ],
    ['bytes that are filled with a key', session("Buffer.alloc(32, 'made-up-a')"), ["'made-up-a'"]],
    ['bytes of zero', session('Buffer.alloc(32)'), ['Buffer.alloc(32)']],
    [
      'bytes that are filled later',
      session('bytes', 'const bytes = Buffer.alloc(32)\nother.copy(bytes)'),
      ['unknown'],
    ],
  ])('%s', (_, code, keys) => {
    expect(arriving(code)).toEqual(keys)
  })
})

describe('a table by stage', () => {
  const only = (code: string) =>
    factsIn(code, { filename: 'program.ts' }).hardcodedKeys.map((key) => key.only)
  const table =
    "{ test: 'made-up-t', development: 'made-up-d', production: process.env.SESSION_KEY, staging: 'made-up-s' }"
  it('takes each entry in its stage', () => {
    expect(only(session(`(${table})[process.env.NODE_ENV]`))).toEqual([
      'in tests',
      'in development',
      undefined,
    ])
  })

  it('with a default stage is one as well', () => {
    const code = session('keys[stage]', `const keys = ${table}\nconst stage = process.env.NODE_ENV || 'test'`)
    expect(only(code)).toEqual(['in tests', 'in development', undefined])
  })

  it('is none where the index is something else', () => {
    expect(arriving(session('({ a: process.env.A, b: process.env.B })[header.kid]'))).toEqual([])
  })
})

describe('one key or several', () => {
  const isSingle = (code: string) => factsIn(code, { filename: 'program.ts' }).singleKeys.length === 1
  it.each<readonly [name: string, secret: string, single: boolean]>([
    ['all values of an object', 'Object.values({ a: process.env.A, b: process.env.B })', false],
    ['a list by a function', 'Array.from({ length: 3 }, (_, index) => process.env[`KEY_${index}`])', false],
    ['an element by its index', "process.env.SESSION_KEYS.split(',')[0]", true],
    ['the last element', "process.env.SESSION_KEYS.split(',').at(-1)", true],
    ['all elements', "process.env.SESSION_KEYS.split(',')", false],
    ['a list of one', 'Array.of(process.env.SESSION_KEY)', true],
  ])('%s', (_, secret, single) => {
    expect(isSingle(session(secret))).toBe(single)
  })
})

describe('a class that is injected by a decorator', () => {
  it.each([
    ['into a field', '@Inject(JwtService) private readonly jwt;'],
    ['into a constructor', 'constructor(@Inject(JwtService) private readonly jwt) {}'],
  ])('%s', (_, member) => {
    const code = `import { JwtService } from '@nestjs/jwt'
class Auth { ${member} check(t) { return this.jwt.verify(t, { secret: 'made-up-a' }) } }`
    expect(arriving(code)).toEqual(["'made-up-a'"])
  })
})

describe('a factory that is a class', () => {
  const factory =
    "class Config implements JwtOptionsFactory { createJwtOptions() { return { secret: 'made-up-a' } } }"
  it.each([
    ['useClass', ["'made-up-a'"]],
    ['useExisting', ["'made-up-a'"]],
    ['useValue', []],
  ])('%s', (property, keys) => {
    const code = `import { JwtModule } from '@nestjs/jwt'\n${factory}\nJwtModule.registerAsync({ ${property}: Config })`
    expect(arriving(code)).toEqual(keys)
  })
})
