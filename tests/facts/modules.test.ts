import path from 'node:path'
import * as parser from '@typescript-eslint/parser'
import { Linter } from 'eslint'
import { describe, expect, it } from 'vitest'
import plugin from '../../src/index.ts'
import { factsIn } from './facts-in.ts'
import { makeProjects } from './project.ts'

const project = makeProjects()

/** A session whose key is the expression, after the import. */
const session = (imports: string, secret = 'key') => `import session from 'express-session'
${imports}
session({ secret: ${secret} })`

const literal = "export const key = 'made-up-key'\n"

type Files = Readonly<Record<string, string>>

describe('a literal in another file', () => {
  const cases: readonly (readonly [name: string, main: string, files: Files, place: string])[] = [
    ['named', session("import { key } from './keys'"), { 'src/keys.ts': literal }, 'src/keys.ts:1'],
    [
      'with an extension',
      session("import { key } from './keys.js'"),
      { 'src/keys.js': literal },
      'src/keys.js:1',
    ],
    [
      'with the extension after compilation',
      session("import { key } from './keys.js'"),
      { 'src/keys.ts': literal },
      'src/keys.ts:1',
    ],
    [
      'with the extension of TypeScript',
      session("import { key } from './keys.ts'"),
      { 'src/keys.ts': literal },
      'src/keys.ts:1',
    ],
    [
      'of a module file',
      session("import { key } from './keys.mjs'"),
      { 'src/keys.mts': literal },
      'src/keys.mts:1',
    ],
    [
      'of a folder',
      session("import { key } from './keys'"),
      { 'src/keys/index.ts': literal },
      'src/keys/index.ts:1',
    ],
    ['of the folder above', session("import { key } from '../keys'"), { 'keys.ts': literal }, 'keys.ts:1'],
    [
      'in a later line',
      session("import { key } from './keys'"),
      { 'src/keys.ts': `\n\n${literal}` },
      'src/keys.ts:3',
    ],
    [
      'under another name',
      session("import { secret as key } from './keys'"),
      { 'src/keys.ts': "export const secret = 'made-up-key'" },
      'src/keys.ts:1',
    ],
    [
      'default',
      session("import key from './keys'"),
      { 'src/keys.ts': "export default 'made-up-key'" },
      'src/keys.ts:1',
    ],
    [
      'default of a constant',
      session("import key from './keys'"),
      { 'src/keys.ts': "const key = 'made-up-key'\nexport default key" },
      'src/keys.ts:1',
    ],
    [
      'default as a named import',
      session("import { default as key } from './keys'"),
      { 'src/keys.ts': "export default 'made-up-key'" },
      'src/keys.ts:1',
    ],
    [
      'namespace',
      session("import * as keys from './keys'", 'keys.key'),
      { 'src/keys.ts': literal },
      'src/keys.ts:1',
    ],
    [
      'default of a namespace',
      session("import * as keys from './keys'", 'keys.default'),
      { 'src/keys.ts': "export default 'made-up-key'" },
      'src/keys.ts:1',
    ],
    [
      'export list',
      session("import { key } from './keys'"),
      { 'src/keys.ts': "const key = 'made-up-key'\nexport { key }" },
      'src/keys.ts:1',
    ],
    [
      'export list with another name',
      session("import { key } from './keys'"),
      { 'src/keys.ts': "const secret = 'made-up-key'\nexport { secret as key }" },
      'src/keys.ts:1',
    ],
    [
      'export destructured',
      session("import { key } from './keys'"),
      { 'src/keys.ts': "export const { key } = { key: 'made-up-key' }" },
      'src/keys.ts:1',
    ],
    [
      'export let that is assigned later',
      session("import { key } from './keys'"),
      { 'src/keys.ts': "export let key: string\nkey = 'made-up-key'" },
      'src/keys.ts:2',
    ],
    [
      're-exported',
      session("import { key } from './all'"),
      { 'src/all.ts': "export { key } from './keys'", 'src/keys.ts': literal },
      'src/keys.ts:1',
    ],
    [
      're-exported with another name',
      session("import { key } from './all'"),
      {
        'src/all.ts': "export { secret as key } from './keys'",
        'src/keys.ts': "export const secret = 'made-up-key'",
      },
      'src/keys.ts:1',
    ],
    [
      're-exported as default',
      session("import key from './all'"),
      { 'src/all.ts': "export { key as default } from './keys'", 'src/keys.ts': literal },
      'src/keys.ts:1',
    ],
    [
      're-exported from default',
      session("import { key } from './all'"),
      {
        'src/all.ts': "export { default as key } from './keys'",
        'src/keys.ts': "export default 'made-up-key'",
      },
      'src/keys.ts:1',
    ],
    [
      're-exported with all',
      session("import { key } from './all'"),
      { 'src/all.ts': "export * from './keys'", 'src/keys.ts': literal },
      'src/keys.ts:1',
    ],
    [
      're-exported with all of the second',
      session("import { key } from './all'"),
      {
        'src/all.ts': "export * from './other'\nexport * from './keys'",
        'src/other.ts': 'export const other = 1',
        'src/keys.ts': literal,
      },
      'src/keys.ts:1',
    ],
    [
      're-exported as a namespace',
      session("import { keys } from './all'", 'keys.key'),
      { 'src/all.ts': "export * as keys from './keys'", 'src/keys.ts': literal },
      'src/keys.ts:1',
    ],
    [
      'imported and exported',
      session("import { key } from './all'"),
      { 'src/all.ts': "import { key } from './keys'\nexport { key }", 'src/keys.ts': literal },
      'src/keys.ts:1',
    ],
    [
      'imported and exported in an object',
      session("import { config } from './all'", 'config.key'),
      { 'src/all.ts': "import { key } from './keys'\nexport const config = { key }", 'src/keys.ts': literal },
      'src/keys.ts:1',
    ],
    [
      'a property of an object',
      session("import { config } from './config'", 'config.session.secret'),
      { 'src/config.ts': "export const config = {\n  session: { secret: 'made-up-key' },\n}" },
      'src/config.ts:2',
    ],
    [
      'a property of a default object',
      session("import config from './config'", 'config.secret'),
      { 'src/config.ts': "export default { secret: 'made-up-key' }" },
      'src/config.ts:1',
    ],
    [
      'a property of a frozen object',
      session("import { config } from './config'", 'config.secret'),
      { 'src/config.ts': "export const config = Object.freeze({ secret: 'made-up-key' } as const)" },
      'src/config.ts:1',
    ],
    [
      'a property that is destructured',
      session("import { config } from './config'\nconst { secret } = config", 'secret'),
      { 'src/config.ts': "export const config = { secret: 'made-up-key' }" },
      'src/config.ts:1',
    ],
    [
      'an enum',
      session("import { Keys } from './keys'", 'Keys.Session'),
      { 'src/keys.ts': "export enum Keys { Session = 'made-up-key' }" },
      'src/keys.ts:1',
    ],
    [
      'a static field',
      session("import { Keys } from './keys'", 'Keys.session'),
      { 'src/keys.ts': "export class Keys { static readonly session = 'made-up-key' }" },
      'src/keys.ts:1',
    ],
    [
      'what a function returns',
      session("import { key } from './keys'", 'key()'),
      { 'src/keys.ts': "export function key() { return 'made-up-key' }" },
      'src/keys.ts:1',
    ],
    [
      'a member of a ring',
      session("import { keys } from './keys'", 'keys'),
      { 'src/keys.ts': "export const keys = [\n  process.env.KEY,\n  'made-up-key',\n]" },
      'src/keys.ts:3',
    ],
    [
      'that is decoded here',
      session("import { key } from './keys'", "Buffer.from(key, 'hex')"),
      { 'src/keys.ts': literal },
      'src/keys.ts:1',
    ],
    [
      'that is decoded there',
      session("import { key } from './keys'"),
      { 'src/keys.ts': "export const key = Buffer.from('6d6164652d7570', 'hex')" },
      'src/keys.ts:1',
    ],
    [
      'that is a default here',
      session("import { key } from './keys'", 'options.secret || key'),
      { 'src/keys.ts': literal },
      'src/keys.ts:1',
    ],
    [
      'in options',
      session("import { options } from './options'", 'process.env.KEY, ...options'),
      { 'src/options.ts': "export const options = { secret: 'made-up-key' }" },
      'src/options.ts:1',
    ],
    [
      'required',
      "const session = require('express-session')\nconst { key } = require('./keys')\nsession({ secret: key })",
      { 'src/keys.js': "exports.key = 'made-up-key'" },
      'src/keys.js:1',
    ],
    [
      'imported in place',
      "import session from 'express-session'\nconst { key } = await import('./keys')\nsession({ secret: key })",
      { 'src/keys.ts': literal },
      'src/keys.ts:1',
    ],
    [
      'of TypeScript’s import = require',
      "import session = require('express-session')\nimport keys = require('./keys')\nsession({ secret: keys.key })",
      { 'src/keys.ts': literal },
      'src/keys.ts:1',
    ],
    [
      'of TypeScript’s export =',
      "import session = require('express-session')\nimport key = require('./keys')\nsession({ secret: key })",
      { 'src/keys.ts': "export = 'made-up-key'" },
      'src/keys.ts:1',
    ],
  ]

  it.each(cases)('%s', (_, main, files, place) => {
    expect(project({ 'src/main.ts': main, ...files }).keys('src/main.ts')).toEqual([place])
  })

  it('is reported at the key of the sink', () => {
    const [key] = project({ 'main.ts': session("import { key } from './keys'"), 'keys.ts': literal }).facts(
      'main.ts',
    ).hardcodedKeys
    expect(key?.node.loc).toEqual({ start: { line: 3, column: 18 }, end: { line: 3, column: 21 } })
  })

  it('is not reported again where it stands', () => {
    expect(project({ 'keys.ts': literal }).keys('keys.ts')).toEqual([])
  })

  it('is reported once for a library, at its first sink', () => {
    const files = {
      'main.ts': `${session("import { key } from './keys'")}\nsession({ secret: key })`,
      'keys.ts': literal,
    }
    expect(project(files).keys('main.ts')).toEqual(['keys.ts:1'])
  })

  it('is left to its own file as the default of a setting', () => {
    const made = project({
      'main.ts': session("import { key } from './keys'"),
      'keys.ts': "export const key = process.env.JWT_SECRET || 'made-up-key'",
    })
    expect(made.keys('main.ts')).toEqual([])
    expect(made.keys('keys.ts')).toEqual(['1'])
  })

  it('is left to its own file in options with the type of the library', () => {
    const made = project({
      'main.ts':
        "import session from 'express-session'\nimport { options } from './options'\nsession(options)",
      'options.ts':
        "import type { SessionOptions } from 'express-session'\nexport const options: SessionOptions = { secret: 'made-up-key' }",
    })
    expect(made.keys('main.ts')).toEqual([])
    expect(made.keys('options.ts')).toEqual(['2'])
  })

  it('is left to its own file in options whose type has another name there', () => {
    const made = project({
      'main.ts':
        "import session from 'express-session'\nimport { options } from './options'\nsession(options)",
      'options.ts':
        "import type { SessionOptions as Settings } from 'express-session'\nexport const options: Settings = { secret: 'made-up-key' }",
    })
    expect(made.keys('main.ts')).toEqual([])
    expect(made.keys('options.ts')).toEqual(['2'])
  })
})

