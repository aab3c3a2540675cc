import { describe, expect, it } from 'vitest'
import { makeProjects } from './project.ts'

const project = makeProjects()

const session = (imports: string, secret: string) => `import session from 'express-session'
${imports}
session({ secret: ${secret} })`

type Files = Readonly<Record<string, string>>

describe('a module that is the value itself', () => {
  const required = "const keys = require('./keys')"
  it.each<readonly [name: string, main: string, files: Files, place: string]>([
    ['a literal', session(required, 'keys'), { 'keys.js': "module.exports = 'made-up-key'" }, 'keys.js:1'],
    [
      'a function',
      session(required, 'keys()'),
      { 'keys.js': "module.exports = () => 'made-up-key'" },
      'keys.js:1',
    ],
    [
      'a ring',
      session(required, 'keys'),
      { 'keys.js': "module.exports = ['made-up-key', process.env.OLD_KEY]" },
      'keys.js:1',
    ],
    [
      'a function, compiled',
      session("const keys_1 = __importDefault(require('./keys'))", 'keys_1.default()'),
      { 'keys.js': "module.exports = () => 'made-up-key'" },
      'keys.js:1',
    ],
    [
      'a literal of TypeScript',
      session("import key = require('./keys')", 'key'),
      { 'keys.ts': "export = 'made-up-key'" },
      'keys.ts:1',
    ],
    [
      'an object of TypeScript',
      session("import keys = require('./keys')", 'keys.key'),
      { 'keys.ts': "const key = 'made-up-key'\nexport = { key }" },
      'keys.ts:1',
    ],
    [
      'a default export beside nothing else',
      session(required, 'keys.default'),
      { 'keys.ts': "export default 'made-up-key'" },
      'keys.ts:1',
    ],
  ])('%s', (_, main, files, place) => {
    expect(project({ 'main.ts': main, ...files }).keys('main.ts')).toEqual([place])
  })

  it('a wrapper', () => {
    const made = project({
      'main.js': "const sign = require('./sign')\nsign({}, 'made-up-key')",
      'sign.js':
        "const jwt = require('jsonwebtoken')\nmodule.exports = (payload, key) => jwt.sign(payload, key)",
    })
    expect(made.keys('main.js')).toEqual(['2'])
  })

  it('a class', () => {
    const made = project({
      'main.js': "const Tokens = require('./tokens')\nnew Tokens('made-up-key').sign({})",
      'tokens.js': `const jwt = require('jsonwebtoken')
class Tokens { constructor(key) { this.key = key } sign(payload) { return jwt.sign(payload, this.key) } }
module.exports = Tokens`,
    })
    expect(made.keys('main.js')).toEqual(['2'])
  })
})

describe('what is put on `exports` by a call', () => {
  const main = session("import { key } from './keys'", 'key')
  const other = { 'other.js': "exports.key = 'made-up-key'" }
  it.each<readonly [name: string, keys: string, place: string]>([
    ['Object.assign', "Object.assign(module.exports, { key: 'made-up-key' })", 'keys.js:1'],
    ['Object.assign of `exports`', "Object.assign(exports, { key: 'made-up-key' })", 'keys.js:1'],
    [
      'a getter, as TypeScript re-exports',
      `var other_1 = require('./other')
Object.defineProperty(exports, 'key', { enumerable: true, get: function () { return other_1.key } })`,
      'other.js:1',
    ],
    ['a value', "Object.defineProperty(exports, 'key', { value: 'made-up-key' })", 'keys.js:1'],
    ['all of another module', "__exportStar(require('./other'), exports)", 'other.js:1'],
    [
      'all of another module, by tslib',
      "const tslib_1 = require('tslib')\ntslib_1.__exportStar(require('./other'), exports)",
      'other.js:1',
    ],
  ])('%s', (_, keys, place) => {
    expect(project({ 'main.js': main, 'keys.js': keys, ...other }).keys('main.js')).toEqual([place])
  })

  it('something else with an `exports` of its own is not read', () => {
    const made = project({ 'main.js': main, 'keys.js': "Object.assign(table, { key: 'made-up-key' })" })
    expect(made.keys('main.js')).toEqual([])
  })
})

describe('a tsconfig.json that cannot be read as a whole', () => {
  const literal = "export const key = 'made-up-key'"
  it.each<readonly [name: string, specifier: string, files: Files]>([
    ['that does not parse', './keys', { 'tsconfig.json': '{ "compilerOptions": ' }],
    ['that extends nothing there', './keys', { 'tsconfig.json': '{ "extends": "@company/none/next.json" }' }],
    [
      'whose own paths count',
      '@/keys',
      {
        'tsconfig.json':
          '{ "extends": "@company/none", /* ours */ "compilerOptions": { "paths": { "@/*": ["./src/*"], } } }',
      },
    ],
    [
      'whose own baseUrl counts',
      'src/keys',
      { 'tsconfig.json': '{ "extends": "@company/none", "compilerOptions": { "baseUrl": "." } }' },
    ],
    [
      'that refers to the one with the paths',
      '@/keys',
      {
        'tsconfig.json': '{ "files": [], "references": [{ "path": "./tsconfig.app.json" }] }',
        'tsconfig.app.json': '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }',
      },
    ],
  ])('%s', (_, specifier, files) => {
    const made = project({
      'src/main.ts': session(`import { key } from '${specifier}'`, 'key'),
      'src/keys.ts': literal,
      ...files,
    })
    expect(made.keys('src/main.ts')).toEqual(['src/keys.ts:1'])
  })
})
