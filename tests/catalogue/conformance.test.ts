import { readdirSync } from 'node:fs'
import path from 'node:path'

import type { Linter } from 'eslint'
import { Linter as ESLintLinter } from 'eslint'
import tseslint from 'typescript-eslint'
import { describe, expect, it } from 'vitest'

import { pageOf } from '../../src/catalogue/describe.ts'
import { libraries } from '../../src/catalogue/libraries/index.ts'
import type { KeySink } from '../../src/catalogue/types.ts'
import { factsOf } from '../../src/facts/index.ts'
import type { FactContext } from '../../src/facts/index.ts'
import plugin from '../../src/index.ts'

const cwd = path.resolve('/made-up-project')
const reached = new Map<string, Set<string>>()

/** Notes the sinks that a program reaches; sinks are compared by what they say. */
const probe: Linter.Config = {
  plugins: {
    probe: {
      rules: {
        sinks: {
          create: (context) => ({
            Program() {
              for (const { library, sink } of factsOf(context as unknown as FactContext).sinkCalls) {
                const sinks = reached.get(library.package) ?? new Set()
                reached.set(library.package, sinks.add(JSON.stringify(sink)))
              }
            },
          }),
        },
      },
    },
  },
  rules: { 'probe/sinks': 'error' },
}

function lint(code: string, filename = 'src/example.ts'): Linter.LintMessage[] {
  const isModule = /^(?:import|export)\b/m.test(code)
  return new ESLintLinter({ cwd, configType: 'flat' }).verify(
    code,
    [
      {
        files: ['**/*'],
        languageOptions: {
          parser: tseslint.parser,
          parserOptions: { ecmaFeatures: { jsx: false } },
          sourceType: isModule ? 'module' : 'commonjs',
        },
      },
      probe,
      plugin.configs.all,
    ],
    path.join(cwd, filename),
  )
}

const shown = ({ ruleId, line, message }: Linter.LintMessage) =>
  `${ruleId ?? 'no rule'} at line ${line}: ${message}`

for (const library of libraries) {
  describe(library.package, () => {
    library.examples.correct.forEach((example, index) => {
      const { code, filename } =
        typeof example === 'string' ? { code: example, filename: undefined } : example
      it(`correct example ${index + 1} is clean`, () => {
        expect(lint(code, filename).map(shown)).toEqual([])
      })
    })

    library.examples.incorrect.forEach(({ code, rule, filename }, index) => {
      it(`incorrect example ${index + 1} is reported once, by ${rule}`, () => {
        const messages = lint(code, filename)
        expect(
          messages.map(({ ruleId }) => ruleId),
          messages.map(shown).join('\n'),
        ).toEqual([`secret-key/${rule}`])
        expect(messages[0]?.message).toContain(`docs/rotation-impact/${pageOf(library.package)}`)
      })
    })

    it('has examples that reach every sink that code can reach', () => {
      const found = reached.get(library.package) ?? new Set()
      const missed = (library.sinks).filter(
        (sink) => !('setting' in sink) && !found.has(JSON.stringify(sink)),
      )
      expect(missed).toEqual([])
    })
  })
}

it('has an entry for each file and a file for each entry', () => {
  const folder = path.join(import.meta.dirname, '../../src/catalogue/libraries')
  const files = readdirSync(folder).filter((file) => file !== 'index.ts')
  const expected = libraries.map((library) => pageOf(library.package).replace(/\.md$/, '.ts'))
  expect(files.toSorted()).toEqual(expected.toSorted())
})

it('is data only', () => {
  expect(JSON.parse(JSON.stringify(libraries))).toEqual(libraries)
})
