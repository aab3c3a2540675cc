import { describeConsequence, describeRemedy, rotationOf } from '../catalogue/describe.ts'
import { createRule, speaks } from './create-rule.ts'
import { impactUrl } from '../docs-urls.ts'
import { factsOf } from '../facts/index.ts'
import type { RingFault, SingleKey } from '../facts/index.ts'
import type { RequireFallbackKeysOptions as Options } from '../rule-options.ts'

export default createRule<[Options], 'addPrevious' | 'singleKey'>({
  name: 'require-fallback-keys',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'require fallback keys, so that a key can be rotated',
      recommended: 'warn',
      strict: true,
    },
    languages: ['*'],
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          unknownKeys: {
            type: 'string',
            description: 'What to do where nobody can see whether one key arrives or several.',
            enum: ['report', 'ignore'],
          },
        },
      },
    ],
    defaultOptions: [{ unknownKeys: 'ignore' }],
    messages: {
      addPrevious: 'Make a key ring of it: the setting, and the one with `_PREVIOUS` behind its name.',
      singleKey:
        "'{{ package }}' gets a single key here, so rotating it {{ consequence }}. {{ remedy }}. See {{ url }}",
    },
  },
  create(context, [options]) {
    return {
      Program() {
        const facts = factsOf(context)
        const told = toldElsewhere
          .filter((kind) => speaks(context, `valid-key-ring ${kind}`))
          .flatMap((kind) => facts.ringFaults.filter((fault) => fault.kind === kind))
        for (const single of facts.singleKeys) {
          if (told.some(({ node }) => node === single.key)) continue
          if (single.unknown && options.unknownKeys !== 'report') continue
          const edit = facts.ringEdit(single)
          context.report({
            node: single.key,
            messageId: 'singleKey',
            data: dataOf(single),
            suggest: edit
              ? [{ messageId: 'addPrevious', fix: (fixer) => fixer.replaceTextRange(edit.range, edit.text) }]
              : [],
          })
        }
      },
    }
  },
})

// valid-key-ring says more about these: it knows the ring.
const toldElsewhere: readonly RingFault['kind'][] = ['refused', 'uneven']

function dataOf({ library, sink }: SingleKey): Record<string, string> {
  return {
    package: library.package,
    consequence: describeConsequence(rotationOf(library, sink)),
    remedy: describeRemedy(sink),
    url: impactUrl(library.package),
  }
}
