import { namesFallbackKey, wordsOf } from '../catalogue/setting-names.ts'
import { lastName, unwrap } from './ast.ts'
import type { RingMember } from './written-rings.ts'

/** The names that a key in a ring goes by: its settings, and what the code calls it. Never what a literal holds. */
export function namesOfMember({ node, origins }: Pick<RingMember, 'node' | 'origins'>): readonly string[] {
  const settings = origins.flatMap((origin) => (origin.kind === 'setting' ? [lastOf(origin.name)] : []))
  const called = lastName(unwrap(node))
  return [...new Set([...settings, ...(called === undefined ? [] : [called])])]
}

const lastOf = (setting: string): string => setting.split(/[.:/]/).at(-1) ?? setting

const newestWords: ReadonlySet<string> = new Set(['new', 'newer', 'newest', 'current', 'latest', 'primary'])

/** Whether a key is from before another one, by all that its names say: `SESSION_SECRET_OLD`, `previousKey`. */
export function isOlder(member: Pick<RingMember, 'node' | 'origins'>): boolean {
  const settings = member.origins.flatMap((origin) => (origin.kind === 'setting' ? [origin.name] : []))
  const names = namesOfMember(member)
  // `KEY_OLD || KEY`: the newest key where there is no older one.
  if (settings.length > 1 && !settings.every(namesFallbackKey)) return false
  if (member.origins.length > settings.length && settings.length > 0) return false
  return (
    names.some(namesFallbackKey) && !names.some((name) => wordsOf(name).some((word) => newestWords.has(word)))
  )
}

/** The name that a message has for a key. */
export function nameOfMember(member: Pick<RingMember, 'node' | 'origins'>): string | undefined {
  return namesOfMember(member)[0]
}
