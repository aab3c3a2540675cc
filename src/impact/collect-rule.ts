import type { Linter } from 'eslint'

import { factsOf } from '../facts/index.ts'
import type { FactContext } from '../facts/index.ts'
import { summaryOf } from '../facts/summary.ts'
import type { FileSummary } from '../facts/summary.ts'

/** The one rule of the run that an impact is made of. It reports nothing: it gives the facts of each file away. */
export function collectRule(
  give: (summary: FileSummary) => void,
): NonNullable<Linter.Config['plugins']>[string] {
  return {
    rules: {
      collect: {
        meta: { schema: [] },
        create(context) {
          return {
            Program() {
              const summary = summaryOf(factsOf(context as unknown as FactContext))
              if (summary) give(summary)
            },
          }
        },
      },
    },
  }
}
