import { describe, expect, it } from 'vitest'
import type { Only } from '../../src/facts/guards.ts'
import { factsIn } from './facts-in.ts'

type Expected = Only | 'anywhere'

/** Where the only literal of a program is used at all. */
function only(code: string): Expected {
  const { hardcodedKeys } = factsIn(`import session from 'express-session'\n${code}`)
  const [key, ...others] = hardcodedKeys
  if (!key || others.length > 0) throw new Error(`${String(hardcodedKeys.length)} keys`)
  return key.only ?? 'anywhere'
}

const arm = (test: string) => `session({ secret: ${test} ? 'made-up-key' : process.env.KEY })`
const otherArm = (test: string) => `session({ secret: ${test} ? process.env.KEY : 'made-up-key' })`

describe('the arms of a conditional', () => {
  it.each<[test: string, holds: Expected, holdsNot: Expected]>([
    ["process.env.NODE_ENV === 'test'", 'in tests', 'anywhere'],
    ["process.env.NODE_ENV !== 'test'", 'anywhere', 'in tests'],
    ["process.env.NODE_ENV == 'test'", 'in tests', 'anywhere'],
    ["'test' === process.env.NODE_ENV", 'in tests', 'anywhere'],
    ["process.env.NODE_ENV === 'development'", 'in development', 'anywhere'],
    ["process.env.NODE_ENV !== 'development'", 'anywhere', 'in development'],
    ["process.env.NODE_ENV === 'production'", 'anywhere', 'outside production'],
    ["process.env.NODE_ENV !== 'production'", 'outside production', 'anywhere'],
    ["!(process.env.NODE_ENV === 'production')", 'outside production', 'anywhere'],
    ["process.env['NODE_ENV'] === 'test'", 'in tests', 'anywhere'],
    ["import.meta.env.MODE === 'test'", 'in tests', 'anywhere'],
    ["config.env === 'dev'", 'in development', 'anywhere'],
    ["process.env.STAGE === 'local'", 'in development', 'anywhere'],
    ["process.env.APP_ENV === 'prod'", 'anywhere', 'outside production'],
    ['import.meta.env.PROD', 'anywhere', 'outside production'],
    ['import.meta.env.DEV', 'in development', 'anywhere'],
    ['config.isProduction', 'anywhere', 'outside production'],
    ['isProd', 'anywhere', 'outside production'],
    ['!isProd', 'outside production', 'anywhere'],
    ['isDev', 'in development', 'anywhere'],
    ['isTest()', 'in tests', 'anywhere'],
    ['__DEV__', 'in development', 'anywhere'],
    ["['development', 'test'].includes(process.env.NODE_ENV)", 'in development', 'anywhere'],
    ["['test'].includes(process.env.NODE_ENV)", 'in tests', 'anywhere'],
    ["!['production'].includes(process.env.NODE_ENV)", 'outside production', 'anywhere'],
    [
      "process.env.NODE_ENV === 'development' || process.env.NODE_ENV === 'test'",
      'in development',
      'anywhere',
    ],
    ["process.env.NODE_ENV === 'test' && flag", 'in tests', 'anywhere'],
    ["process.env.NODE_ENV === 'test' || flag", 'anywhere', 'anywhere'],
    ["process.env.NODE_ENV === 'production' && flag", 'anywhere', 'anywhere'],
    ["process.env.NODE_ENV === 'production' || flag", 'anywhere', 'outside production'],
    ["process.env.NODE_ENV === 'staging'", 'anywhere', 'anywhere'],
    ["process.env.FEATURE === 'test'", 'anywhere', 'anywhere'],
    ['process.env.NODE_ENV', 'anywhere', 'anywhere'],
    ['flag', 'anywhere', 'anywhere'],
  ])('%s: %s, else %s', (test, holds, holdsNot) => {
    expect([only(arm(test)), only(otherArm(test))]).toEqual([holds, holdsNot])
  })
})

describe('a condition in a constant', () => {
  it.each<[constant: string, found: Expected]>([
    ["const flag = process.env.NODE_ENV === 'test'", 'in tests'],
    ["const flag = process.env.NODE_ENV !== 'production'", 'outside production'],
    ["const flag = process.env.FEATURE === 'on'", 'anywhere'],
    ['let flag', 'anywhere'],
  ])('%s: %s', (constant, found) => {
    expect(only(`${constant}\n${arm('flag')}`)).toBe(found)
  })
})

describe('an `if` around the value', () => {
  const given = 'session({ secret: key })'
  it.each<[code: string, found: Expected]>([
    [
      `let key = process.env.KEY\nif (process.env.NODE_ENV === 'test') key = 'made-up-key'\n${given}`,
      'in tests',
    ],
    [
      `let key = process.env.KEY\nif (process.env.NODE_ENV === 'test') { key = 'made-up-key' }\n${given}`,
      'in tests',
    ],
    [
      `let key\nif (process.env.NODE_ENV === 'production') { key = process.env.KEY } else { key = 'made-up-key' }\n${given}`,
      'outside production',
    ],
    [`let key\nif (process.env.NODE_ENV === 'production') { key = 'made-up-key' }\n${given}`, 'anywhere'],
    [
      `let key\nif (flag) { if (process.env.NODE_ENV === 'test') { key = 'made-up-key' } }\n${given}`,
      'in tests',
    ],
    ["if (process.env.NODE_ENV === 'test') session({ secret: 'made-up-key' })", 'in tests'],
    ["process.env.NODE_ENV === 'test' && session({ secret: 'made-up-key' })", 'in tests'],
    ["if (process.env.NODE_ENV === 'test') run(() => session({ secret: 'made-up-key' }))", 'in tests'],
  ])('%s: %s', (code, found) => {
    expect(only(code)).toBe(found)
  })
})

