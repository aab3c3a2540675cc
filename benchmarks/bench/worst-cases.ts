import { Linter } from 'eslint'
import tseslint from 'typescript-eslint'
import { plugin } from '../../tools/built-plugin.ts'
import { processorTime } from './clock.ts'
import { codeFiles } from './configurations.ts'

const lines = (count: number, line: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => line(at)).join('\n')

/** 500 characters: ten thousand of them are 5 MB. */
const minified = `a(b("${'x'.repeat(485)}"),c[2]);`

/** Programs that grow in one dimension each. */
export const growing: Readonly<Record<string, (size: number) => string>> = {
  'sinks in a file': (size) =>
    `import jwt from 'jsonwebtoken'\n${lines(size, () => "jwt.verify(token, 'made-up-key')")}`,
  'names for one key': (size) =>
    `import jwt from 'jsonwebtoken'\nconst key0 = 'made-up-key'\n${lines(size, (at) => `const key${at + 1} = key${at}`)}\njwt.verify(token, key${size})`,
  'values of one variable': (size) =>
    `import jwt from 'jsonwebtoken'\nlet key\n${lines(size, (at) => `if (mode === ${at}) key = 'made-up-key-${at}'`)}\njwt.verify(token, key)`,
  'settings read': (size) => lines(size, (at) => `start(process.env.APP_${at}_SECRET_KEY)`),
  'imports of one key module': (size) => lines(size, (at) => `import { keys as keys${at} } from './keys.js'`),
  'alternatives for one key': (size) =>
    `import jwt from 'jsonwebtoken'\njwt.verify(token, ${lines(size, () => 'process.env.SECRET_KEY ||')} 'made-up-key')`,
  'wrappers around each other': (size) =>
    `import jwt from 'jsonwebtoken'\nconst sign0 = (key) => jwt.verify(token, key)\n${lines(size, (at) => `const sign${at + 1} = (key) => sign${at}(key)`)}\nsign${size}('made-up-key')`,
  'a minified line that matters to no rule': (size) => minified.repeat(size),
  'a minified line with a key': (size) =>
    `${minified.repeat(size)}require("jsonwebtoken").sign({},"made-up-key")`,
}

/** Programs that nest. */
export const nesting: Readonly<Record<string, (depth: number) => string>> = {
  calls: (depth) => `${'f('.repeat(depth)}'made-up-key'${')'.repeat(depth)}`,
  arrays: (depth) => `${'['.repeat(depth)}'made-up-key'${']'.repeat(depth)}`,
  objects: (depth) => `(${'{ key: '.repeat(depth)}'made-up-key'${' }'.repeat(depth)})`,
  members: (depth) => `key${'.key'.repeat(depth)}`,
  functions: (depth) => `${'() => '.repeat(depth)}'made-up-key'`,
  blocks: (depth) => `${'{ '.repeat(depth)}${'} '.repeat(depth)}`,
  conditions: (depth) => `${'a ? '.repeat(depth)}'made-up-key'${' : b'.repeat(depth)}`,
  concatenations: (depth) => `'made-up-key'${' + key'.repeat(depth)}`,
}

const inSink = (expression: string): string =>
  expression.startsWith('{ ')
    ? `import jwt from 'jsonwebtoken'\n${expression}\njwt.verify(token, 'made-up-key')`
    : `import jwt from 'jsonwebtoken'\njwt.verify(token, ${expression})`

const typescript = tseslint.parser as unknown as Linter.Parser

/** ESLint has its own where none is named. */
export const parsers: Readonly<Record<string, Linter.Parser | undefined>> = {
  espree: undefined,
  'typescript-eslint': typescript,
}

function lint(
  text: string,
  parser: Linter.Parser | undefined,
  withRules: boolean,
): readonly Linter.LintMessage[] {
  const config: Linter.Config = {
    files: codeFiles,
    languageOptions: { ...(parser ? { parser } : {}), sourceType: 'module', ecmaVersion: 'latest' },
    linterOptions: { noInlineConfig: true },
  }
  const { rules, plugins } = plugin.configs.all
  return new Linter({ configType: 'flat' }).verify(
    text,
    [withRules ? { ...config, rules: rules ?? {}, plugins: plugins ?? {} } : config],
    { filename: 'worst.js' },
  )
}

/** Processor time in ms of ESLint without rules, and of all rules besides. */
export function costOf(text: string): {
  readonly bare: number
  readonly added: number
  readonly reports: number
} {
  const timed = (withRules: boolean) => {
    const start = processorTime()
    const messages = lint(text, typescript, withRules)
    return { time: processorTime() - start, messages }
  }
  timed(false)
  const bare = timed(false)
  const all = timed(true)
  return {
    bare: bare.time,
    added: all.time - bare.time,
    reports: all.messages.filter(({ ruleId }) => ruleId !== null).length,
  }
}

/** What ESLint says of a text when it cannot lint it; undefined when it can. */
function refusalOf(text: string, parser: Linter.Parser | undefined, withRules: boolean): string | undefined {
  try {
    return lint(text, parser, withRules).find(({ fatal }) => fatal)?.message
  } catch (error) {
    return error instanceof Error ? error.message.split('\n')[0] : String(error)
  }
}

/** The deepest program that ESLint without rules takes, whether the rules take it as well, and what they say beyond it. */
export function deepest(
  program: (depth: number) => string,
  parser: Linter.Parser | undefined,
): { readonly depth: number; readonly refused: string | undefined; readonly beyondSame: boolean } {
  const accepts = (depth: number) => refusalOf(inSink(program(depth)), parser, false) === undefined
  let accepted = 1
  let refused = 2
  while (refused < 100_000 && accepts(refused)) {
    accepted = refused
    refused *= 2
  }
  while (refused - accepted > Math.max(1, accepted / 100)) {
    const middle = Math.floor((accepted + refused) / 2)
    if (accepts(middle)) accepted = middle
    else refused = middle
  }
  // The stack is not the same at every call; a twentieth less is well inside.
  const depth = Math.floor(accepted * 0.95)
  const beyond = inSink(program(refused * 2))
  return {
    depth,
    refused: refusalOf(inSink(program(depth)), parser, true),
    beyondSame: refusalOf(beyond, parser, true) === refusalOf(beyond, parser, false),
  }
}
