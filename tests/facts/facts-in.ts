import { Linter } from 'eslint'
import tseslint from 'typescript-eslint'
import { factsOf } from '../../src/facts/index.ts'
import type { FactContext, FileFacts, SharedSettings } from '../../src/facts/index.ts'

/** Where a program stands, and what it is linted with. */
export interface Where {
  /** The working directory: the root that is never left. */
  readonly cwd?: string
  readonly filename?: string
  readonly settings?: SharedSettings
  readonly parser?: Linter.Parser
  readonly parserOptions?: object
}

/** The facts of a program, found as rules find them: by a rule that ESLint runs. */
export function factsIn(code: string, where: Where = {}): FileFacts {
  const {
    cwd = '/no-such-folder',
    filename = 'program.tsx',
    settings = {},
    parser = tseslint.parser,
    parserOptions = {},
  } = where
  const found: FileFacts[] = []
  const probe = {
    create: (context: unknown) => ({
      Program() {
        found.push(factsOf(context as FactContext))
      },
    }),
  }
  const messages = new Linter({ cwd }).verify(
    code,
    [
      {
        files: ['**/*.{js,jsx,mjs,cjs,ts,tsx,mts,cts}'],
        languageOptions: {
          parser,
          parserOptions: { ecmaFeatures: { jsx: /[jt]sx$/.test(filename) }, ...parserOptions },
        },
        plugins: { probe: { rules: { facts: probe } } },
        rules: { 'probe/facts': 'error' },
        settings: { 'secret-key': settings },
      },
    ],
    { filename },
  )
  const [facts] = found
  if (!facts) throw new Error(messages.map(({ message }) => message).join('\n'))
  return facts
}
