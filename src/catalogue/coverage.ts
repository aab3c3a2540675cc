/** What a key ring keeps when it keeps only a part, from the sentence that the entry says it in (`keyRing.covers`). */
import { describeKind } from './describe.ts'
import type { DataKind, KeyRing } from './types.ts'

const otherWords: Partial<Record<DataKind, RegExp>> = {
  ciphertext: /stored data|encryption/,
  'requests in flight': /CSRF/,
  sessions: /sessions|signed out/,
}

/** Whether a fallback key in this ring keeps a kind of data accepted. */
export function covers(ring: KeyRing, kind: DataKind): boolean {
  if (ring.accepts === 'one key') return false
  if (ring.covers === undefined) return true
  if (ring.covers.startsWith('nothing')) return false
  const speaksOf = (text: string) =>
    text.includes(describeKind(kind)) || (otherWords[kind]?.test(text) ?? false)
  const [kept = '', ...lost] = ring.covers.split(/[,;:]? (?:and )?not (?=e-mail|CSRF|the )|: /)
  if (kept.endsWith(' only')) return speaksOf(kept)
  return !lost.some(speaksOf)
}
