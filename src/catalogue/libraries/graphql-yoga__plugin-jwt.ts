import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: '@graphql-yoga/plugin-jwt',
  verified: '3.18.1',
  reference: 'https://github.com/graphql-hive/graphql-yoga',
  sinks: [
    {
      call: 'createInlineSigningKeyProvider',
      key: { argument: 0 },
      role: 'verify',
      keyRing: {
        accepts: 'one key',
        instead: 'write a provider in its place that finds the key by the `kid` that it is given',
      },
    },
    {
      call: 'useJWT',
      key: { argument: 0, property: 'signingKeyProviders.0', returned: true },
      role: 'verify',
      keyRing: { accepts: 'function', gives: 'one key' },
    },
  ],
  rotation: {
    invalidates: [
      { what: 'access tokens', shows: '401 Unauthenticated', severity: 'sign in again' },
      { what: 'refresh tokens', shows: '401 Unauthenticated', severity: 'sign in again' },
      {
        what: 'links',
        shows: '401 Unauthenticated',
        severity: 'send again',
        detail: 'links that carry a token: password reset, e-mail verification, invitation',
      },
    ],
    unaffected: ['password hashes', 'stored data'],
    withFallback: 'Tokens of the old key are accepted until they expire.',
    dropWhen: 'the longest lifetime of a token has passed since the last instance signs with the new key',
  },
  missingKey: 'every request with a token is answered with 500 "Unexpected error."',
  emptyKey: 'refused',
  shortestKey: 'any',
  traps: [
    'Two inline providers (`[inline(newKey), inline(oldKey)]`) look like fallback keys and are none: the first provider that gives a key is used, and the second is never asked.',
    'The plugin only verifies: the tokens are signed elsewhere, and that key has to rotate with it.',
  ],
  notes: [
    'A provider is given the `kid` of the token and returns a key, or null so that the next provider is asked.',
  ],
  migration: `import { useJWT } from '@graphql-yoga/plugin-jwt'
import { createHash } from 'node:crypto'

// Newest key first. Drop the second one when the longest token has expired.
const list = [process.env.JWT_SECRET, process.env.JWT_SECRET_PREVIOUS].filter(Boolean)
const idOf = (key) => createHash('sha256').update(key).digest('hex').slice(0, 8)
const byKid = new Map(list.map((key) => [idOf(key), key]))

// One provider that answers by kid. Two inline providers would not be tried in turn.
export const plugin = useJWT({
  signingKeyProviders: [(kid) => (kid ? byKid.get(kid) : list.at(-1)) ?? list[0]],
  tokenVerification: { algorithms: ['HS256'] },
})
export const signOptions = { keyid: idOf(list[0]) }
`,
  examples: {
    correct: [
      `import { useJWT } from '@graphql-yoga/plugin-jwt'
import { tokenKeys } from './keys.js'

export const plugin = useJWT({
  signingKeyProviders: [(kid) => tokenKeys.byId(kid)],
  tokenVerification: { algorithms: ['HS256'] },
})
`,
    ],
    incorrect: [
      {
        rule: 'require-fallback-keys',
        code: `import { createInlineSigningKeyProvider, useJWT } from '@graphql-yoga/plugin-jwt'
import { tokenKey } from './keys.js'

export const plugin = useJWT({ signingKeyProviders: [createInlineSigningKeyProvider(tokenKey)] })
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { useJWT } from '@graphql-yoga/plugin-jwt'
import { tokenKey } from './keys.js'

export const plugin = useJWT({ signingKeyProviders: [() => tokenKey] })
`,
      },
    ],
  },
})
