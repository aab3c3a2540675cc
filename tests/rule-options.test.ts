import path from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { rules } from '../src/rules/index.ts'
import { ruleOptionsSource, type Options } from '../tools/generate/rules.ts'
import { codeBlocks, read } from './docs/markdown.ts'

const folder = import.meta.dirname
const files = { ts: path.join(folder, 'in-memory-config.ts'), js: path.join(folder, 'in-memory-config.js') }
let file = files.ts

const options: ts.CompilerOptions = {
  ...ts.parseJsonConfigFileContent(
    ts.readConfigFile(path.join(folder, '../tsconfig.json'), (at) => ts.sys.readFile(at)).config,
    ts.sys,
    path.join(folder, '..'),
  ).options,
  allowImportingTsExtensions: true,
  allowJs: true,
}

let text = ''
let version = 0

/** What an editor asks about one file, which is not on the disk. */
const service = ts.createLanguageService({
  getCompilationSettings: () => options,
  getCurrentDirectory: () => folder,
  getDefaultLibFileName: (of) => ts.getDefaultLibFilePath(of),
  getScriptFileNames: () => [file],
  getScriptVersion: (name) => (name === file ? String(version) : '1'),
  getScriptSnapshot(name) {
    const source = name === file ? text : ts.sys.readFile(name)
    return source === undefined ? undefined : ts.ScriptSnapshot.fromString(source)
  },
  fileExists: (name) => name === file || ts.sys.fileExists(name),
  readFile: (name) => (name === file ? text : ts.sys.readFile(name)),
  directoryExists: (name) => ts.sys.directoryExists(name),
  getDirectories: (name) => ts.sys.getDirectories(name),
  realpath: (name) => ts.sys.realpath?.(name) ?? name,
})

function open(of: keyof typeof files, source: string): void {
  file = files[of]
  text = source
  version += 1
}

/** Opens a configuration with these rules; gives the place of `|` in it. */
function configure(entry: string): number {
  const whole = `import { defineConfig } from 'eslint/config'
import secretKey, { type SecretKeyRules } from '../src/index.ts'

export default defineConfig([
  secretKey.configs.recommended,
  { rules: { ${entry} } satisfies SecretKeyRules },
])
`
  open('ts', whole.replace('|', ''))
  return whole.indexOf('|')
}

/** The codes of TypeScript's errors, each with the text that is underlined. */
function errors(): readonly string[] {
  const found = [...service.getSyntacticDiagnostics(file), ...service.getSemanticDiagnostics(file)]
  return found.map(({ code, start = 0, length = 0 }) => `${code} ${text.slice(start, start + length)}`)
}

function errorsIn(entry: string): readonly string[] {
  configure(entry)
  return errors()
}

function completionsIn(entry: string): readonly string[] {
  const place = configure(entry)
  return (service.getCompletionsAtPosition(file, place, {})?.entries ?? []).map(({ name }) => name).toSorted()
}

interface Schema {
  readonly properties: NonNullable<Options>
}

const schemas = Object.entries(rules).map(
  ([name, rule]) => [name, (rule.meta.schema as readonly Schema[])[0]?.properties] as const,
)
const withOptions = schemas.flatMap(([name, properties]) => (properties ? [[name, properties] as const] : []))
const without = schemas.flatMap(([name, properties]) => (properties ? [] : [name]))

/** The options that take some texts only: the rule, the option, the texts, whether a list of them is given. */
const enumerated = withOptions.flatMap(([name, properties]) =>
  Object.entries(properties).flatMap(([option, schema]) => {
    const one = schema.type === 'array' ? schema.items : schema
    const values = one.type === 'string' ? one.enum : undefined
    return values ? [[name, option, values, one !== schema] as const] : []
  }),
)

const right: Readonly<Record<string, string>> = { boolean: 'true', array: '[]' }

