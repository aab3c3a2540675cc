import { describeConsequence, describeRemedy, rotationOf } from '../catalogue/describe.ts'
import { createRule } from '../create-rule.ts'
import { impactUrl } from '../docs-urls.ts'
import { factsOf, shapeOf, verifies } from '../facts/index.ts'
import type { SinkCall } from '../facts/index.ts'

interface Options {
  readonly unknownKeys?: 'report' | 'ignore'
}

export default createRule<[Options], 'singleKey'>({
  name: 'require-fallback-keys',
  meta: {
    type: 'suggestion',
    docs: { description: 'require fallback keys, so that a key can be rotated', recommended: 'warn', strict: true },
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
      singleKey: "'{{ package }}' gets a single key here, so rotating it {{ consequence }}. {{ remedy }}. See {{ url }}",
    },
  },
  create(context, [options]) {
    return {
      Program() {
        for (const call of factsOf(context).sinkCalls) {
          if (call.wrapper || call.sink.rotatedBy === 'third party' || !verifies(call)) continue
          const shape = shapeOf(call)
          if (shape !== 'one key' && !(shape === 'unknown' && options.unknownKeys === 'report')) continue
          context.report({ node: call.key, messageId: 'singleKey', data: dataOf(call) })
        }
      },
    }
  },
})

function dataOf({ library, sink }: SinkCall): Record<string, string> {
  return {
    package: library.package,
    consequence: describeConsequence(rotationOf(library, sink)),
    remedy: describeRemedy(sink),
    url: impactUrl(library.package),
  }
}
