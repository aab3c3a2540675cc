import { describeConsequence, list } from '../catalogue/describe.ts'
import { createRule, patternsOf } from './create-rule.ts'
import { impactUrl } from '../docs-urls.ts'
import { factsOf } from '../facts/index.ts'
import type { SharedKey, SharedPurpose } from '../facts/index.ts'
import type { NoSharedKeyOptions as Options } from '../rule-options.ts'

export default createRule<[Options], MessageId>({
  name: 'no-shared-key',
  meta: {
    type: 'problem',
    docs: { description: 'disallow keys that serve several purposes', strict: true },
    languages: ['*'],
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          allow: {
            type: 'array',
            description: 'Regular expressions for the names of keys that may serve several purposes.',
            items: { type: 'string' },
            uniqueItems: true,
          },
        },
      },
    ],
    defaultOptions: [{ allow: [] }],
    messages: {
      shared:
        '{{ key }} serves several purposes: {{ uses }}. Whoever gets it has all of them, and rotating it {{ consequence }}. ' +
        'Use a key for each purpose, or derive one for each, for example with HKDF. See {{ url }}',
      thirdParty:
        "{{ key }} is a secret that somebody else issues, and '{{ package }}' uses it for {{ purpose }}. Whoever issues it can make them, and a new one {{ consequence }}. " +
        'Use a key of your own. See {{ url }}',
    },
  },
  create(context, [options]) {
    const allowed = patternsOf('no-shared-key', 'allow', options.allow)
    return {
      Program() {
        for (const key of factsOf(context).sharedKeys) {
          if (allowed.some((pattern) => pattern.test(key.name ?? ''))) continue
          context.report({
            node: key.node,
            messageId: key.issued ? 'thirdParty' : 'shared',
            data: key.issued ? issuedData(key) : sharedData(key),
          })
        }
      },
    }
  },
})

export type MessageId = 'shared' | 'thirdParty'

const named = ({ name }: SharedKey): string => (name === undefined ? 'This key' : `The key '${name}'`)

function sharedData(key: SharedKey): Record<string, string> {
  const invalidates = key.purposes.flatMap(({ uses }) => uses.flatMap(({ purpose }) => purpose.invalidates))
  return {
    key: named(key),
    uses: list(key.purposes.map(describeUses)),
    consequence: consequenceOf(invalidates),
    url: impactUrl(key.use.sinkCall.library.package),
  }
}

function issuedData(key: SharedKey): Record<string, string> {
  const { sinkCall, purpose } = key.use
  return {
    key: named(key),
    package: sinkCall.library.package,
    purpose: purpose.words,
    consequence: consequenceOf(purpose.invalidates),
    url: impactUrl(sinkCall.library.package),
  }
}

type Invalidates = SharedPurpose['uses'][number]['purpose']['invalidates']

function consequenceOf(invalidates: Invalidates): string {
  return describeConsequence({ invalidates, unaffected: [], withFallback: '', dropWhen: '' })
}

// More places than this are named by their number.
const mostPlaces = 3

/** `access tokens ('jsonwebtoken', lines 4 and 9)` */
function describeUses({ words, uses }: SharedPurpose): string {
  const libraries = [...new Set(uses.map(({ sinkCall }) => `'${sinkCall.library.package}'`))]
  const places = [
    ...new Set(
      uses.map(({ place }) =>
        place.file === undefined ? `line ${String(place.line)}` : `${place.file}:${String(place.line)}`,
      ),
    ),
  ]
  const more = places.length - mostPlaces
  const shown =
    more > 0
      ? [...places.slice(0, mostPlaces), `${String(more)} more ${more === 1 ? 'place' : 'places'}`]
      : places
  return `${words} (${libraries.join(', ')}: ${list(shown)})`
}
