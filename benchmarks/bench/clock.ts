import type { Linter } from 'eslint'
import tseslint from 'typescript-eslint'

/** Processor time of this process in ms: what else the machine does counts less than in elapsed time. */
export function processorTime(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** The parser of typescript-eslint with a clock of its own, so that the time of parsing can be told apart. */
export function clockedParser(): { readonly parser: Linter.Parser; readonly spent: () => number } {
  const { parser } = tseslint
  let spent = 0
  const clocked = {
    ...parser,
    parseForESLint(...given: Parameters<typeof parser.parseForESLint>) {
      const start = processorTime()
      try {
        return parser.parseForESLint(...given)
      } finally {
        spent += processorTime() - start
      }
    },
  }
  return { parser: clocked, spent: () => spent }
}

export const sum = (numbers: Iterable<number>): number => [...numbers].reduce((all, each) => all + each, 0)
