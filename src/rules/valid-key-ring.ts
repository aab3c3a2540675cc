import { announce, createRule } from './create-rule.ts'
import { factsOf } from '../facts/index.ts'
import type { ValidKeyRingOptions as Options } from '../rule-options.ts'
import { dataOf, messages, suggestions } from './words/valid-key-ring.ts'
import type { MessageId } from './words/valid-key-ring.ts'

const kinds = ['order', 'refused', 'repeated', 'missing', 'signing', 'uneven'] as const

export default createRule<[Options], MessageId>({
  name: 'valid-key-ring',
  meta: {
    type: 'problem',
    docs: { description: 'require key rings that do what they are for', strict: true },
    languages: ['*'],
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          ignore: {
            type: 'array',
            description: 'Which faults of key rings are not reported.',
            items: { type: 'string', enum: [...kinds] },
            uniqueItems: true,
          },
        },
      },
    ],
    defaultOptions: [{ ignore: [] }],
    messages,
  },
  create(context, [options]) {
    for (const kind of kinds) if (!options.ignore?.includes(kind)) announce(context, `valid-key-ring ${kind}`)
    return {
      Program() {
        for (const fault of factsOf(context).ringFaults) {
          if (options.ignore?.includes(fault.kind)) continue
          const { node, kind, edit } = fault
          const suggestion = suggestions[kind]
          context.report({
            node,
            messageId: kind,
            data: dataOf(fault),
            suggest:
              edit && suggestion
                ? [
                    {
                      messageId: suggestion,
                      fix: (fixer) => fixer.replaceTextRange(edit.range, edit.text),
                    },
                  ]
                : [],
          })
        }
      },
    }
  },
})

export type { MessageId }