describe('CommonJS', () => {
  const main = (use: string) =>
    `const session = require('express-session')\nconst keys = require('./keys')\nsession({ secret: ${use} })`
  const cases: readonly (readonly [name: string, keys: string, use: string])[] = [
    ['module.exports = value', "module.exports = 'made-up-key'", 'keys'],
    ['module.exports = object', "module.exports = { key: 'made-up-key' }", 'keys.key'],
    [
      'module.exports = object with a shorthand',
      "const key = 'made-up-key'\nmodule.exports = { key }",
      'keys.key',
    ],
    [
      'module.exports = constant',
      "const config = { key: 'made-up-key' }\nmodule.exports = config",
      'keys.key',
    ],
    ['module.exports.name', "module.exports.key = 'made-up-key'", 'keys.key'],
    ['exports.name', "exports.key = 'made-up-key'", 'keys.key'],
    ["exports['name']", "exports['key'] = 'made-up-key'", 'keys.key'],
    ['exports = module.exports = object', "exports = module.exports = { key: 'made-up-key' }", 'keys.key'],
    ['module.exports = exports = object', "module.exports = exports = { key: 'made-up-key' }", 'keys.key'],
    ['exports.a = exports.b = value', "exports.other = exports.key = 'made-up-key'", 'keys.key'],
    [
      'module.exports = object, and a name',
      "module.exports = { other: 1 }\nmodule.exports.key = 'made-up-key'",
      'keys.key',
    ],
    ['module.exports = a function', "module.exports = () => 'made-up-key'", 'keys()'],
    ['module.exports = a class', "module.exports = class { static key = 'made-up-key' }", 'keys.key'],
    [
      'what a compiler makes: exports.default',
      "Object.defineProperty(exports, '__esModule', { value: true })\nexports.default = 'made-up-key'",
      'keys.default',
    ],
    [
      'what a compiler makes: exports.name = void 0 first',
      "exports.key = void 0\nexports.key = 'made-up-key'",
      'keys.key',
    ],
    ['spread from another module', "module.exports = { ...require('./other') }", 'keys.key'],
    ['another module itself', "module.exports = require('./other')", 'keys.key'],
    ['Object.assign', "Object.assign(module.exports, { key: 'made-up-key' })", 'keys.key'],
    [
      'a getter',
      "Object.defineProperty(exports, 'key', { enumerable: true, get: function () { return 'made-up-key' } })",
      'keys.key',
    ],
    [
      'what a compiler makes: a getter of a re-export',
      "var other_1 = require('./other')\nObject.defineProperty(exports, 'key', { enumerable: true, get: function () { return other_1.key } })",
      'keys.key',
    ],
    ['what a compiler makes: __exportStar', "__exportStar(require('./other'), exports)", 'keys.key'],
  ]

  it.each(cases)('%s', (_, keys, use) => {
    const made = project({ 'main.js': main(use), 'keys.js': keys, 'other.js': "exports.key = 'made-up-key'" })
    expect(made.keys('main.js')).toHaveLength(1)
  })

  it('a destructured require', () => {
    const made = project({
      'main.js':
        "const session = require('express-session')\nconst { key: secret } = require('./keys')\nsession({ secret })",
      'keys.js': "module.exports = { key: 'made-up-key' }",
    })
    expect(made.keys('main.js')).toEqual(['keys.js:1'])
  })

  it('a default import of module.exports', () => {
    const made = project({
      'main.mjs': session("import keys from './keys.cjs'", 'keys.key'),
      'keys.cjs': "module.exports = { key: 'made-up-key' }",
    })
    expect(made.keys('main.mjs')).toEqual(['keys.cjs:1'])
  })

  it('a named import of module.exports', () => {
    const made = project({
      'main.mjs': session("import { key } from './keys.cjs'"),
      'keys.cjs': "module.exports = { key: 'made-up-key' }",
    })
    expect(made.keys('main.mjs')).toEqual(['keys.cjs:1'])
  })
})

