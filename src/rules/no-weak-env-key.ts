import { holdsKeys } from '../catalogue/env-files.ts'
import { exposedSetting } from '../catalogue/exposed-settings.ts'
import { kindOfSetting, namesSeveralKeys, wordsOf } from '../catalogue/setting-names.ts'
import { neededBits, weaknessOf } from '../catalogue/weak-keys.ts'
import type { Weakness } from '../catalogue/weak-keys.ts'
import { createRule } from './create-rule.ts'
import { ruleUrl } from '../docs-urls.ts'
import type { EnvFile, EnvSetting } from '../languages/env-file.ts'

const name = 'no-weak-env-key'

type Fault = Weakness | { readonly kind: 'exposed'; readonly prefix: string }

export default createRule<[], Fault['kind']>({
  name,
  meta: {
    type: 'problem',
    docs: { description: 'disallow sample keys and short keys in environment files', language: 'env' },
    languages: ['secret-key/env'],
    schema: [],
    messages: {
      exposed:
        "The secret setting '{{ setting }}' is copied to the client: its prefix '{{ prefix }}' says so, and everybody who loads the page has the key. " +
        'Give it a name without the prefix, and a new key. See {{ url }}',
      published:
        "The secret setting '{{ setting }}' has a key that is printed in {{ source }}: everybody has it. " +
        'Make a new one. See {{ url }}',
      placeholder:
        "The secret setting '{{ setting }}' still has a placeholder for a key: whoever guesses it has the key. " +
        'Make a new one. See {{ url }}',
      short:
        "The secret setting '{{ setting }}' has a short key: {{ bits }} bits at most, and fewer than {{ needed }} can be found by trying. " +
        'Make a longer one. See {{ url }}',
    },
  },
  create(context) {
    return {
      EnvFile({ body }: EnvFile) {
        if (!holdsKeys(context.filename)) return
        for (const setting of body) {
          const fault = faultOf(setting)
          if (!setting.value || !fault) continue
          const { kind, ...data } = fault
          context.report({
            loc: setting.value.loc,
            messageId: kind,
            data: { setting: setting.name, needed: neededBits, ...data, url: ruleUrl(name) },
          })
        }
      },
    }
  },
})

function faultOf(setting: EnvSetting): Fault | undefined {
  const exposed = exposedSetting(setting.name, [])
  if (exposed) return { kind: 'exposed', prefix: exposed.prefix }
  return kindOfSetting(setting.name) === 'own key' ? weaknessIn(setting) : undefined
}

const worstFirst = ['published', 'placeholder', 'short'] as const

function weaknessIn({ name, value }: EnvSetting): Weakness | undefined {
  const text = value?.value ?? ''
  const keys = namesSeveralKeys(name) ? text.split(/[,;\s]+/).filter((key) => key !== '') : []
  const found = [text, ...keys].map(weaknessOf)
  // A salt is no key by itself, and may be short.
  const counting = wordsOf(name).includes('salt') ? worstFirst.slice(0, 2) : worstFirst
  return counting
    .map((kind) => found.find((weakness) => weakness?.kind === kind))
    .find((weakness) => weakness !== undefined)
}
