import type { ESLint, Linter } from 'eslint'

import type { RuleDocs } from './rules/create-rule.ts'
import { packageName, packageVersion } from './docs-urls.ts'
import { env } from './languages/env.ts'
import type { RuleName } from './rule-names.ts'
import type { RuleOptions } from './rule-options.ts'
import { rules } from './rules/index.ts'

type ConfigName = 'all' | 'env' | 'recommended' | 'strict'

/** The plugin, with its configs for `eslint.config.js`. */
export interface SecretKeyPlugin extends ESLint.Plugin {
  readonly meta: { readonly name: string; readonly version: string; readonly namespace: string }
  readonly rules: Record<RuleName, NonNullable<ESLint.Plugin['rules']>[string]>
  readonly languages: Record<'env', NonNullable<ESLint.Plugin['languages']>[string]>
  readonly configs: Record<ConfigName, Linter.Config>
}

/** Severities and options of the rules: `rules: { … } satisfies SecretKeyRules`. ESLint's own type allows anything. */
export type SecretKeyRules = { readonly [Name in keyof RuleOptions]?: Linter.RuleEntry<RuleOptions[Name]> }

export type { RuleOptions }

const namespace = 'secret-key'

// Public types are written by hand from ESLint's: those of typescript-eslint would make a user's type check fail.
const plugin = {
  meta: { name: packageName, version: packageVersion, namespace },
  rules: rules as unknown as SecretKeyPlugin['rules'],
  languages: { env },
} as SecretKeyPlugin

type Severity = (docs: Partial<RuleDocs>) => Linter.RuleSeverity | undefined

/** Which rules a config has, and at which severity. */
const severities: Record<ConfigName, Severity> = {
  recommended: ({ recommended }) => recommended,
  strict: ({ strict }) => (strict ? 'error' : undefined),
  all: ({ language }) => (language === undefined ? 'error' : undefined),
  env: ({ language }) => (language === 'env' ? 'error' : undefined),
}

// Never *.vue or the like: ESLint would pick those files up with a parser that cannot read them.
const files: Linter.Config = { files: ['**/*.{js,jsx,mjs,cjs,ts,tsx,mts,cts}'] }
const envFiles: Linter.Config = {
  files: ['**/.env', '**/.env.*', '**/*.env'],
  // `.env.ts` is a program.
  ignores: ['**/*.{js,jsx,mjs,cjs,ts,tsx,mts,cts,json,md,sh,yaml,yml}'],
  language: `${namespace}/env`,
}

function config(name: ConfigName, linted = files): Linter.Config {
  const entries = Object.entries(rules).flatMap(([rule, { meta }]) => {
    const severity = severities[name](meta.docs ?? {})
    return severity === undefined ? [] : [[`${namespace}/${rule}`, severity] as const]
  })
  return {
    name: `${namespace}/${name}`,
    ...linted,
    plugins: { [namespace]: plugin },
    rules: Object.fromEntries(entries),
  }
}

Object.assign(plugin, {
  configs: {
    all: config('all'),
    env: config('env', envFiles),
    recommended: config('recommended'),
    strict: config('strict'),
  },
})

export default plugin
// For `require`: the plugin itself, not a namespace with a `default` in it.
export { plugin as 'module.exports' }