describe('how a specifier is resolved', () => {
  const cases: readonly (readonly [name: string, main: string, files: Files, place: string])[] = [
    [
      'paths of tsconfig.json',
      session("import { key } from '@/keys'"),
      {
        'tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }',
        'src/keys.ts': literal,
      },
      'src/keys.ts:1',
    ],
    [
      'paths of tsconfig.json for one module',
      session("import { key } from 'our-keys'"),
      {
        'tsconfig.json': '{ "compilerOptions": { "paths": { "our-keys": ["./src/keys.ts"] } } }',
        'src/keys.ts': literal,
      },
      'src/keys.ts:1',
    ],
    [
      'paths of a tsconfig.json with comments',
      session("import { key } from '~/keys'"),
      {
        'tsconfig.json': '{\n  // ours\n  "compilerOptions": { "paths": { "~/*": ["./src/*"], }, },\n}',
        'src/keys.ts': literal,
      },
      'src/keys.ts:1',
    ],
    [
      'paths of a tsconfig.json that is extended',
      session("import { key } from '@app/keys'"),
      {
        'tsconfig.json': '{ "extends": "./tsconfig.base.json" }',
        'tsconfig.base.json': '{ "compilerOptions": { "baseUrl": ".", "paths": { "@app/*": ["src/*"] } } }',
        'src/keys.ts': literal,
      },
      'src/keys.ts:1',
    ],
    [
      'baseUrl of tsconfig.json',
      session("import { key } from 'src/keys'"),
      { 'tsconfig.json': '{ "compilerOptions": { "baseUrl": "." } }', 'src/keys.ts': literal },
      'src/keys.ts:1',
    ],
    [
      'paths of jsconfig.json',
      session("import { key } from '@/keys'"),
      {
        'jsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }',
        'src/keys.js': literal,
      },
      'src/keys.js:1',
    ],
    [
      'imports of package.json',
      session("import { key } from '#keys'"),
      { 'package.json': '{ "name": "a", "imports": { "#keys": "./src/keys.js" } }', 'src/keys.js': literal },
      'src/keys.js:1',
    ],
    [
      'imports of package.json with a star',
      session("import { key } from '#lib/keys.js'"),
      { 'package.json': '{ "name": "a", "imports": { "#lib/*": "./src/*" } }', 'src/keys.js': literal },
      'src/keys.js:1',
    ],
    [
      'imports of package.json under a condition',
      session("import { key } from '#keys'"),
      {
        'package.json':
          '{ "name": "a", "imports": { "#keys": { "node": "./src/keys.js", "default": "./src/none.js" } } }',
        'src/keys.js': literal,
      },
      'src/keys.js:1',
    ],
    [
      'imports of package.json, to a source of TypeScript',
      session("import { key } from '#keys'"),
      { 'package.json': '{ "name": "a", "imports": { "#keys": "./src/keys.ts" } }', 'src/keys.ts': literal },
      'src/keys.ts:1',
    ],
    [
      'the package itself by its name',
      session("import { key } from 'our-app/keys'"),
      {
        'package.json': '{ "name": "our-app", "exports": { "./keys": "./src/keys.js" } }',
        'src/keys.js': literal,
      },
      'src/keys.js:1',
    ],
  ]

  it.each(cases)('%s', (_, main, files, place) => {
    expect(project({ 'src/main.ts': main, ...files }).keys('src/main.ts')).toEqual([place])
  })

  it.each([
    ['main', '{ "name": "@app/keys", "main": "./index.js" }'],
    ['exports', '{ "name": "@app/keys", "exports": "./index.js" }'],
    ['nothing but its index', '{ "name": "@app/keys" }'],
  ])('a workspace package with %s', (_, manifest) => {
    const made = project({
      'apps/web/main.ts': session("import { key } from '@app/keys'"),
      'packages/keys/package.json': manifest,
      'packages/keys/index.js': literal,
    })
    made.link('node_modules/@app/keys', 'packages/keys')
    expect(made.keys('apps/web/main.ts')).toEqual(['packages/keys/index.js:1'])
  })

  it('a workspace package whose exports lead to its sources', () => {
    const made = project({
      'apps/web/main.ts': session("import { key } from '@app/keys'"),
      'packages/keys/package.json':
        '{ "name": "@app/keys", "exports": { ".": { "types": "./dist/index.d.ts", "default": "./src/index.ts" } } }',
      'packages/keys/src/index.ts': literal,
    })
    made.link('apps/web/node_modules/@app/keys', 'packages/keys')
    expect(made.keys('apps/web/main.ts')).toEqual(['packages/keys/src/index.ts:1'])
  })

  const silentCases: readonly (readonly [name: string, main: string, files: Files])[] = [
    [
      'a package in node_modules',
      session("import { key } from 'some-keys'"),
      { 'node_modules/some-keys/index.js': literal },
    ],
    [
      'a file of a package in node_modules',
      session("import { key } from './node_modules/some-keys/index.js'"),
      { 'node_modules/some-keys/index.js': literal },
    ],
    ['a file that is missing', session("import { key } from './none'"), {}],
    ['a name that is missing', session("import { other } from './keys'", 'other'), { 'keys.ts': literal }],
    [
      'a tsconfig.json that does not parse',
      session("import { key } from '@/keys'"),
      { 'tsconfig.json': '{ "compilerOptions": ', 'keys.ts': literal },
    ],
    [
      'a tsconfig.json that extends nothing there',
      session("import { key } from '@/keys'"),
      { 'tsconfig.json': '{ "extends": "./none.json" }', 'keys.ts': literal },
    ],
    [
      'a package.json that does not parse',
      session("import { key } from '#keys'"),
      { 'package.json': '{ "imports": ', 'keys.ts': literal },
    ],
    [
      'a file that does not parse',
      session("import { key } from './keys'"),
      { 'keys.ts': "export const key = 'made-up-key' export const" },
    ],
    ['a file of another kind', session("import key from './key.pem'"), { 'key.pem': 'made-up-key' }],
    ['a type', session("import type { key } from './keys'"), { 'keys.ts': 'export type key = string' }],
    ['a folder', session("import { key } from './keys.ts'"), { 'keys.ts/other.ts': literal }],
  ]

  it.each(silentCases)('%s is unknown', (_, main, files) => {
    expect(project({ 'main.ts': main, ...files }).keys('main.ts')).toEqual([])
  })

  it('a broken tsconfig.json leaves relative imports alone', () => {
    const made = project({
      'main.ts': session("import { key } from './keys'"),
      'tsconfig.json': '{ "compilerOptions": ',
      'keys.ts': literal,
    })
    expect(made.keys('main.ts')).toEqual(['keys.ts:1'])
  })
})

