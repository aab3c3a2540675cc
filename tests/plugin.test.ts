import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { ESLint, Linter } from 'eslint'
import { defineConfig } from 'eslint/config'
import tseslint from 'typescript-eslint'
import { describe, expect, it } from 'vitest'
import plugin from '../src/index.ts'
import { rules } from '../src/rules/index.ts'

const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as Record<
  'name' | 'version' | 'homepage',
  string
>
const isOfEnv = ({ meta }: { readonly meta: { readonly docs?: { readonly language?: string } } }) =>
  meta.docs?.language === 'env'
const names = Object.keys(rules)
const namesOfEnv = Object.entries(rules).flatMap(([name, rule]) => (isOfEnv(rule) ? [name] : []))

function lint(code: string, more: Linter.Config = {}, filename = 'program.ts'): Linter.LintMessage[] {
  const parsed = { files: ['**/*.ts'], languageOptions: { parser: tseslint.parser as Linter.Parser } }
  return new Linter({ cwd: '/no-such-folder' }).verify(
    code,
    [plugin.configs.all, plugin.configs.env, parsed, { files: [`**/${filename}`], ...more }],
    { filename },
  )
}

/** What an editor offers, beside the message that it belongs to. */
const ofSuggestions: ReadonlySet<string> = new Set([
  'addPrevious',
  'fixMissing',
  'fixOrder',
  'fixRepeated',
  'importKey',
])

describe('the plugin', () => {
  it('has the name and the version of the package: the cache of ESLint goes by them', () => {
    expect(plugin.meta).toEqual({ name: manifest.name, version: manifest.version, namespace: 'secret-key' })
  })

  it('is what `require` gives, and no module around it', () => {
    const required = createRequire(import.meta.url)(manifest.name) as object
    expect(required).toMatchObject({ meta: plugin.meta })
    expect(Object.keys(required).toSorted()).toEqual(['configs', 'languages', 'meta', 'rules'])
  })
})

describe('configs', () => {
  it('recommended has the first three rules', () => {
    expect(plugin.configs.recommended.rules).toMatchObject({
      'secret-key/no-hardcoded-key': 'error',
      'secret-key/no-direct-setting-read': 'warn',
      'secret-key/require-fallback-keys': 'warn',
    })
  })

  it('strict has the rules of recommended, as errors', () => {
    const { recommended, strict } = plugin.configs
    expect(strict.rules).toMatchObject(
      Object.fromEntries(Object.keys(recommended.rules ?? {}).map((rule) => [rule, 'error'])),
    )
    expect(new Set(Object.values(strict.rules ?? {}))).toEqual(new Set(['error']))
  })

  it('all and env together have every rule, as an error', () => {
    const rulesOf = (those: readonly string[]) =>
      Object.fromEntries(those.map((name) => [`secret-key/${name}`, 'error']))
    expect(plugin.configs.all.rules).toEqual(rulesOf(names.filter((name) => !namesOfEnv.includes(name))))
    expect(plugin.configs.env.rules).toEqual(rulesOf(namesOfEnv))
  })

  it.each(Object.entries(plugin.configs))('%s has its name and the plugin itself', (name, config) => {
    expect(config.name).toBe(`secret-key/${name}`)
    expect(config.plugins).toEqual({ 'secret-key': plugin })
  })

  it.each(Object.keys(plugin.configs))('%s is found by its name', (name) => {
    const [config] = defineConfig({ plugins: { 'secret-key': plugin }, extends: [`secret-key/${name}`] })
    expect(config?.rules).toEqual(plugin.configs[name as keyof typeof plugin.configs].rules)
  })

  const eslint = new ESLint({
    cwd: '/',
    overrideConfigFile: true,
    overrideConfig: [plugin.configs.recommended],
  })

  it.each(['js', 'jsx', 'mjs', 'cjs', 'ts', 'tsx', 'mts', 'cts'])('have *.%s', async (extension) => {
    const config = (await eslint.calculateConfigForFile(`/src/file.${extension}`)) as
      Linter.Config | undefined
    expect(config?.rules?.['secret-key/no-hardcoded-key']).toBeDefined()
  })

  // ESLint would pick them up, with a parser that cannot read them.
  it.each(['vue', 'svelte', 'astro', 'json', 'md', 'yaml'])('do not have *.%s', async (extension) => {
    expect(await eslint.calculateConfigForFile(`/src/file.${extension}`)).toBeUndefined()
  })
})

