import { createRule } from '../create-rule.ts'
import { keyModuleUrl } from '../docs-urls.ts'
import { factsOf } from '../facts/index.ts'
import type { SettingRead } from '../facts/index.ts'

const ways = ['environment', 'config service', 'helper'] as const

export interface Options {
  readonly keyModules?: readonly string[]
  readonly reads?: readonly (typeof ways)[number][]
  readonly names?: readonly string[]
  readonly ignoreNames?: readonly string[]
}

export default createRule<[Options], 'directRead' | 'directReadBesideModule'>({
  name: 'no-direct-setting-read',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'disallow reading secret settings outside the key module',
      recommended: 'warn',
      strict: true,
    },
    languages: ['*'],
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
      directRead:
        "The secret setting '{{ setting }}' is read where it is used, so a fallback key has to be added here and at every other read. " +
        'Read it once, in a key module that hands out a key ring, and import that. See {{ url }}',
      directReadBesideModule:
        "The secret setting '{{ setting }}' is read where it is used, so a fallback key has to be added here and at every other read. " +
        "Import the key ring from the key module '{{ module }}' instead. See {{ url }}",
    },
  },
  create(context, [options]) {
    const named = patterns(options.names)
    const ignored = patterns(options.ignoreNames)
    return {
      Program() {
        const facts = factsOf(context)
        const configured = options.keyModules ?? facts.settings.keyModules
        if (facts.isKeyModule(options.keyModules)) return
        for (const read of facts.settingReads) {
          if (read.use !== 'value' || !isWatched(read, options.reads ?? ways)) continue
          if (matches(ignored, read.name) || !(read.kind === 'own key' || matches(named, read.name))) continue
          const [module] = configured ?? []
          context.report({
            node: read.node,
            messageId: module === undefined ? 'directRead' : 'directReadBesideModule',
            data: { setting: read.name, ...(module === undefined ? {} : { module }), url: keyModuleUrl() },
          })
        }
      },
    }
  },
})

function isWatched({ via }: SettingRead, reads: readonly string[]): boolean {
  return reads.includes(via)
}

function patterns(sources: readonly string[] | undefined): readonly RegExp[] {
  return (sources ?? []).map((source) => new RegExp(source, 'u'))
}

function matches(expressions: readonly RegExp[], name: string): boolean {
  return expressions.some((expression) => expression.test(name))
}