describe('JSON files', () => {
  const json = '{\n  "secret": "made-up-key"\n}\n'
  const imported = session("import config from './config.json'", 'config.secret')
  const git = { '.git/HEAD': 'ref: refs/heads/main\n' }

  it.each([
    ['without git', imported, {}],
    ['that git does not ignore', imported, git],
    [
      'with an attribute',
      session("import config from './config.json' with { type: 'json' }", 'config.secret'),
      git,
    ],
    [
      'that is required',
      "const session = require('express-session')\nsession({ secret: require('./config.json').secret })",
      git,
    ],
    [
      'that is required without its extension',
      "const session = require('express-session')\nsession({ secret: require('./config').secret })",
      git,
    ],
    ['of a namespace', session("import * as config from './config.json'", 'config.secret'), git],
    ['by a name', session("import { secret } from './config.json'", 'secret'), git],
    ['beside files that git ignores', imported, { ...git, '.gitignore': 'other.json\n' }],
    ['that git is told not to ignore', imported, { ...git, '.gitignore': '*.json\n!config.json\n' }],
  ] satisfies readonly (readonly [string, string, Files])[])('%s', (_, main, files) => {
    expect(project({ 'main.ts': main, 'config.json': json, ...files }).keys('main.ts')).toEqual([
      'config.json:2',
    ])
  })

  it.each([
    ['that git ignores', { ...git, '.gitignore': 'config.json\n' }],
    ['that git ignores by a pattern', { ...git, '.gitignore': '*.json\n' }],
    ['that git ignores by a folder above', { ...git, '.gitignore': '/local/\n' }],
    ['that git ignores by a file in its folder', { ...git, 'local/.gitignore': 'config.json\n' }],
  ] satisfies readonly (readonly [string, Files])[])('%s is left alone', (_, files) => {
    const main = session("import config from './local/config.json'", 'config.secret')
    expect(project({ 'main.ts': main, 'local/config.json': json, ...files }).keys('main.ts')).toEqual([])
  })

  it('that git would ignore, without git', () => {
    const made = project({ 'main.ts': imported, 'config.json': json, '.gitignore': 'config.json\n' })
    expect(made.keys('main.ts')).toEqual(['config.json:2'])
  })

  it('that does not parse is unknown', () => {
    expect(project({ 'main.ts': imported, 'config.json': '{ "secret": ' }).keys('main.ts')).toEqual([])
  })

  it('with an empty value has no key', () => {
    expect(project({ 'main.ts': imported, 'config.json': '{ "secret": "" }' }).keys('main.ts')).toEqual([])
  })

  it('as the default of a setting', () => {
    const main = session("import config from './config.json'", 'process.env.SESSION_SECRET || config.secret')
    expect(project({ 'main.ts': main, 'config.json': json }).keys('main.ts')).toEqual(['config.json:2'])
  })
})

