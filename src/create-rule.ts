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
