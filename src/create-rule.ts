import { RuleCreator } from '@typescript-eslint/utils/eslint-utils'

import { ruleUrl } from './docs-urls.ts'

/** What the configs are computed from. */
export interface RuleDocs {
  /** The severity in `configs.recommended`; absent where the rule is not in it. */
  readonly recommended?: 'error' | 'warn'
  /** Whether `configs.strict` has the rule. */
  readonly strict?: boolean
}

/** Makes a rule whose page follows from its name. */
export const createRule = RuleCreator<RuleDocs>(ruleUrl)

/**
 * The regular expressions of an option.
 *
 * @throws an error that names the rule, the option and the pattern that is none.
 */
export function patternsOf(
  rule: string,
  option: string,
  sources: readonly string[] | undefined,
): readonly RegExp[] {
  return (sources ?? []).map((source) => {
    try {
      return new RegExp(source, 'u')
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      throw new Error(`Option '${option}' of secret-key/${rule} holds no regular expression: ${reason}`, {
        cause: error,
      })
    }
  })
}