describe('what is never read', () => {
  it('a file outside the root', () => {
    const made = project({ 'app/main.ts': session("import { key } from '../keys'"), 'keys.ts': literal })
    expect(made.keys('app/main.ts', path.join(made.root, 'app'))).toEqual([])
    expect(made.keys('app/main.ts')).toEqual(['keys.ts:1'])
  })

  it('a file behind a link that leads out of the root', () => {
    const made = project({ 'app/main.ts': session("import { key } from './keys'"), 'keys.ts': literal })
    made.link('app/keys.ts', 'keys.ts')
    expect(made.keys('app/main.ts', path.join(made.root, 'app'))).toEqual([])
    expect(made.keys('app/main.ts')).toEqual(['keys.ts:1'])
  })

  it('a folder behind a link that leads out of the root', () => {
    const made = project({
      'app/main.ts': session("import { key } from './shared/keys'"),
      'shared/keys.ts': literal,
    })
    made.link('app/shared', 'shared')
    expect(made.keys('app/main.ts', path.join(made.root, 'app'))).toEqual([])
  })

  it('a file that is too large', () => {
    const made = project({
      'main.ts': session("import { key } from './keys'"),
      'keys.ts': `${literal}// ${'x'.repeat(300_000)}`,
    })
    expect(made.keys('main.ts')).toEqual([])
  })

  it('a file that no sink and no suspicious name asks for', () => {
    const made = project({
      'main.ts':
        "import { page } from './page'\nimport session from 'express-session'\nsession({ secret: process.env.KEY })\npage()",
      'page.ts': literal,
    })
    expect(parsedFor(() => made.facts('main.ts', { parser: counting }).hardcodedKeys)).toEqual(['main.ts'])
  })

  it('a file that was parsed before', () => {
    const made = project({
      'main.ts': session("import { key } from './keys'"),
      'other.ts': session("import { key } from './keys'"),
      'keys.ts': literal,
    })
    expect(parsedFor(() => made.facts('main.ts', { parser: counting }).hardcodedKeys)).toEqual([
      'main.ts',
      'keys.ts',
    ])
    expect(parsedFor(() => made.facts('other.ts', { parser: counting }).hardcodedKeys)).toEqual(['other.ts'])
  })
})

const parsed: string[] = []

/** The parser of TypeScript, which keeps account of what it parses. */
const counting = {
  ...parser,
  parseForESLint(text: string, options: { readonly filePath?: string }) {
    parsed.push(path.basename(options.filePath ?? ''))
    return parser.parseForESLint(text, options)
  },
}

function parsedFor(find: () => unknown): readonly string[] {
  parsed.length = 0
  find()
  return [...parsed]
}

