import { clientPrefixes } from './client-prefixes.ts'
import { clientPrefixOf, kindOfSetting, namesPublicKey, wordsOf } from './setting-names.ts'
import type { SettingKind } from './setting-names.ts'

/** A secret setting that a bundler copies to the client. */
export interface ExposedSetting {
  readonly prefix: string
  readonly kind: Exclude<SettingKind, 'not secret'>
}

// `NEXT_PUBLIC_SESSION_KEY` names a place in a store just as well: these words leave no doubt.
const certain: ReadonlySet<string> = new Set(
  'secret secrets private encryption encrypt decryption decrypt cipher crypto aes hmac signing pepper'.split(
    ' ',
  ),
)

/** Whether a name leaves no doubt that it stands for a secret, whoever issued it. */
export function isCertainlySecret(name: string): boolean {
  return (
    kindOfSetting(name) !== 'not secret' &&
    !namesPublicKey(name) &&
    wordsOf(name).some((word) => certain.has(word))
  )
}

/** The prefix that gives a setting to the client, if what stands behind the prefix is certainly a secret. */
export function exposedSetting(name: string, ownPrefixes: readonly string[]): ExposedSetting | undefined {
  const prefix = givingPrefix(name, ownPrefixes)
  if (prefix === undefined) return undefined
  const rest = name.slice(prefix.length)
  const kind = kindOfSetting(rest)
  return kind !== 'not secret' && isCertainlySecret(rest) ? { prefix, kind } : undefined
}

/** The prefix of a name that gives the setting to the client. */
export function givingPrefix(name: string, ownPrefixes: readonly string[]): string | undefined {
  return ownPrefixes.find((prefix) => name.startsWith(prefix)) ?? clientPrefixOf(name)
}

/** Matches every name that has a prefix for the client, in whatever case. */
export function prefixPattern(ownPrefixes: readonly string[]): RegExp {
  const prefixes = [...ownPrefixes, ...clientPrefixes.map(({ prefix }) => prefix)]
  return new RegExp(`^(?:${prefixes.map((prefix) => prefix.replace(/\W/g, '\\$&')).join('|')})`, 'i')
}
