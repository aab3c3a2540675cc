import { kindOfSetting } from '../catalogue/setting-names.ts'
import type { SummaryKey, SummaryUse } from '../facts/summary.ts'
import { isOfConfiguration, placeOf } from './drafts.ts'
import type { Packages } from './packages.ts'

/** A member that is written like a setting is one, whatever was done to the environment on the way: `environment.SESSION_KEY`. */
export function withWrittenSettings(use: SummaryUse): SummaryUse {
  return {
    ...use,
    keys: use.keys.map((key) => {
      const [, name] = /\.([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)$/.exec(key.name ?? '') ?? []
      if (key.kind !== 'unknown' || name === undefined || !isOfConfiguration(key.name ?? '')) return key
      return { ...key, kind: 'setting', name, settingKind: kindOfSetting(name), via: 'environment' }
    }),
  }
}

/**
 * Some entries are about an option that another package's function takes: where nobody sees the option, and the library
 * is not asked for, it is that function's own call.
 */
export function isThere({ library, file, keys }: SummaryUse, packages: Packages): boolean {
  return (
    keys.some(({ kind }) => kind !== 'unknown' && kind !== 'parameter') ||
    packages.mayHave(library, packages.packageOf(file))
  )
}

/** A function that passes a parameter on is described at its calls: there it is known which key it gets. */
export function withoutWrapped(uses: readonly SummaryUse[]): readonly SummaryUse[] {
  const wrapped = new Set(uses.flatMap(({ wraps }) => wraps.map(placeOf)))
  const isPassed = (use: SummaryUse) =>
    wrapped.has(placeOf(use)) && use.keys.some(({ kind }) => kind === 'parameter')
  // What stands in for a parameter that is missing stands in at every call.
  const defaults = new Map<string, readonly SummaryKey[]>()
  for (const use of uses) if (isPassed(use)) defaults.set(placeOf(use), use.keys.filter(isWritten))
  const settingsAt = new Map(
    uses.map((use) => [
      placeOf(use),
      use.keys.flatMap(({ kind, name }) => (kind === 'setting' ? [name ?? ''] : [])),
    ]),
  )
  return distinct(uses).flatMap((use) => {
    const keys = significant(use).filter(({ kind }) => kind !== 'parameter' || !wrapped.has(placeOf(use)))
    if (keys.length === 0 || (isPassed(use) && keys.every(isWritten))) return []
    // The function takes the same setting out of what it is given: there the key was seen already.
    const inside = use.wraps.flatMap((place) => settingsAt.get(placeOf(place)) ?? [])
    if (keys.some(({ kind, name }) => kind === 'setting' && inside.includes(name ?? ''))) return []
    return [{ ...use, keys: [...keys, ...use.wraps.flatMap((place) => defaults.get(placeOf(place)) ?? [])] }]
  })
}

function isWritten({ kind }: SummaryKey): boolean {
  return kind === 'literal' || kind === 'generated'
}

/** The keys of a use that are keys of the application, as far as one can tell. */
function significant(use: SummaryUse): readonly SummaryKey[] {
  const settings = use.keys.filter(({ kind }) => kind === 'setting')
  // A public key, or the secret of one of many users or senders.
  if (use.shape === 'not ours') return settings.filter(({ settingKind }) => settingKind === 'third party')
  const known = use.keys.filter(({ kind }) => kind !== 'unknown' && kind !== 'parameter')
  if (settings.length > 0 || known.length > 0) return known
  // What is derived or hashed and cannot be followed is a password that somebody typed, more often than a key.
  if (use.role === 'derive' || use.role === 'hash') return []
  return use.keys.filter(({ name = '' }) => !publicKeys.test(name))
}

// Sets of public keys that somebody else publishes; what they verify ends when its issuer says so.
const publicKeys = /jwks|public_?(?:key|secret)|createRemoteJWKSet/i

/** Sinks of one library at one call are one use: where the key is the argument, and where it may be a property of it. */
function distinct(uses: readonly SummaryUse[]): readonly SummaryUse[] {
  const byPlace = new Map<string, SummaryUse>()
  for (const use of uses) {
    const keys = use.keys.map((key) => `${key.kind} ${key.name ?? ''} ${placeOf(key)}`).sort()
    const mark = [use.library, placeOf(use), use.role, ...keys].join('\0')
    const other = byPlace.get(mark)
    if (!other || (other.shape === 'unknown' && use.shape !== 'unknown')) byPlace.set(mark, use)
  }
  const all = [...byPlace.values()]
  return all.filter((use) => !all.some((other) => other !== use && isInside(use, other)))
}

/** `jwt.sign(payload, KEY)` may be given `{ key }`, and nobody sees that: then `KEY.key` is no key of its own. */
function isInside(use: SummaryUse, outer: SummaryUse): boolean {
  if (use.library !== outer.library || use.role !== outer.role || placeOf(use) !== placeOf(outer))
    return false
  const isUnknown = ({ kind }: SummaryKey) => kind === 'unknown' || kind === 'parameter'
  if (use.keys.length === 0 || outer.keys.length === 0) return false
  if (use.keys.every(isUnknown) && !outer.keys.some(isUnknown)) return true
  return use.keys.every(({ name = '' }) =>
    outer.keys.some(({ name: other = '' }) => other !== '' && name.startsWith(`${other}.`)),
  )
}