describe.each(Object.entries(rules))('%s', (name, rule) => {
  const { meta } = rule as { readonly meta: RuleMeta }
  const filename = isOfEnv(rule) ? '.env' : 'program.ts'

  it('says what it does and where its page is', () => {
    expect(meta.docs.description).toMatch(/^(?:disallow|require|enforce) \S.*[^.]$/)
    expect(meta.docs.url).toBe(`${manifest.homepage}/blob/v${manifest.version}/docs/rules/${name}.md`)
  })

  it('describes every option and has a default for it', () => {
    const [schema] = meta.schema
    const properties = schema?.properties ?? {}
    expect(schema?.additionalProperties ?? false).toBe(false)
    for (const option of Object.values(properties)) expect(option.description).toMatch(/^[A-Z].*\.$/)
    for (const option of Object.keys(meta.defaultOptions?.[0] ?? {}))
      expect(properties).toHaveProperty(option)
  })

  it('has messages that end with where to read on', () => {
    for (const [id, message] of Object.entries(meta.messages)) {
      if (ofSuggestions.has(id)) expect(message).toMatch(/^[A-Z].*\.$/)
      else expect(message).toMatch(/\. See \{\{ url \}\}$/)
    }
  })

  it('refuses an option that it does not know, and names it', () => {
    expect(() =>
      lint('', { rules: { [`secret-key/${name}`]: ['error', { nonsense: true }] } }, filename),
    ).toThrow(new RegExp(`secret-key/${name}[^]*nonsense`))
  })

  it('refuses a second option', () => {
    expect(() => lint('', { rules: { [`secret-key/${name}`]: ['error', {}, {}] } }, filename)).toThrow(
      `secret-key/${name}`,
    )
  })

  it('takes its defaults when they are written out', () => {
    expect(() =>
      lint('', { rules: { [`secret-key/${name}`]: ['error', ...(meta.defaultOptions ?? [])] } }, filename),
    ).not.toThrow()
  })
})

interface RuleMeta {
  readonly docs: { readonly description: string; readonly url: string }
  readonly messages: Readonly<Record<string, string>>
  readonly schema: readonly {
    readonly additionalProperties?: boolean
    readonly properties?: Readonly<Record<string, { readonly description?: string }>>
  }[]
  readonly defaultOptions?: readonly object[]
}

