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

async function lint(code: string, extension: string): Promise<Linter.LintMessage[]> {
  const file = /^\/\/ file: (?<path>\S+)$/m.exec(code)?.groups?.path ?? `src/program${extension}`
  const isModule = extension !== '.js' || /^(?:import|export)\b/m.test(code)
  const eslint = new ESLint({
    cwd: root,
    overrideConfigFile: true,
    overrideConfig: [
      {
        files: ['**/*.{js,ts,tsx}'],
        languageOptions: {
          parser: tseslint.parser,
          parserOptions: { ecmaFeatures: { jsx: true } },
          sourceType: isModule ? 'module' : 'commonjs',
        },
      },
      plugin.configs.recommended,
    ],
  })
  const [result] = await eslint.lintText(code, { filePath: path.join(root, file) })
  return result?.messages ?? []
}

for (const rule of ['no-hardcoded-key', 'no-direct-setting-read', 'require-fallback-keys']) {
  const folder = path.join(import.meta.dirname, rule)

  describe(rule, () => {
    for (const name of readdirSync(folder)) {
      it(name, async () => {
        const code = readFileSync(path.join(folder, name), 'utf8')
        const messages = await lint(code, path.extname(name))

        const found = messages.map(({ line, ruleId, message }) => `${line} ${ruleId ?? message}`)
        const expected = expectedPlaces(code).map((place) => `${place.line} ${place.rule}`)
        expect(found.toSorted()).toEqual(expected.toSorted())

        const literalKeys = literalKeysIn(code)
        for (const { message, suggestions = [] } of messages) {
          expect(message).toMatch(/See https:\/\/\S+$/)
          for (const text of [message, ...suggestions.flatMap(({ desc, fix }) => [desc, fix.text])]) {
            expect(literalKeys.filter((key) => text.includes(key))).toEqual([])
          }
        }
      })
    }
  })
}
