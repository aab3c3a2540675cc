import { readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ESLint, type Linter } from 'eslint'
import tseslint from 'typescript-eslint'
import { describe, expect, it } from 'vitest'
import plugin from '../../src/index.ts'
import { expectedPlaces } from '../../tools/expectations.ts'

// The programs are given paths in a folder that does not exist: here, below `tests`, they would be tests.
const root = path.join(tmpdir(), 'secret-key-programs')

/** Every key in a program is made up and says so: in words, in base64 or in hex. */
const madeUp = /made-?up|bWFkZS11cC|6d6164652d7570/

const stringLiteral = /'([^'\n]*)'|`([^`]*)`/g

function literalKeysIn(code: string): string[] {
  return [...code.matchAll(stringLiteral)]
    .map(([, quoted, template]) => quoted ?? template ?? '')
    .filter((text) => madeUp.test(text))
}

function eslintIn(
  cwd: string,
  sourceType: 'module' | 'commonjs',
  config: Linter.Config = plugin.configs.recommended,
): ESLint {
  return new ESLint({
    cwd,
    overrideConfigFile: true,
    overrideConfig: [
      {
        files: ['**/*.{js,ts,tsx}'],
        languageOptions: {
          parser: tseslint.parser,
          parserOptions: { ecmaFeatures: { jsx: true } },
          sourceType,
        },
      },
      config,
    ],
  })
}

const isModule = (code: string) => /^(?:import|export)\b/m.test(code)

/** For a rule that is not in `recommended`. */
function alone(rule: string): Linter.Config {
  return { ...plugin.configs.all, rules: { [`secret-key/${rule}`]: 'error' } }
}

async function lint(code: string, extension: string, config: Linter.Config): Promise<Linter.LintMessage[]> {
  const file = /^\/\/ file: (?<path>\S+)$/m.exec(code)?.groups?.path ?? `src/program${extension}`
  const eslint = eslintIn(root, isModule(code) ? 'module' : 'commonjs', config)
  const [result] = await eslint.lintText(code, { filePath: path.join(root, file) })
  return result?.messages ?? []
}

/** A report ends in a link, and neither it nor its suggestions show a key. */
function checkTexts(messages: readonly Linter.LintMessage[], literalKeys: readonly string[]): void {
  for (const { message, suggestions = [] } of messages) {
    expect(message).toMatch(/See https:\/\/\S+$/)
    for (const text of [message, ...suggestions.flatMap(({ desc, fix }) => [desc, fix.text])]) {
      expect(literalKeys.filter((key) => text.includes(key))).toEqual([])
    }
  }
}

const { recommended } = plugin.configs
const configs: readonly (readonly [rule: string, config: Linter.Config])[] = [
  ['no-hardcoded-key', recommended],
  ['no-direct-setting-read', recommended],
  ['require-fallback-keys', recommended],
  ['no-generated-key', alone('no-generated-key')],
  ['no-empty-key', alone('no-empty-key')],
  ['no-exposed-key', alone('no-exposed-key')],
  ['valid-key-ring', alone('valid-key-ring')],
  ['no-shared-key', alone('no-shared-key')],
]

for (const [rule, config] of configs) {
  const folder = path.join(import.meta.dirname, rule)

  describe(rule, () => {
    for (const name of readdirSync(folder)) {
      it(name, async () => {
        const code = readFileSync(path.join(folder, name), 'utf8')
        const messages = await lint(code, path.extname(name), config)

        const found = messages.map(({ line, ruleId, message }) => `${line} ${ruleId ?? message}`)
        const expected = expectedPlaces(code).map((place) => `${place.line} ${place.rule}`)
        expect(found.toSorted()).toEqual(expected.toSorted())
        checkTexts(messages, literalKeysIn(code))
      })
    }
  })
}

// Each program is a folder that is linted as a project of its own: its root is not below `tests`.
describe('across files', () => {
  const folder = path.join(import.meta.dirname, 'across-files')

  for (const name of readdirSync(folder)) {
    it(name, async () => {
      const project = path.join(folder, name)
      const results = await eslintIn(project, 'module').lintFiles(['.'])

      const found: string[] = []
      const expected: string[] = []
      const literalKeys: string[] = []
      for (const { filePath, messages } of results) {
        const code = readFileSync(filePath, 'utf8')
        const file = path.relative(project, filePath).replaceAll(path.sep, '/')
        found.push(...messages.map(({ line, ruleId, message }) => `${file}:${line} ${ruleId ?? message}`))
        expected.push(...expectedPlaces(code).map((place) => `${file}:${place.line} ${place.rule}`))
        literalKeys.push(...literalKeysIn(code))
      }
      expect(found.toSorted()).toEqual(expected.toSorted())
      for (const { messages } of results) checkTexts(messages, literalKeys)
    })
  }
})
