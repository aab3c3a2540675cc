import { describeEmptyKey, describeLeak, rotationOf } from '../catalogue/describe.ts'
import { createRule } from './create-rule.ts'
import { impactUrl } from '../docs-urls.ts'
import { factsOf } from '../facts/index.ts'
import type { Becomes, EmptyKey } from '../facts/index.ts'

export default createRule<[], MessageId>({
  name: 'no-empty-key',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow keys that are empty or a known text when their setting is missing',
      strict: true,
    },
    languages: ['*'],
    schema: [],
    messages: {
      emptyWithoutSetting:
        "This key of '{{ package }}' is {{ value }} when the setting '{{ setting }}' is missing, and {{ reaction }}: anybody can {{ leak }} then. " +
        'Refuse to start without the setting. See {{ url }}',
      emptyWithoutArgument:
        "This key of '{{ package }}' is {{ value }} when nobody passes one, and {{ reaction }}: anybody can {{ leak }} then. " +
        'Refuse to work without a key. See {{ url }}',
      emptyElsewhere:
        "This key of '{{ package }}' is {{ value }} without its setting, in {{ file }}, line {{ line }}, and {{ reaction }}: anybody can {{ leak }} then. " +
        'Refuse to start without the setting. See {{ url }}',
      empty:
        "This key of '{{ package }}' is {{ value }}, and {{ reaction }}: anybody can {{ leak }}. " +
        'Read it from a secret setting in the key module. See {{ url }}',
    },
  },
  create(context) {
    return {
      Program() {
        for (const key of factsOf(context).emptyKeys) {
          context.report({ node: key.node, messageId: messageFor(key), data: dataOf(key) })
        }
      },
    }
  },
})

export type MessageId = 'empty' | 'emptyElsewhere' | 'emptyWithoutArgument' | 'emptyWithoutSetting'

function messageFor({ elsewhere, without }: EmptyKey): MessageId {
  if (without === undefined) return 'empty'
  if (elsewhere) return 'emptyElsewhere'
  return without === 'argument' ? 'emptyWithoutArgument' : 'emptyWithoutSetting'
}

const values: Readonly<Record<Becomes, string>> = {
  empty: 'empty',
  undefined: "the text 'undefined'",
  null: "the text 'null'",
  known: 'a text that anybody can guess',
}

function dataOf({ sinkCall, becomes, hashed, without, elsewhere }: EmptyKey): Record<string, string> {
  const { library, sink } = sinkCall
  const reaction = describeEmptyKey(library, becomes === 'empty' ? 'empty' : 'text')
  return {
    package: library.package,
    value: values[becomes],
    reaction: hashed ? 'its hash passes for a key' : `'${library.package}' ${reaction}`,
    leak: describeLeak(rotationOf(library, sink)),
    ...(typeof without === 'object' ? { setting: without.setting } : {}),
    ...(elsewhere ? { file: elsewhere.path, line: String(elsewhere.line) } : {}),
    url: impactUrl(library.package),
  }
}