describe('the type of the options', { timeout: 60_000 }, () => {
  it('is of some rules, and others have none', () => {
    expect(withOptions.map(([name]) => name)).toContain('no-hardcoded-key')
    expect(without).toContain('no-empty-key')
    expect(enumerated.map(([name, option]) => `${name} ${option}`)).toContain('valid-key-ring ignore')
  })

  it.each(withOptions)('of %s has the names of its schema, and an editor offers them', (name, properties) => {
    expect(completionsIn(`'secret-key/${name}': ['error', { | }]`)).toEqual(
      Object.keys(properties).toSorted(),
    )
  })

  it.each(withOptions)('of %s takes a value of the right type for each, and no other', (name, properties) => {
    for (const [option, schema] of Object.entries(properties)) {
      const given = (value: string) => `'secret-key/${name}': ['error', { ${option}: ${value} }]`
      const value = right[schema.type] ?? `'${schema.type === 'string' ? schema.enum?.[0] : ''}'`
      expect(errorsIn(given(value)), option).toEqual([])
      expect(errorsIn(given('42')), option).toEqual([`2322 ${option}`])
    }
  })

  it.each(without)('of %s is none', (name) => {
    expect(errorsIn(`'secret-key/${name}': ['error']`)).toEqual([])
    expect(errorsIn(`'secret-key/${name}': ['error', {}]`)).toHaveLength(1)
  })

  it('takes a severity alone', () => {
    expect(errorsIn("'secret-key/no-hardcoded-key': 'warn'")).toEqual([])
    expect(errorsIn("'secret-key/no-hardcoded-key': 'loud'")).toContain("2322 'secret-key/no-hardcoded-key'")
  })

  it('knows no other option', () => {
    expect(errorsIn("'secret-key/no-hardcoded-key': ['error', { alow: [] }]")).toEqual(['2561 alow'])
  })

  it('knows no other rule', () => {
    expect(errorsIn("'secret-key/no-hardcoded-kye': 'error'")).toContain("2353 'secret-key/no-hardcoded-kye'")
  })

  it.each(enumerated)(
    'has the values of %s: %s, and an editor offers them',
    (name, option, values, inList) => {
      const given = (value: string) =>
        `'secret-key/${name}': ['error', { ${option}: ${inList ? `['${value}']` : `'${value}'`} }]`
      expect(completionsIn(given('|'))).toEqual(values.toSorted())
      expect(errorsIn(given('no such value'))).toHaveLength(1)
    },
  )

  it('offers the names of the rules', () => {
    expect(completionsIn("'|'")).toEqual(Object.keys(rules).map((name) => `secret-key/${name}`))
  })
})

describe('a configuration of docs/editors.md', { timeout: 60_000 }, () => {
  const shown = codeBlocks(read('docs/editors.md')).filter(({ language }) => language in files)

  it('is there in both languages', () => {
    expect(shown.map(({ language }) => language)).toEqual(Object.keys(files))
  })

  it.each(shown)('has types that hold: $language', ({ language, code }) => {
    const source = code.replaceAll("'eslint-plugin-secret-key'", "'../src/index.ts'")
    open(language as keyof typeof files, source)
    expect(errors()).toEqual([])
    open(language as keyof typeof files, source.replace('allow:', 'alow:'))
    expect(errors()).toEqual(['2561 alow'])
  })
})

describe('the source of the types', () => {
  const made = (schema: Options) => ruleOptionsSource(new Map([['no-thing', schema]]))

  it('has the words of the schema', () => {
    expect(made({ strict: { type: 'boolean', description: 'Whether to be strict.' } })).toContain(
      `/** The options of secret-key/no-thing. */
export interface NoThingOptions {
  /** Whether to be strict. */
  readonly strict?: boolean
}
`,
    )
  })

  it('has an empty list for a rule without options', () => {
    expect(made(undefined)).toContain("export interface RuleOptions {\n  'secret-key/no-thing': []\n}")
  })

  it('is not written for a schema that it does not know', () => {
    const schema = { type: 'number', description: 'How many.' } as unknown as NonNullable<Options>[string]
    expect(() => made({ most: schema })).toThrow('No type is written for the schema {"type":"number"')
  })
})
