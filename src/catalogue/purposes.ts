/**
 * What a key of a primitive is for. A token library does not know whether it signs access tokens or links; the names
 * around its call often say so.
 */
import { wordsOf } from './setting-names.ts'
import type { DataKind, Rotation } from './types.ts'

// Rotations of primitives: each kind is a purpose that an application may have, and seldom has all of them.
const alternatives: ReadonlySet<string> = new Set([
  'access tokens, links, refresh tokens',
  'access tokens, ciphertext, links',
  'access tokens, links, sessions',
  'blind indexes, links, sessions, webhooks',
  'links, sessions, webhooks',
  'links, webhooks',
])

/** Whether what a rotation invalidates is a choice of purposes, of which an application has some. */
export function hasAlternatives({ invalidates }: Rotation): boolean {
  const kinds = [...new Set(invalidates.map(({ what }) => what))].sort()
  return alternatives.has(kinds.join(', '))
}

const purposes: readonly (readonly [DataKind, ReadonlySet<string>])[] = [
  ['refresh tokens', new Set(['refresh', 'renew', 'renewal'])],
  [
    'links',
    new Set(
      'reset forgot forgotten recover recovery magic magiclink invite invites invitation invitations confirm confirmation activate activation unsubscribe unsubscription optout download downloads share shared sharing link links url urls preview presign presigned signedurl newsletter'.split(
        ' ',
      ),
    ),
  ],
  ['webhooks', new Set('webhook webhooks hook hooks delivery deliveries'.split(' '))],
  ['blind indexes', new Set('blind lookup fingerprint searchable'.split(' '))],
  ['ciphertext', new Set('encrypt encrypted decrypt decrypted encryption ciphertext cipher'.split(' '))],
  ['sessions', new Set('session sessions cookie cookies csrf'.split(' '))],
  [
    'access tokens',
    new Set(
      'access auth authenticate authenticated authenticator authentication authorize authorized authorization login signin bearer passport strategy'.split(
        ' ',
      ),
    ),
  ],
]

const ofPayload = new Set(
  'payload sign verify compute create generate make check validate hash hmac signature request raw body'.split(
    ' ',
  ),
)

/** The purposes that a name speaks of: `createResetToken` of links. Empty for names that say nothing. */
export function purposesIn(name: string): readonly DataKind[] {
  const words = wordsOf(name)
  const found = purposes
    .filter(([, speaking]) => words.some((word) => speaking.has(word)))
    .map(([kind]) => kind)
  // `signPayload`; of a token or a state it is a part.
  if (found.length === 0 && words.includes('payload') && words.every((word) => ofPayload.has(word)))
    return ['webhooks']
  // `verifyEmail` is a link, `verifyToken` is anything.
  const mail =
    words.some((word) => /^e?mail$/.test(word)) && words.some((word) => /^verif|^token$|^code$/.test(word))
  const kinds = mail && !found.includes('links') ? [...found, 'links' as const] : found
  // A word for what is signed says more than one for the place: `authResetToken`, `authRefreshToken`.
  const narrower = kinds.filter((kind) => kind !== 'access tokens' && kind !== 'sessions')
  return narrower.length > 0 ? narrower : kinds
}
