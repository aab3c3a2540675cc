import { describeLoss, rotationOf } from '../catalogue/describe.ts'
import { createRule } from './create-rule.ts'
import { impactUrl } from '../docs-urls.ts'
import { factsOf } from '../facts/index.ts'
import type { GeneratedKey } from '../facts/index.ts'

export default createRule<[], MessageId>({
  name: 'no-generated-key',
  meta: {
    type: 'problem',
    docs: { description: 'disallow keys that are made anew at every start', strict: true },
    languages: ['*'],
    schema: [],
    messages: {
      generated:
        "This key of '{{ package }}' is made anew at every start: each restart {{ loss }}. Several instances never share it. " +
        'Read it from a secret setting in the key module. See {{ url }}',
      generatedElsewhere:
        "This key of '{{ package }}' is made anew at every start, in {{ file }}, line {{ line }}: each restart {{ loss }}. " +
        'Several instances never share it. Read it from a secret setting in the key module. See {{ url }}',
      generatedDefault:
        "This key of '{{ package }}' is made anew at every start when the setting '{{ setting }}' is missing: each restart then {{ loss }}. " +
        'Several instances never share it. Refuse to start without the setting. See {{ url }}',
      generatedWithout:
        "This key of '{{ package }}' is made anew at every start when nobody passes one: each restart then {{ loss }}. " +
        'Several instances never share it. Refuse to start without a key. See {{ url }}',
      settingDefault:
        "The secret setting '{{ setting }}' has a generated default: without the setting, each restart and each instance has a key of its own, and what was made with another one is lost. " +
        'Refuse to start without it. See {{ url }}',
    },
  },
  create(context) {
    return {
      Program() {
        for (const key of factsOf(context).generatedKeys) {
          context.report({ node: key.node, messageId: messageFor(key), data: dataOf(key) })
        }
      },
    }
  },
})

export type MessageId =
  'generated' | 'generatedDefault' | 'generatedElsewhere' | 'generatedWithout' | 'settingDefault'

function messageFor({ sinkCall, elsewhere, setting, isDefault }: GeneratedKey): MessageId {
  if (!sinkCall) return 'settingDefault'
  if (elsewhere) return 'generatedElsewhere'
  if (setting !== undefined) return 'generatedDefault'
  return isDefault ? 'generatedWithout' : 'generated'
}

function dataOf({ sinkCall, setting, elsewhere }: GeneratedKey): Record<string, string> {
  const named = setting === undefined ? {} : { setting }
  if (!sinkCall) return { ...named, url: impactUrl() }
  const { library, sink } = sinkCall
  return {
    ...named,
    package: library.package,
    loss: describeLoss(rotationOf(library, sink)),
    ...(elsewhere ? { file: elsewhere.path, line: String(elsewhere.line) } : {}),
    url: impactUrl(library.package),
  }
}
