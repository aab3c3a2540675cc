/** What reading means for values that are compared and not opened. */
import { createHmac } from 'node:crypto'
import type { Claims, RotationClaim, Untyped } from './contract.ts'

type Make = (key: Untyped) => unknown

const hex = (value: unknown): string =>
  value instanceof Uint8Array ? Buffer.from(value).toString('hex') : String(value as Untyped)

/** A MAC is made once more and compared. */
export function digests(of: Make) {
  return compared(of, 'another digest', (seen) => `${seen}, so the comparison fails`)
}

/** A keyed hash stands in a column that is searched. */
export function lookups(of: Make) {
  return compared(of, 'no row', (seen) => `the lookup finds ${seen}`)
}

/** A MAC, both as a signature that is compared and as a column that is searched. */
export async function keyedHash(
  t: Claims,
  sinks: readonly string[],
  of: Make,
  more: Partial<RotationClaim<string>> = {},
): Promise<void> {
  await t.rotation({ sinks, ...digests(of), ...more, only: ['sessions', 'links', 'webhooks'] })
  await t.rotation({ sinks, ...lookups(of), ...more, only: ['blind indexes'] })
}

/** A link works as long as the server makes the same one. */
export function signedLinks(of: Make) {
  return compared(of, 'another link', () => 'dead links')
}

/** A key that is made of the key. */
export function derivedKeys(of: Make) {
  return compared(of, 'another derived key', (seen) => `${seen}, and then what its use shows`)
}

function compared(of: Make, other: string, shows: (seen: Untyped) => string) {
  return {
    make: async (key: Untyped) => hex(await of(key)),
    read: async (value: string, key: Untyped) => (hex(await of(key)) === value ? 'alice' : other),
    shows,
  }
}

/** The object that iron takes: it seals with `secret` and looks the others up by id; a plain string was `default`. */
export function ironRing(newest: Untyped, older: Untyped) {
  return { id: 'new', secret: newest, new: newest, default: older }
}

/** A token that anybody can make: HS256 with a key of no length, which libraries refuse to sign with. */
export function tokenOfEmptyKey(sub = 'alice'): string {
  const parts = [{ alg: 'HS256', typ: 'JWT' }, { sub }].map((part) => JSON.stringify(part))
  const input = parts.map((part) => Buffer.from(part).toString('base64url')).join('.')
  return `${input}.${createHmac('sha256', '').update(input).digest('base64url')}`
}