describe('a check in front of a default', () => {
  const byDefault = "session({ secret: process.env.KEY || 'made-up-key' })"
  it.each<[check: string, found: Expected]>([
    [
      "if (process.env.NODE_ENV === 'production' && !process.env.KEY) throw new Error('KEY')",
      'outside production',
    ],
    [
      "if (!process.env.KEY && process.env.NODE_ENV === 'production') throw new Error('KEY')",
      'outside production',
    ],
    ["if (isProduction && !process.env.KEY) { throw new Error('KEY') }", 'outside production'],
    ["if (isProduction && !process.env.KEY) { console.error('KEY'); process.exit(1) }", 'outside production'],
    ["if (isProduction) { if (!process.env.KEY) throw new Error('KEY') }", 'outside production'],
    [
      "function fail() { throw new Error('KEY') }\nif (isProduction && !process.env.KEY) fail()",
      'outside production',
    ],
    [
      "function fail() { console.error('KEY'); process.exit(1) }\nif (isProduction && !process.env.KEY) fail()",
      'outside production',
    ],
    [
      "function warn() { if (strict) throw new Error('KEY') }\nif (isProduction && !process.env.KEY) warn()",
      'anywhere',
    ],
    ["if (isProduction && !process.env.KEY) console.warn('KEY')", 'anywhere'],
    ["if (isProduction && !process.env.OTHER) throw new Error('OTHER')", 'anywhere'],
    ["if (isTest && !process.env.KEY) throw new Error('KEY')", 'anywhere'],
    ["if (isProduction && process.env.KEY) throw new Error('KEY')", 'anywhere'],
  ])('%s: %s', (check, found) => {
    expect(only(`${check}\n${byDefault}`)).toBe(found)
  })

  it('in front of a constant', () => {
    expect(
      only(
        `const { KEY } = process.env\nif (isProduction && !KEY) throw new Error('KEY')\nsession({ secret: KEY || 'made-up-key' })`,
      ),
    ).toBe('outside production')
  })
})

describe('a return in front of another', () => {
  it.each<[body: string, found: Expected]>([
    [
      "if (process.env.NODE_ENV === 'production') return process.env.KEY; return 'made-up-key'",
      'outside production',
    ],
    [
      "if (process.env.NODE_ENV === 'production') { return process.env.KEY } return 'made-up-key'",
      'outside production',
    ],
    ["if (process.env.NODE_ENV !== 'test') return process.env.KEY; return 'made-up-key'", 'in tests'],
    [
      "if (process.env.NODE_ENV === 'production') throw new Error('KEY'); return 'made-up-key'",
      'outside production',
    ],
    ["if (process.env.NODE_ENV === 'test') return 'made-up-key'; return process.env.KEY", 'in tests'],
    ["if (process.env.NODE_ENV === 'test') return process.env.KEY; return 'made-up-key'", 'anywhere'],
    ["if (process.env.NODE_ENV === 'production') console.log('KEY'); return 'made-up-key'", 'anywhere'],
  ])('%s: %s', (body, found) => {
    expect(only(`function key() { ${body} }\nsession({ secret: key() })`)).toBe(found)
  })
})

describe('a switch over the stage', () => {
  const arms = (before: string, after = '') =>
    `function key() { switch (process.env.NODE_ENV) { ${before} return 'made-up-key'; ${after} } return process.env.KEY }\nsession({ secret: key() })`

  it.each<[name: string, code: string, expected: Expected]>([
    ['the arm of tests', arms("case 'test':"), 'in tests'],
    ['the arm of development', arms("case 'development':"), 'in development'],
    ['the arm of production', arms("case 'production':"), 'anywhere'],
    ['the arm of both', arms("case 'development': case 'test':"), 'in development'],
    ['an arm that production falls into', arms("case 'production': case 'test':"), 'anywhere'],
    [
      'an arm that production falls into, after something',
      arms("case 'production': prepare(); case 'test':"),
      'anywhere',
    ],
    ['an arm after one that ends', arms("case 'production': prepare(); break; case 'test':"), 'in tests'],
    [
      'an arm after one that ends in a block',
      arms("case 'production': { prepare(); break } case 'test':"),
      'in tests',
    ],
    ['the default beside production', arms('default:', "case 'production': break"), 'outside production'],
    ['the default beside tests', arms('default:', "case 'test': break"), 'anywhere'],
    [
      'the default that production falls into',
      arms("case 'test': break; case 'production': default:"),
      'anywhere',
    ],
    [
      'a switch over something else',
      "function key() { switch (kind) { case 'test': return 'made-up-key' } return process.env.KEY }\nsession({ secret: key() })",
      'anywhere',
    ],
    [
      'what is assigned in an arm',
      "let key\nswitch (process.env.NODE_ENV) { case 'test': key = 'made-up-key'; break; default: key = process.env.KEY }\nsession({ secret: key })",
      'in tests',
    ],
  ])('%s', (_name, code, expected) => {
    expect(only(code)).toBe(expected)
  })
})

describe('a table by stage', () => {
  it.each<[table: string, found: Expected]>([
    ["{ test: 'made-up-key', other: process.env.KEY }", 'in tests'],
    ["{ development: 'made-up-key', other: process.env.KEY }", 'in development'],
    ["{ production: 'made-up-key', other: process.env.KEY }", 'anywhere'],
    ["{ staging: 'made-up-key', other: process.env.KEY }", 'anywhere'],
  ])('%s: %s', (table, found) => {
    expect(only(`const keys = ${table}\nsession({ secret: keys[process.env.NODE_ENV] })`)).toBe(found)
  })
})
