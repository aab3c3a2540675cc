import { createRule, patternsOf } from './create-rule.ts'
import { keyModuleUrl } from '../docs-urls.ts'
import { factsOf } from '../facts/index.ts'
import type { SettingRead } from '../facts/index.ts'
import type { NoDirectSettingReadOptions as Options } from '../rule-options.ts'

const ways = ['environment', 'config service', 'helper'] as const

export default createRule<[Options], 'directRead' | 'directReadBesideModule' | 'importKey'>({
  name: 'no-direct-setting-read',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'disallow reading secret settings outside the key module',
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
          keyModules: {
            type: 'array',
            description:
              'Globs of the modules that may read secret settings, relative to the working directory.',
            items: { type: 'string' },
            uniqueItems: true,
          },
          reads: {
            type: 'array',
            description: 'Which ways of reading count.',
            items: { type: 'string', enum: [...ways] },
            uniqueItems: true,
          },
          names: {
            type: 'array',
            description: 'Regular expressions for settings that are secret whatever their names look like.',
            items: { type: 'string' },
            uniqueItems: true,
          },
          ignoreNames: {
            type: 'array',
            description:
              'Regular expressions for settings that are not secret whatever their names look like.',
            items: { type: 'string' },
            uniqueItems: true,
          },
        },
      },
    ],
    defaultOptions: [{ reads: [...ways], names: [], ignoreNames: [] }],
    messages: {
      importKey: "Import it from the key module '{{ module }}'.",
      directRead:
        "The secret setting '{{ setting }}' is read where it is used, so a fallback key has to be added here and at every other read. " +
        'Read it once, in a key module that hands out a key ring, and import that. See {{ url }}',
      directReadBesideModule:
        "The secret setting '{{ setting }}' is read where it is used, so a fallback key has to be added here and at every other read. " +
        "Import the key ring from the key module '{{ module }}' instead. See {{ url }}",
    },
  },
  looksAtAll: ([{ names = [] }]) => names.length > 0,
  create(context, [options]) {
    const named = patternsOf('no-direct-setting-read', 'names', options.names)
    const ignored = patternsOf('no-direct-setting-read', 'ignoreNames', options.ignoreNames)
    return {
      Program() {
        const facts = factsOf(context)
        if (facts.isKeyModule(options.keyModules)) return
        const keyModules = options.keyModules ?? facts.settings.keyModules ?? []
        const [module] = keyModules
        const own = facts.settingReads.filter(({ kind }) => kind === 'own key')
        for (const read of [...own, ...newIn(facts.readsNamed(named), own)]) {
          if (read.use !== 'value' || !isWatched(read, options.reads ?? ways)) continue
          if (ignored.some((pattern) => pattern.test(read.name))) continue
          const edits = facts.keyModuleEdits(read, keyModules)
          context.report({
            node: read.node,
            messageId: module === undefined ? 'directRead' : 'directReadBesideModule',
            data: {
              setting: read.name,
              ...(module === undefined ? {} : { module }),
              url: keyModuleUrl(),
            },
            suggest: edits
              ? [
                  {
                    messageId: 'importKey',
                    data: { module: module ?? '' },
                    fix: (fixer) => edits.map(({ range, text }) => fixer.replaceTextRange(range, text)),
                  },
                ]
              : [],
          })
        }
      },
    }
  },
})

function newIn(reads: readonly SettingRead[], known: readonly SettingRead[]): readonly SettingRead[] {
  return reads.filter((read) => !known.some(({ node }) => node === read.node))
}

function isWatched({ via }: SettingRead, reads: readonly string[]): boolean {
  // What a platform hands in is the environment by another name.
  return reads.includes(via === 'binding' ? 'environment' : via)
}
