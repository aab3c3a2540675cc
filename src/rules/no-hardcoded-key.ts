import { describeConsequence, describeLeak, rotationOf } from '../catalogue/describe.ts'
import { createRule, patternsOf } from './create-rule.ts'
import { impactUrl } from '../docs-urls.ts'
import { factsOf } from '../facts/index.ts'
import type { HardcodedKey } from '../facts/index.ts'
import type { NoHardcodedKeyOptions as Options } from '../rule-options.ts'

export default createRule<[Options], MessageId>({
  name: 'no-hardcoded-key',
  meta: {
    type: 'problem',
    docs: { description: 'disallow keys that are written in the code', recommended: 'error', strict: true },
    languages: ['*'],
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          allow: {
            type: 'array',
            description:
              'Regular expressions for the names of variables, properties and settings whose keys may stand in the code.',
            items: { type: 'string' },
            uniqueItems: true,
          },
          allowGuardedDefaults: {
            type: 'boolean',
            description:
              'Whether defaults may stand in the code that a check of the environment keeps out of production.',
          },
        },
      },
    ],
    defaultOptions: [{ allow: [], allowGuardedDefaults: false }],
    messages: {
      hardcoded:
        "This key of '{{ package }}' is hard-coded: whoever reads the code can {{ leak }}. Rotating it {{ consequence }}. " +
        'Read it from a secret setting in the key module. See {{ url }}',
      published:
        "This key of '{{ package }}' is printed in {{ source }}: everybody can {{ leak }}. Rotating it {{ consequence }}. " +
        'Read a new one from a secret setting in the key module. See {{ url }}',
      publishedDefault:
        "The secret setting '{{ setting }}' has a default that is printed in {{ source }}: everybody has the key of every installation without the setting. " +
        'Refuse to start without it. See {{ url }}',
      hardcodedElsewhere:
        "This key of '{{ package }}' is hard-coded in {{ file }}, line {{ line }}: whoever reads the code can {{ leak }}. " +
        'Rotating it {{ consequence }}. Read it from a secret setting in the key module. See {{ url }}',
      hardcodedDefault:
        "This key of '{{ package }}' is used when its setting is missing: whoever reads the code can {{ leak }} then. " +
        'Refuse to start without the setting. Rotating this key {{ consequence }}. See {{ url }}',
      inDevelopment:
        "This key of '{{ package }}' is hard-coded, in development only as far as the checks around it go: whoever reads the code can {{ leak }} where they fail. " +
        'Read it from a secret setting there, too. See {{ url }}',
      settingDefault:
        "The secret setting '{{ setting }}' has a hard-coded default: whoever reads the code has the key of every installation without the setting. " +
        'Refuse to start without it. See {{ url }}',
      settingDefaultInDevelopment:
        "The secret setting '{{ setting }}' has a hard-coded default, in development only as far as the checks around it go. " +
        'Read it from a secret setting there, too. See {{ url }}',
    },
  },
  create(context, [options]) {
    const allowed = patternsOf('no-hardcoded-key', 'allow', options.allow)
    return {
      Program() {
        for (const key of factsOf(context).hardcodedKeys) {
          if (key.only === 'in tests') continue
          if (key.only !== undefined && options.allowGuardedDefaults) continue
          if (key.names.some((name) => allowed.some((pattern) => pattern.test(name)))) continue
          context.report({ node: key.node, messageId: messageFor(key), data: dataOf(key) })
        }
      },
    }
  },
})

export type MessageId =
  | 'hardcoded'
  | 'hardcodedDefault'
  | 'hardcodedElsewhere'
  | 'inDevelopment'
  | 'published'
  | 'publishedDefault'
  | 'settingDefault'
  | 'settingDefaultInDevelopment'

function messageFor(key: HardcodedKey): MessageId {
  if (key.published !== undefined) return key.sinkCall ? 'published' : 'publishedDefault'
  if (!key.sinkCall) return key.only === undefined ? 'settingDefault' : 'settingDefaultInDevelopment'
  if (key.elsewhere) return 'hardcodedElsewhere'
  if (key.only !== undefined) return 'inDevelopment'
  return key.isDefault ? 'hardcodedDefault' : 'hardcoded'
}

function dataOf({ sinkCall, setting, elsewhere, published }: HardcodedKey): Record<string, string> {
  const source = published === undefined ? {} : { source: published }
  if (!sinkCall) return { setting: setting ?? '', ...source, url: impactUrl() }
  const { library, sink } = sinkCall
  const rotation = rotationOf(library, sink)
  return {
    package: library.package,
    leak: describeLeak(rotation),
    consequence: describeConsequence(rotation),
    ...source,
    ...(elsewhere && published === undefined ? { file: elsewhere.path, line: String(elsewhere.line) } : {}),
    url: impactUrl(library.package),
  }
}