describe('files that lead to each other', () => {
  it('import each other', () => {
    const made = project({
      'main.ts': session("import { key } from './a'"),
      'a.ts': "import { other } from './b'\nexport const key = other",
      'b.ts': "import { key } from './a'\nexport const other = key",
    })
    expect(made.keys('main.ts')).toEqual([])
  })

  it('import each other, with a literal in the end', () => {
    const made = project({
      'main.ts': session("import { key } from './a'"),
      'a.ts': "import { other } from './b'\nexport const key = other\nexport const first = 'made-up-key'",
      'b.ts': "import { first } from './a'\nexport const other = first",
    })
    expect(made.keys('main.ts')).toEqual(['a.ts:3'])
  })

  it('export all of each other', () => {
    const made = project({
      'main.ts': session("import { key } from './a'"),
      'a.ts': "export * from './b'",
      'b.ts': `export * from './a'\n${literal}`,
    })
    expect(made.keys('main.ts')).toEqual(['b.ts:2'])
  })

  it('import the linted file', () => {
    const made = project({
      'main.ts': `${session("import { make } from './a'", 'key')}\nexport const key = 'made-up-key'\nmake()`,
      'a.ts': "import { key } from './main'\nexport const make = () => key",
    })
    expect(made.keys('main.ts')).toEqual(['4'])
  })

  it('import themselves', () => {
    const made = project({ 'main.ts': session("import { key } from './main'") + '\nexport { key }' })
    expect(made.keys('main.ts')).toEqual([])
  })

  it('are linked in a circle', () => {
    const made = project({ 'main.ts': session("import { key } from './keys'") })
    made.link('keys.ts', 'keys.ts')
    expect(made.keys('main.ts')).toEqual([])
  })
})

describe('an edit of the other file', () => {
  const main = session("import { key } from './keys'")

  it('that puts a literal in is seen', () => {
    const made = project({ 'main.ts': main, 'keys.ts': 'export const key = process.env.KEY\n' })
    expect(made.keys('main.ts')).toEqual([])
    made.write('keys.ts', literal)
    expect(made.keys('main.ts')).toEqual(['keys.ts:1'])
  })

  it('that takes the literal out is seen', () => {
    const made = project({ 'main.ts': main, 'keys.ts': literal })
    expect(made.keys('main.ts')).toEqual(['keys.ts:1'])
    made.write('keys.ts', 'export const key = process.env.KEY\n')
    expect(made.keys('main.ts')).toEqual([])
  })

  it('that moves the literal is seen', () => {
    const made = project({ 'main.ts': main, 'keys.ts': literal })
    expect(made.keys('main.ts')).toEqual(['keys.ts:1'])
    made.write('keys.ts', `\n${literal}`)
    expect(made.keys('main.ts')).toEqual(['keys.ts:2'])
  })

  it('is seen behind a file that did not change', () => {
    const made = project({
      'main.ts': session("import { key } from './all'"),
      'all.ts': "export * from './keys'",
      'keys.ts': literal,
    })
    expect(made.keys('main.ts')).toEqual(['keys.ts:1'])
    made.write('keys.ts', 'export const key = process.env.KEY\n')
    expect(made.keys('main.ts')).toEqual([])
  })

  it('is seen behind a constant of a file that did not change', () => {
    const made = project({
      'main.ts': session("import { ours } from './all'", 'ours'),
      'all.ts': "import { key } from './keys'\nexport const ours = key",
      'keys.ts': literal,
    })
    expect(made.keys('main.ts')).toEqual(['keys.ts:1'])
    made.write('keys.ts', 'export const key = process.env.KEY\n')
    expect(made.keys('main.ts')).toEqual([])
  })

  it('that makes a ring of a key is seen', () => {
    const made = project({ 'main.ts': main, 'keys.ts': 'export const key = process.env.KEY\n' })
    expect(made.singles('main.ts')).toEqual([3])
    made.write('keys.ts', 'export const key = [process.env.KEY, process.env.OLD_KEY]\n')
    expect(made.singles('main.ts')).toEqual([])
  })

  it('that breaks it makes it unknown', () => {
    const made = project({ 'main.ts': main, 'keys.ts': literal })
    expect(made.keys('main.ts')).toEqual(['keys.ts:1'])
    made.write('keys.ts', 'export const key = (\n')
    expect(made.keys('main.ts')).toEqual([])
  })

  it('that removes it makes it unknown', () => {
    const made = project({ 'main.ts': main, 'keys.ts': literal })
    expect(made.keys('main.ts')).toEqual(['keys.ts:1'])
    made.remove('keys.ts')
    expect(made.keys('main.ts')).toEqual([])
  })
})

