import { waysOut } from '../catalogue/ways-out.ts'
import { createRule, patternsOf } from './create-rule.ts'
import { factsOf } from '../facts/index.ts'
import type { NoExposedKeyOptions as Options } from '../rule-options.ts'
import { dataOf, messageFor, messages } from './words/no-exposed-key.ts'
import type { MessageId } from './words/no-exposed-key.ts'

const stringsFor = (description: string) =>
  ({ type: 'array', description, items: { type: 'string' }, uniqueItems: true }) as const

export default createRule<[Options], MessageId>({
  name: 'no-exposed-key',
  meta: {
    type: 'problem',
    docs: { description: 'disallow keys that leave the server', strict: true },
    languages: ['*'],
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          ways: {
            type: 'array',
            description: 'Which ways out of the server count.',
            items: { type: 'string', enum: [...waysOut] },
            uniqueItems: true,
          },
          clientPrefixes: stringsFor(
            'Prefixes of settings that the client gets, besides those of the usual bundlers.',
          ),
          loggers: stringsFor('Names of loggers, besides the usual ones.'),
          allow: stringsFor(
            'Regular expressions for settings that may be known, whatever their names look like.',
          ),
        },
      },
    ],
    defaultOptions: [{ ways: [...waysOut], clientPrefixes: [], loggers: [], allow: [] }],
    messages,
  },
  create(context, [options]) {
    const allow = patternsOf('no-exposed-key', 'allow', options.allow)
    const { ways = waysOut, clientPrefixes = [], loggers = [] } = options
    return {
      Program() {
        for (const exposure of factsOf(context).exposures({ clientPrefixes, loggers, allow })) {
          if (!ways.includes(exposure.way)) continue
          context.report({ node: exposure.node, messageId: messageFor(exposure), data: dataOf(exposure) })
        }
      },
    }
  },
})

export type { MessageId }