describe('wrong options', () => {
  it.each([
    ['no-hardcoded-key', { allow: 'demo' }, 'allow'],
    ['no-hardcoded-key', { allow: [1] }, 'allow'],
    ['no-hardcoded-key', { allowGuardedDefaults: 'yes' }, 'allowGuardedDefaults'],
    ['no-direct-setting-read', { keyModules: 'src/keys.ts' }, 'keyModules'],
    ['no-direct-setting-read', { reads: ['files'] }, 'reads'],
    ['no-direct-setting-read', { names: {} }, 'names'],
    ['no-direct-setting-read', { ignoreNames: null }, 'ignoreNames'],
    ['no-exposed-key', { ways: ['files'] }, 'ways'],
    ['no-exposed-key', { clientPrefixes: 'VITE_' }, 'clientPrefixes'],
    ['no-exposed-key', { loggers: [1] }, 'loggers'],
    ['require-fallback-keys', { unknownKeys: 'warn' }, 'unknownKeys'],
    ['valid-key-ring', { ignore: ['orders'] }, 'ignore'],
    ['no-shared-key', { allow: 'APP_KEY' }, 'allow'],
  ])('%s: %j is refused', (name, options, option) => {
    expect(() => lint('', { rules: { [`secret-key/${name}`]: ['error', options] } })).toThrow(
      new RegExp(`secret-key/${name}[^]*(?:${option}|${JSON.stringify(Object.values(options)[0])}|Value )`),
    )
  })

  it.each([
    ['no-hardcoded-key', { allow: ['('] }],
    ['no-direct-setting-read', { names: ['('] }],
    ['no-shared-key', { allow: ['('] }],
    ['no-direct-setting-read', { ignoreNames: ['('] }],
    ['no-exposed-key', { allow: ['('] }],
  ])('%s: %j is refused with the pattern that is wrong', (name, options) => {
    expect(() => lint('', { rules: { [`secret-key/${name}`]: ['error', options] } })).toThrow(/\/\(\/u?/)
  })
})

interface Shown {
  readonly rule: string
  readonly id: string
  readonly code: string
  readonly keyModules?: readonly string[]
  readonly filename?: string
}

describe('messages', () => {
  const session = "import session from 'express-session'\n"
  const hmac = "import { createHmac } from 'node:crypto'\n"
  const development = "process.env.NODE_ENV === 'development'"
  /** A program for each message; the rest of its messages is of other rules. */
  const programs: readonly Shown[] = [
    { rule: 'no-hardcoded-key', id: 'hardcoded', code: `${session}session({ secret: 'made-up-key' })` },
    {
      rule: 'no-hardcoded-key',
      id: 'hardcodedDefault',
      code: `${session}session({ secret: process.env.KEY || 'made-up-key' })`,
    },
    {
      rule: 'no-hardcoded-key',
      id: 'inDevelopment',
      code: `${session}session({ secret: ${development} ? 'made-up-key' : process.env.KEY })`,
    },
    { rule: 'no-hardcoded-key', id: 'published', code: `${session}session({ secret: 'keyboard cat' })` },
    {
      rule: 'no-hardcoded-key',
      id: 'publishedDefault',
      code: "export const SESSION_SECRET = process.env.SESSION_SECRET || 'keyboard cat'",
    },
    {
      rule: 'no-hardcoded-key',
      id: 'settingDefault',
      code: "export const key = process.env.JWT_SECRET || 'made-up-key'",
    },
    {
      rule: 'no-hardcoded-key',
      id: 'settingDefaultInDevelopment',
      code: `export const key = process.env.JWT_SECRET || (${development} ? 'made-up-key' : '')`,
    },
    { rule: 'no-direct-setting-read', id: 'directRead', code: 'sign(process.env.JWT_SECRET)' },
    {
      rule: 'no-direct-setting-read',
      id: 'directReadBesideModule',
      code: 'sign(process.env.JWT_SECRET)',
      keyModules: ['src/keys.ts'],
    },
    {
      rule: 'no-empty-key',
      id: 'emptyWithoutSetting',
      code: `${hmac}createHmac('sha256', process.env.KEY ?? '')`,
    },
    {
      rule: 'no-empty-key',
      id: 'emptyWithoutArgument',
      code: `${hmac}export const sign = (key = '') => createHmac('sha256', key)`,
    },
    { rule: 'no-empty-key', id: 'empty', code: `${hmac}createHmac('sha256', '')` },
    {
      rule: 'no-exposed-key',
      id: 'clientPrefix',
      code: 'export const key = process.env.NEXT_PUBLIC_JWT_SECRET',
    },
    {
      rule: 'no-exposed-key',
      id: 'clientFile',
      code: "'use client'\nexport const key = process.env.JWT_SECRET",
    },
    {
      rule: 'no-exposed-key',
      id: 'clientBundle',
      code: 'new webpack.DefinePlugin({ key: process.env.JWT_SECRET })',
    },
    { rule: 'no-exposed-key', id: 'logged', code: 'console.log(process.env.JWT_SECRET)' },
    { rule: 'no-exposed-key', id: 'inError', code: 'throw new Error(process.env.JWT_SECRET)' },
    { rule: 'no-exposed-key', id: 'inResponse', code: 'response.send(process.env.JWT_SECRET)' },
    {
      rule: 'no-exposed-key',
      id: 'inUrl',
      code: 'fetch(`https://example.com/?key=${process.env.JWT_SECRET}`)',
    },
    { rule: 'no-exposed-key', id: 'inCookie', code: "response.cookie('key', process.env.JWT_SECRET)" },
    { rule: 'no-exposed-key', id: 'inTelemetry', code: 'Sentry.captureMessage(process.env.JWT_SECRET)' },
    { rule: 'no-exposed-key', id: 'serialized', code: 'export const text = JSON.stringify(process.env)' },
    {
      rule: 'no-generated-key',
      id: 'generated',
      code: `${session}session({ secret: crypto.randomUUID() })`,
    },
    {
      rule: 'no-generated-key',
      id: 'generatedDefault',
      code: `${session}session({ secret: process.env.KEY || crypto.randomUUID() })`,
    },
    {
      rule: 'no-generated-key',
      id: 'generatedWithout',
      code: `${session}export const make = (secret = crypto.randomUUID()) => session({ secret })`,
    },
    {
      rule: 'no-generated-key',
      id: 'settingDefault',
      code: 'export const key = process.env.JWT_SECRET || crypto.randomUUID()',
    },
    {
      rule: 'no-weak-env-key',
      id: 'placeholder',
      code: 'SESSION_SECRET=change-me-to-a-made-up-key',
      filename: '.env',
    },
    { rule: 'no-weak-env-key', id: 'exposed', code: 'VITE_JWT_SECRET=made-up-key', filename: '.env' },
    { rule: 'no-weak-env-key', id: 'published', code: 'SESSION_SECRET=keyboard cat', filename: '.env' },
    { rule: 'no-weak-env-key', id: 'short', code: 'SESSION_SECRET=made-up-key', filename: '.env' },
    {
      rule: 'no-shared-key',
      id: 'shared',
      code: `${session}import jwt from 'jsonwebtoken'
session({ secret: process.env.KEY })
jwt.sign(payload, process.env.KEY)`,
    },
    {
      rule: 'no-shared-key',
      id: 'thirdParty',
      code: `${session}session({ secret: process.env.GOOGLE_CLIENT_SECRET })`,
    },
    {
      rule: 'require-fallback-keys',
      id: 'singleKey',
      code: `${session}session({ secret: process.env.KEY })`,
    },
    {
      rule: 'valid-key-ring',
      id: 'order',
      code: `${session}session({ secret: [keys.old, keys.newest] })`,
    },
    {
      rule: 'valid-key-ring',
      id: 'refused',
      code: `${hmac}createHmac('sha256', [keys.newest, keys.old])`,
    },
    {
      rule: 'valid-key-ring',
      id: 'repeated',
      code: `${session}session({ secret: [keys.newest, keys.newest] })`,
    },
    { rule: 'valid-key-ring', id: 'missing', code: `${session}session({ secret: [process.env.KEY] })` },
    {
      rule: 'valid-key-ring',
      id: 'signing',
      code: "import jwt from 'jsonwebtoken'\njwt.sign(payload, process.env.JWT_SECRET_OLD)",
    },
    {
      rule: 'valid-key-ring',
      id: 'uneven',
      code: `${session}import cookieParser from 'cookie-parser'
session({ secret: [process.env.KEY, process.env.KEY_OLD].filter(Boolean) })
cookieParser(process.env.KEY)`,
    },
  ]
  /** Needs a second file: see the tests of modules. */
  const elsewhere = [
    'no-empty-key emptyElsewhere',
    'no-generated-key generatedElsewhere',
    'no-hardcoded-key hardcodedElsewhere',
  ]

  it('have a program each', () => {
    const ids = Object.entries(rules).flatMap(([name, { meta }]) =>
      Object.keys(meta.messages)
        .filter((id) => !ofSuggestions.has(id))
        .map((id) => `${name} ${id}`),
    )
    const shown = programs.map(({ rule, id }) => `${rule} ${id}`)
    expect([...shown, ...elsewhere].toSorted()).toEqual(ids.toSorted())
  })

  it.each(programs)(
    '$rule $id has all its data, ends in a link and shows no key',
    ({ rule, id, code, keyModules, filename }) => {
      const settings = { 'secret-key': keyModules ? { keyModules } : {} }
      const messages = lint(code, { settings }, filename).filter(
        ({ ruleId }) => ruleId === `secret-key/${rule}`,
      )
      expect(messages.map((message) => message.messageId)).toEqual([id])
      for (const { message } of messages) {
        // Data that is missing would be `undefined`, without the marks of code.
        expect(message).not.toMatch(/\{\{|\}\}|(?<![`[])undefined/)
        expect(message).toMatch(
          new RegExp(
            `^[A-Z'].* See ${manifest.homepage}/blob/v${manifest.version}/docs/\\S+\\.md(?:#\\S+)?$`,
          ),
        )
        expect(message).not.toContain('made-up-key')
      }
    },
  )
})