describe('rings in another file', () => {
  const cases: readonly (readonly [
    name: string,
    keys: string,
    secret: string,
    singles: readonly number[],
  ])[] = [
    ['a ring of two', 'export const keys = [process.env.KEY, process.env.OLD_KEY]', 'keys', []],
    [
      'a ring of two behind a name in the singular',
      'export const key = [process.env.KEY, process.env.OLD_KEY]',
      'key',
      [],
    ],
    ['an array of one', 'export const keys = [process.env.KEY]', 'keys', [3]],
    ['one key behind a name in the plural', 'export const keys = process.env.KEY', 'keys', [3]],
    ['a list out of a setting', "export const keys = process.env.KEYS.split(',')", 'keys', []],
    ['the first of a ring', 'export const keys = [process.env.KEY, process.env.OLD_KEY]', 'keys[0]', [3]],
    [
      'a ring that a function returns',
      'export const keys = () => [process.env.KEY, process.env.OLD_KEY]',
      'keys()',
      [],
    ],
    ['one key that a function returns', 'export const keys = () => process.env.KEY', 'keys()', [3]],
    [
      'a ring in an object',
      'export const keys = { all: [process.env.KEY, process.env.OLD_KEY] }',
      'keys.all',
      [],
    ],
    ['one key in an object', 'export const keys = { all: process.env.KEY }', 'keys.all', [3]],
  ]

  it.each(cases)('%s', (_, keys, secret, singles) => {
    const [name] = /^\w+/.exec(secret) ?? []
    const made = project({
      'main.ts': session(`import { ${name ?? ''} } from './keys'`, secret),
      'keys.ts': keys,
    })
    expect(made.singles('main.ts')).toEqual(singles)
  })
})

describe('wrappers in another file', () => {
  const wrapper =
    "import jwt from 'jsonwebtoken'\nexport const sign = (payload, key) => jwt.sign(payload, key)\nexport const verify = (token, key) => jwt.verify(token, key)\nexport class Tokens { constructor(key) { this.key = key } verify(token) { return jwt.verify(token, this.key) } }"
  const cases: readonly (readonly [name: string, main: string, files: Files, places: readonly string[]])[] = [
    ['a function', "import { sign } from './tokens'\nsign({}, 'made-up-key')", {}, ['2']],
    [
      'a function of a namespace',
      "import * as tokens from './tokens'\ntokens.sign({}, 'made-up-key')",
      {},
      ['2'],
    ],
    [
      'a function that is re-exported',
      "import { sign } from './all'\nsign({}, 'made-up-key')",
      { 'all.ts': "export * from './tokens'" },
      ['2'],
    ],
    ['a class', "import { Tokens } from './tokens'\nnew Tokens('made-up-key')", {}, ['2']],
    [
      'a constant of a third file',
      "import { sign } from './tokens'\nimport { key } from './keys'\nsign({}, key)",
      { 'keys.ts': literal },
      ['keys.ts:1'],
    ],
    [
      'a base class',
      "import { Tokens } from './tokens'\nclass Access extends Tokens { constructor() { super('made-up-key') } }",
      {},
      ['2'],
    ],
    [
      'a wrapper of a wrapper',
      "import { issueToken } from './issue'\nissueToken('made-up-key')",
      { 'issue.ts': "import { sign } from './tokens'\nexport const issueToken = (key) => sign({}, key)" },
      ['2'],
    ],
    [
      'a wrapper of a wrapper of a wrapper',
      "import { issueToken } from './first'\nissueToken('made-up-key')",
      {
        'first.ts': "import { signNow } from './second'\nexport const issueToken = (key) => signNow(key)",
        'second.ts': "import { sign } from './tokens'\nexport const signNow = (key) => sign({}, key)",
      },
      ['2'],
    ],
    [
      'a wrapper of a required wrapper',
      "const { issueToken } = require(\n  './issue',\n)\nissueToken('made-up-key')",
      {
        'issue.ts': "const { sign } = require('./helpers')\nexports.issueToken = (key) => sign({}, key)",
        'helpers.ts':
          "const { sign } = require('./tokens')\nexports.sign = (payload, key) => sign(payload, key)",
      },
      ['4'],
    ],
    [
      'a wrapper by a path of tsconfig.json that looks like a package',
      "import 'jsonwebtoken'\nimport { sign } from '@tokens'\nsign({}, 'made-up-key')",
      {
        'tsconfig.json': '{ "extends": "./tsconfig.base" }',
        'tsconfig.base.json': '{ "compilerOptions": { "paths": { "@tokens": ["./tokens.ts"] } } }',
      },
      ['3'],
    ],
    [
      'a wrapper by a path of a configuration that tsconfig.json refers to',
      "import 'jsonwebtoken'\nimport { sign } from '@tokens'\nsign({}, 'made-up-key')",
      {
        'tsconfig.json': '{ "files": [], "references": [{ "path": "./tsconfig.app.json" }] }',
        'tsconfig.app.json': '{ "compilerOptions": { "paths": { "@tokens": ["./tokens.ts"] } } }',
      },
      ['3'],
    ],
    [
      'a function that hands its arguments on',
      "import { tokenOf } from './any'\ntokenOf({}, 'made-up-key')",
      { 'any.ts': "import { sign } from './tokens'\nexport const tokenOf = (...rest) => sign(...rest)" },
      ['2'],
    ],
    [
      'a factory that is a class',
      "import { JwtModule } from '@nestjs/jwt'\nimport { Options } from './options'\nJwtModule.registerAsync({ useClass: Options })",
      { 'options.ts': "export class Options { createJwtOptions() { return { secret: 'made-up-key' } } }" },
      ['options.ts:1'],
    ],
    [
      'a re-export of the library',
      "import { jwt } from './lib'\njwt.sign({}, 'made-up-key')",
      { 'lib.ts': "export { default as jwt } from 'jsonwebtoken'" },
      ['2'],
    ],
    [
      'an instance of the library',
      "import { jwtService } from './lib'\njwtService.sign({}, { secret: 'made-up-key' })",
      { 'lib.ts': "import { JwtService } from '@nestjs/jwt'\nexport const jwtService = new JwtService()" },
      ['2'],
    ],
  ]

  it.each(cases)('%s', (_, main, files, places) => {
    expect(project({ 'main.ts': main, 'tokens.ts': wrapper, ...files }).keys('main.ts')).toEqual(places)
  })

  it('are asked for fallback keys at the library, not at their calls', () => {
    const made = project({
      'main.ts': "import { verify } from './tokens'\nverify(token, process.env.KEY)",
      'tokens.ts': wrapper,
    })
    expect(made.singles('main.ts')).toEqual([])
    expect(made.singles('tokens.ts')).toEqual([3, 4])
  })

  it('have their settings read where they are called', () => {
    const made = project({
      'main.ts': "import { verify } from './jwt'\nverify(token, process.env.APP_MAC)",
      'jwt.ts': wrapper,
    })
    expect(made.facts('main.ts').settingReads.map(({ name }) => name)).toEqual(['APP_MAC'])
  })
})

