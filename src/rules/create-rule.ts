import { RuleCreator } from '@typescript-eslint/utils/eslint-utils'
import type { ReportDescriptor, RuleContext } from '@typescript-eslint/utils/ts-eslint'

import { visible } from '../catalogue/visible.ts'
import { ruleUrl } from '../docs-urls.ts'
import { mayConcern } from '../facts/index.ts'

/** What the configs are computed from. */
export interface RuleDocs {
  /** The severity in `configs.recommended`; absent where the rule is not in it. */
  readonly recommended?: 'error' | 'warn'
  /** Whether `configs.strict` has the rule. */
  readonly strict?: boolean
  /** What it lints where that is not JavaScript: the config of that name has it, and no other one. */
  readonly language?: 'env'
}

const makeRule = RuleCreator<RuleDocs>(ruleUrl)

type Rule<Options extends readonly unknown[], MessageIds extends string> = Parameters<
  typeof makeRule<Options, MessageIds>
>[0] & {
  /** Whether the rule, with these options, asks for more than the text of a file shows to everybody. */
  readonly looksAtAll?: (options: Options) => boolean
}

/** Makes a rule whose page follows from its name. Its options are one flat object, or there are none. */
export function createRule<Options extends readonly unknown[], MessageIds extends string>({
  looksAtAll,
  ...rule
}: Rule<Options, MessageIds>): ReturnType<typeof makeRule<Options, MessageIds>> {
  return {
    ...makeRule(rule),
    // RuleCreator clones the defaults for every file: that costs more than a look at most files.
    create(context) {
      const options = withDefaults(context.options, rule.meta.defaultOptions)
      if (rule.meta.docs.language || looksAtAll?.(options) || mayConcern(context)) {
        return rule.create(reportingVisibly(context), options)
      }
      checkOnce(context.options[0], () => rule.create(context, options))
      return {}
    },
  }
}

const checked = new WeakSet<object>()

/** Options that no schema can judge are refused whatever the first file is; ESLint has one object of them for all files. */
function checkOnce(options: unknown, check: () => void): void {
  if (typeof options !== 'object' || options === null || checked.has(options)) return
  check()
  checked.add(options)
}

function withDefaults<Options extends readonly unknown[]>(given: Options, defaults?: Options): Options {
  const [preset] = defaults ?? []
  return preset === undefined ? given : ([{ ...preset, ...(given[0] ?? {}) }] as unknown as Options)
}

/** The context of a rule, with reports that may go to any terminal or log, whatever settings and files are called. */
function reportingVisibly<Options extends readonly unknown[], MessageIds extends string>(
  context: Readonly<RuleContext<MessageIds, Options>>,
): Readonly<RuleContext<MessageIds, Options>> {
  const report = (fault: ReportDescriptor<MessageIds>) => {
    context.report({ ...withVisibleData(fault), suggest: fault.suggest?.map(withVisibleData) ?? [] })
  }
  return Object.create(context, { report: { value: report } }) as typeof context
}

function withVisibleData<Said extends { readonly data?: Readonly<Record<string, unknown>> }>(
  said: Said,
): Said {
  const shown = Object.entries(said.data ?? {}).map(([name, value]) => [
    name,
    typeof value === 'string' ? visible(value) : value,
  ])
  return { ...said, data: Object.fromEntries(shown) as unknown }
}

interface Linted {
  readonly sourceCode: { readonly ast: object }
}

const speaking = new WeakMap<object, Set<string>>()

/** Says, when a rule is created for a file, what it will report in it. */
export function announce({ sourceCode: { ast } }: Linted, fault: string): void {
  const faults = speaking.get(ast)
  if (faults) faults.add(fault)
  else speaking.set(ast, new Set([fault]))
}

/**
 * Whether another rule reports a fault in the same file: then the one that knows less is silent. Asked when the file is
 * visited, after all rules were created.
 */
export function speaks({ sourceCode: { ast } }: Linted, fault: string): boolean {
  return speaking.get(ast)?.has(fault) ?? false
}

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
