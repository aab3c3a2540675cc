/** What the sentences of `rotation.unaffected` claim, so that another use of the same key can contradict them. */
import type { DataKind } from './types.ts'

const stored: readonly DataKind[] = [
  'ciphertext',
  'blind indexes',
  'passwords',
  'public ids',
  'whatever the derived key protects',
]

// True by their own words, whatever else the key does: what has no key is not affected by one.
const always: readonly RegExp[] = [
  /^(?:columns|collections|cookies|hashes|data|tokens|values) (?:that (?:are|were|was) (?:not|never|only|set|decoded|encrypted with another)|without|with `sign`|of an application)/,
  /^(?:unsigned|plain|plaintext|opaque|static) (?:cookies|columns|bearer tokens|tokens in the adapter)/,
  /^`[^`]+`(?: without a key| and `[^`]+`|: it checks the origin.*)?$/,
  /stored data that is no JWE/,
  /^(?:code that reads|routes that touch|hashes that were made without)/,
  /random (?:value|values)/,
  /the secret belongs to one user/,
  /^the (?:values|payload)(?: themselves)?:? .*readable/,
]

const kindsByWords: readonly (readonly [RegExp, readonly DataKind[]])[] = [
  [/password hashes|^passwords|hash: the salt|`hashPassword`|content and password/, ['passwords']],
  [/stored data|data on the server|what is encrypted|already encrypted|^data that/, stored],
  [/search hashes/, ['blind indexes']],
  [/stored OAuth tokens/, stored],
  [/administrators|API tokens/, ['access tokens', 'refresh tokens', 'sessions', 'links']],
  [/numeric ids|^users$|accounts at the provider|already processed|the files/, []],
  [
    /^sessions|sessions$|database sessions|sealed sessions|seal of the session|session cookies|sessions:|session rows/,
    ['sessions', 'cookies'],
  ],
  [/the rows|rows of|rows and files/, [...stored, 'sessions']],
  [/links/, ['links']],
  [/webhooks|deliveries|incoming calls/, ['webhooks']],
  [/cookie/, ['cookies', 'sessions']],
  [/tokens/, ['access tokens', 'refresh tokens', 'links']],
  [/participants/, []],
]

/**
 * The kinds of data that contradict a sentence when another use of the key invalidates them. `any` for sentences about
 * nothing in particular, which another use of the key always contradicts.
 */
export function contradictedBy(statement: string): readonly DataKind[] | 'any' {
  if (always.some((pattern) => pattern.test(statement))) return []
  return kindsByWords.find(([pattern]) => pattern.test(statement))?.[1] ?? 'any'
}
