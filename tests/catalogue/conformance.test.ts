import { readdirSync } from 'node:fs'
import path from 'node:path'

import type { Linter } from 'eslint'
import { Linter as ESLintLinter } from 'eslint'
import tseslint from 'typescript-eslint'
import { describe, expect, it } from 'vitest'

import { pageOf } from '../../src/catalogue/describe.ts'
import { libraries } from '../../src/catalogue/libraries/index.ts'
import type { KeySink, Library } from '../../src/catalogue/types.ts'
import { factsOf } from '../../src/facts/index.ts'
import type { FactContext } from '../../src/facts/index.ts'
import plugin from '../../src/index.ts'
import { needsFallback } from '../../tools/generate/impact-page.ts'

/** Sinks by library; sinks are compared by what they say, because rules load a copy of the entries. */
class Sinks {
  readonly #found = new Map<string, Set<string>>()

  add(packageName: string, sink: KeySink): void {
    const sinks = this.#found.get(packageName) ?? new Set()
    this.#found.set(packageName, sinks.add(JSON.stringify(sink)))
  }

  has(library: Library, sink: KeySink): boolean {
    return this.#found.get(library.package)?.has(JSON.stringify(sink)) ?? false
  }
}

const cwd = path.resolve('/made-up-project')

/** The sinks of each library that programs reach, and those that they were found to give a single key. */
const reached = new Sinks()
const singleKeys = new Sinks()
/** The libraries that the last program reaches. */
let reachedLast = new Set<string>()

const probe: Linter.Config = {
  plugins: {
    probe: {
      rules: {
        sinks: {
          create: (context) => ({
            Program() {
              const facts = factsOf(context as unknown as FactContext)
              for (const { library, sink, key } of facts.sinkCalls) {
                reached.add(library.package, sink)
                reachedLast.add(library.package)
                // A key that reaches several sinks is found once; the sinks that do the same with it count as well.
                const isFound = facts.singleKeys.some(
                  (single) => !single.unknown && single.key === key && single.sink.role === sink.role,
                )
                if (isFound) singleKeys.add(library.package, sink)
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
  reachedLast = new Set()
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

/** In words, in base64 or in hex. */
const madeUp = /made-up|bWFkZS11c|6d6164652d7570/

/** Takes nothing but a function, and what a function gives cannot be counted. */
const takesFunctionsOnly = (sink: KeySink) =>
  sink.keyRing.accepts === 'function' && /Provider|Resolver/.test(JSON.stringify(sink))

/** The key goes into one method of the object, what is compared comes out of another. */
const isApart = (library: Library, sink: KeySink) => library.package === 'node-forge' && 'method' in sink

/** Libraries with an example in which another library holds the key, or nobody. */
const areUsedWithoutKey: ReadonlySet<string> = new Set([
  '@fastify/csrf',
  '@fastify/csrf-protection',
  'argon2',
  'express',
  'remix-utils',
  'session-file-store',
])

/** The code that a message stands at, as far as its line goes. */
function codeAt(code: string, { line, column, endLine, endColumn }: Linter.LintMessage): string {
  const text = code.split('\n')[line - 1] ?? ''
  return text.slice(column - 1, endLine === line ? (endColumn ?? 0) - 1 : undefined)
}

const shown = ({ ruleId, line, message }: Linter.LintMessage) =>
  `${ruleId ?? 'no rule'} at line ${line}: ${message}`

/** An older version that takes the key at another place: only a project that has it installed reaches that. */
function needsInstalled(sink: KeySink): boolean {
  return sink.versions === '<2.0.0' && 'call' in sink && sink.key.argument === 2
}

for (const library of libraries) {
  describe(library.package, () => {
    library.examples.correct.forEach((example, index) => {
      const { code, filename } =
        typeof example === 'string' ? { code: example, filename: undefined } : example
      it(`correct example ${index + 1} is clean`, () => {
        expect(lint(code, filename).map(shown)).toEqual([])
        // Where a setting is read by the library itself, an example may show that no code names the key.
        const isInCode = library.sinks.length > 0 && !library.sinks.some((sink) => 'setting' in sink)
        if (isInCode && !areUsedWithoutKey.has(library.package)) {
          expect([...reachedLast]).toContain(library.package)
        }
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
        if (rule === 'no-hardcoded-key')
          expect(messages.map((at) => codeAt(code, at))).toEqual([expect.stringMatching(madeUp)])
      })
    })

    it('has examples that reach every sink that code can reach', () => {
      const missed = library.sinks.filter(
        (sink) => !('setting' in sink || needsInstalled(sink)) && !reached.has(library, sink),
      )
      expect(missed).toEqual([])
    })

    it('has an example of a single key for every sink that needs fallback keys', () => {
      const asked = library.sinks.filter(
        (sink) =>
          needsFallback(sink.role) &&
          sink.rotatedBy === undefined &&
          !('setting' in sink || needsInstalled(sink) || takesFunctionsOnly(sink) || isApart(library, sink)),
      )
      expect(asked.filter((sink) => !singleKeys.has(library, sink))).toEqual([])
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
