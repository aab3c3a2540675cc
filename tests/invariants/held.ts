import { parse } from '@typescript-eslint/parser'
import { Linter } from 'eslint'
import tseslint from 'typescript-eslint'
import plugin from '../../src/index.ts'

export interface Program {
  readonly code: string
  readonly parser?: 'espree' | 'typescript'
  readonly sourceType?: 'module' | 'script' | 'commonjs'
  readonly jsx?: boolean
  readonly filename?: string
}

// Everything that the rules can do: reports of what nobody can see, and suggestions that import from a key module.
const rules: Linter.RulesRecord = {
  ...plugin.configs.all.rules,
  'secret-key/require-fallback-keys': ['error', { unknownKeys: 'report' }],
}

const settings = { 'secret-key': { keyModules: ['src/keys.ts'] } }

const linter = new Linter({ cwd: '/no-such-folder' })

/** What all rules say of a program. */
export function lint(program: Program): readonly Linter.LintMessage[] {
  const { code, parser = 'typescript', sourceType = 'module', jsx = false } = program
  const parserOptions = { ecmaFeatures: { jsx } }
  const ofTypeScript = { parser: tseslint.parser as Linter.Parser, parserOptions }
  const languageOptions: Linter.LanguageOptions =
    parser === 'typescript' ? { ...ofTypeScript, sourceType } : { parserOptions, sourceType }
  return linter.verify(code, [{ ...plugin.configs.all, rules, settings, languageOptions }], {
    filename: program.filename ?? (jsx ? 'src/program.tsx' : 'src/program.ts'),
    allowInlineConfig: false,
  })
}

export const parses = (messages: readonly Linter.LintMessage[]): boolean =>
  !messages.some(({ fatal }) => fatal)

/** A program that breaks an invariant, and how. */
export interface Fault {
  readonly what: string
  readonly code: string
}

/** What becomes of a program: whether it parses, what is reported, and which invariants do not hold. */
export interface Outcome {
  readonly parses: boolean
  readonly messages: readonly Linter.LintMessage[]
  readonly faults: readonly Fault[]
}

/**
 * Lints a program and checks what must hold for every program: no rule throws, every report lies in the text and says
 * the same the second time, and a suggestion parses and makes no further report of its rule.
 */
export function tried(program: Program): Outcome {
  const faults: Fault[] = []
  const fault = (what: string, code = program.code) => faults.push({ what, code })
  const attempt = (code: string): readonly Linter.LintMessage[] | undefined => {
    try {
      return lint({ ...program, code })
    } catch (error) {
      fault(`throws ${String(error).split('\n')[0] ?? ''}`, code)
      return undefined
    }
  }

  const messages = attempt(program.code)
  if (!messages) return { parses: true, messages: [], faults }
  if (!parses(messages)) return { parses: false, messages, faults }
  if (messages.length === 0) return { parses: true, messages, faults }

  for (const message of messages) {
    if (!liesIn(program.code, message)) fault(`a report outside the text: ${JSON.stringify(message)}`)
  }
  const again = attempt(program.code)
  if (again && JSON.stringify(again) !== JSON.stringify(messages)) fault('another result the second time')
  for (const message of messages) {
    const ofRule = (all: readonly Linter.LintMessage[]) =>
      all.filter(({ ruleId }) => ruleId === message.ruleId)
    for (const { fix } of message.suggestions ?? []) {
      const code = program.code.slice(0, fix.range[0]) + fix.text + program.code.slice(fix.range[1])
      const after = attempt(code)
      if (!after) continue
      const what = `a suggestion of ${String(message.ruleId)}`
      if (!parses(after)) fault(`${what} does not parse: ${code}`)
      else if (ofRule(after).length > ofRule(messages).length) fault(`${what} makes a report: ${code}`)
      else if (after.some((one) => isSame(one, message))) fault(`${what} changes nothing: ${code}`)
    }
  }
  return { parses: true, messages, faults }
}

const isSame = (one: Linter.LintMessage, other: Linter.LintMessage): boolean =>
  one.messageId === other.messageId && one.line === other.line && one.column === other.column

function liesIn(code: string, { line, column, endLine, endColumn }: Linter.LintMessage): boolean {
  const lines = code.split(/\r\n|[\n\r\u2028\u2029]/)
  const isPlace = (row = 0, place = 0) => {
    const text = lines[row - 1]
    // A byte order mark is no part of the text that rules see.
    return text !== undefined && place >= 1 && place <= text.length + 1
  }
  if (!isPlace(line, column) || !isPlace(endLine, endColumn)) return false
  return line < (endLine ?? 0) || (line === endLine && column < (endColumn ?? 0))
}

/** The text of an expression that is a whole program by itself. */
export function expressionOf(code: string): string | undefined {
  try {
    const [only, more] = parse(code, { range: true }).body
    if (only?.type !== 'ExpressionStatement' || more || only.directive !== undefined) return undefined
    return code.slice(...only.expression.range)
  } catch {
    return undefined
  }
}

const times = Number(process.env.INVARIANT_RUNS ?? 1)

/** For fast-check: the same programs every time, unless a longer search is asked for. */
export const search = (runs: number) => ({
  numRuns: runs * times,
  seed: Number(process.env.INVARIANT_SEED ?? 20_260_101),
  endOnFailure: false,
})

/** How long a search may take. */
export const patience = 180_000 * times