describe("a wrapper that ESLint's own parser reads", () => {
  const cases: readonly (readonly [name: string, wrapper: string])[] = [
    ['a function', 'export function sign(payload, key) { return jwt.sign(payload, key) }'],
    ['an arrow function', 'export const sign = (payload, key) => jwt.sign(payload, key)'],
    [
      'patterns for parameters',
      'export const sign = ({ id } = {}, key, ...[more]) => jwt.sign({ id, more }, key)',
    ],
    [
      'a function beside a class',
      'class Store extends Base { static #count = 0; field = 1; static { this.x = 1 } get size() { return 1 } set size(value) {} }\nexport const sign = (payload, key) => jwt.sign(payload, key)',
    ],
  ]

  it.each(cases)('%s', (_, wrapper) => {
    const { root } = project({ 'tokens.js': `import jwt from 'jsonwebtoken'\n${wrapper}` })
    const messages = new Linter({ cwd: root }).verify(
      "import { sign } from './tokens.js'\nsign({}, 'made-up-key')",
      [{ plugins: { 'secret-key': plugin }, rules: { 'secret-key/no-hardcoded-key': 'error' } }],
      { filename: path.join(root, 'main.js') },
    )
    expect(messages.map(({ ruleId, line }) => [ruleId, line])).toEqual([['secret-key/no-hardcoded-key', 2]])
  })
})

describe('what stands for a literal in another file', () => {
  const cases: readonly (readonly [name: string, code: string, node: string])[] = [
    ['the key', session("import { key } from './keys'"), 'key'],
    ['an element of a ring', session("import { key } from './keys'", '[newest, key]'), 'key'],
    ['the value of a property', session("import { key } from './keys'", '{ key: key.trim() }'), 'key.trim()'],
    [
      'an element of a ring with a name',
      session("import { key } from './keys'\nconst ring = [newest, key]", 'ring'),
      'key',
    ],
    ['a ring', session("import { ring } from './keys'", 'ring'), 'ring'],
  ]

  it.each(cases)('%s', (_, main, node) => {
    const files = {
      'main.ts': main,
      'keys.ts': "export const key = 'made-up-key'\nexport const ring = [newest, 'made-up-key']",
    }
    const found = project(files).facts('main.ts').hardcodedKeys
    expect(found.map(({ node: { range } }) => main.slice(...range))).toEqual([node])
  })
})

describe('settings in another file', () => {
  it('are read there alone', () => {
    const made = project({
      'main.ts': session("import { key } from './keys'"),
      'keys.ts': 'export const key = process.env.SESSION_SECRET',
    })
    expect(made.facts('main.ts').settingReads).toEqual([])
    expect(made.facts('keys.ts').settingReads.map(({ name }) => name)).toEqual(['SESSION_SECRET'])
  })
})

describe('what another file reads settings with', () => {
  const cases: readonly (readonly [name: string, main: string, files: Files, reads: readonly string[]])[] = [
    [
      'a function that is given the name',
      "import { read } from './env'\nsign(read('JWT_SECRET'))",
      { 'env.ts': 'export const read = (name) => process.env[name]' },
      ["read('JWT_SECRET')"],
    ],
    [
      'a function that is required',
      "const { read } = require('./env')\nsign(read('JWT_SECRET'))",
      { 'env.ts': 'exports.read = (name) => process.env[name]' },
      ["read('JWT_SECRET')"],
    ],
    [
      'a function of settings by another name',
      "import { lookup } from './settings'\nsign(lookup('JWT_SECRET'))",
      { 'settings.ts': 'export function lookup(name) { return process.env[name] }' },
      ["lookup('JWT_SECRET')"],
    ],
    [
      'the environment by another name',
      "import { environment } from './env'\nsign(environment.JWT_SECRET)",
      { 'env.ts': 'export const environment = process.env' },
      ['environment.JWT_SECRET'],
    ],
    [
      'settings that the other file has read',
      "import { environment } from './env'\nsign(environment.JWT_SECRET)",
      { 'env.ts': 'export const environment = { JWT_SECRET: process.env.JWT_SECRET }' },
      [],
    ],
    [
      'a function that does something else with the name',
      "import { read } from './env'\nsign(read('JWT_SECRET'))",
      { 'env.ts': 'export const read = (name) => process.env.PREFIX + name' },
      [],
    ],
  ]

  it.each(cases)('%s', (_, main, files, reads) => {
    const found = project({ 'main.ts': main, ...files }).facts('main.ts').settingReads
    expect(found.map(({ node: { range } }) => main.slice(...range))).toEqual(reads)
  })
})

describe('a program without a path', () => {
  it('has imports that are unknown', () => {
    expect(
      factsIn(session("import { key } from './keys'"), { filename: '__placeholder__.js' }).hardcodedKeys,
    ).toEqual([])
  })
})
