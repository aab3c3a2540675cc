import { defineLibrary } from '../define-library.ts'
import type { Rotation } from '../types.ts'

const ofStoredValues: Rotation = {
  invalidates: [
    {
      what: 'ciphertext',
      shows: 'Error "invalid tag"',
      severity: 'unreadable until the old key is back',
    },
  ],
  unaffected: [],
  withFallback: 'The version number that is stored with the value finds the key.',
  dropWhen: 'no stored value carries its version number any more',
}

export default defineLibrary({
  package: 'better-auth',
  verified: '1.7.25',
  reference: 'https://better-auth.com/docs/reference/options#secrets',
  sinks: [
    {
      call: 'betterAuth',
      key: { argument: 0, property: 'secret' },
      role: 'sign and verify',
      keyRing: {
        accepts: 'option',
        fallbacks: 'secrets',
        older: 'here',
        since: '1.5.0',
        covers: 'stored data only: everybody is signed out all the same',
      },
    },
    {
      call: 'betterAuth',
      key: { argument: 0, property: 'secrets' },
      role: 'encrypt and decrypt',
      keyRing: {
        accepts: 'array',
        newest: 'first',
        each: '{ version, value }',
        since: '1.5.0',
        covers: 'stored data only: everybody is signed out all the same',
      },
    },
    {
      from: 'better-auth/cookies',
      call: 'getCookieCache',
      key: { argument: 1, property: 'secret' },
      role: 'verify',
      keyRing: { accepts: 'one key', instead: 'call it with each key in turn until it answers' },
    },
    {
      from: 'better-auth/crypto',
      call: 'symmetricEncrypt',
      key: { argument: 0, property: 'key' },
      role: 'encrypt',
      keyRing: { accepts: 'map', newest: 'named id', since: '1.5.0' },
      rotation: ofStoredValues,
    },
    {
      from: 'better-auth/crypto',
      call: 'symmetricDecrypt',
      key: { argument: 0, property: 'key' },
      role: 'decrypt',
      keyRing: { accepts: 'map', newest: 'named id', since: '1.5.0' },
      rotation: ofStoredValues,
    },
    {
      from: 'better-auth/plugins',
      call: 'oAuthProxy',
      key: { argument: 0, property: 'secret' },
      role: 'encrypt and decrypt',
      keyRing: { accepts: 'one key', instead: 'leave it out, and the keys of `secrets` are used' },
    },
    {
      setting: ['BETTER_AUTH_SECRET', 'AUTH_SECRET'],
      role: 'sign and verify',
      keyRing: { accepts: 'one key', instead: 'set `BETTER_AUTH_SECRETS`' },
    },
    {
      setting: 'BETTER_AUTH_SECRETS',
      role: 'encrypt and decrypt',
      keyRing: {
        accepts: 'list in a string',
        separator: ',',
        newest: 'first',
        each: 'version:key',
        since: '1.5.0',
        covers: 'stored data only: everybody is signed out all the same',
      },
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'sessions',
        shows: '`/get-session` answers null',
        severity: 'sign in again',
        detail: 'every session cookie, and signed bearer tokens',
      },
      {
        what: 'links',
        shows: '401',
        severity: 'send again',
        detail: 'e-mail verification links, which are JWTs',
      },
      {
        what: 'ciphertext',
        shows: '500 where the TOTP secret is read',
        severity: 'unreadable until the old key is back',
        detail: 'TOTP secrets, backup codes and encrypted OAuth tokens',
      },
      {
        what: 'access tokens',
        shows: '500 from `/token`, and from `/get-session` after a fresh sign-in',
        severity: 'unreadable until the old key is back',
        detail: 'with the jwt plugin, whose private key is stored encrypted: no token can be issued',
      },
    ],
    unaffected: [
      'session rows in the database (only the signature on the cookie is lost)',
      'password reset links (looked up, not signed)',
      'passwords',
      'unsigned bearer tokens',
    ],
    withFallback:
      'Stored data and the `jwe` cookie cache stay readable. Everybody is signed out all the same: only the first key of `secrets` checks signatures.',
    dropWhen: 'no stored value carries its version number any more (`$ba$1$...`)',
  },
  missingKey:
    'falls to `BETTER_AUTH_SECRET`, then `AUTH_SECRET`, then a constant that everybody knows; only with NODE_ENV=production it throws',
  shortestKey: 'any (with a warning)',
  traps: [
    '`secrets: [new, old]` does not keep sessions: cookies are signed and checked with the first entry only.',
    'Moving from `secret` to `secrets: [new, old]` makes stored data unreadable: values written before carry no version number and are read with `secret` only, so the old key must stay there.',
    'The version number is part of the data: renumbering keys makes their values unreadable, and a number must never be used again.',
    'With the old key first everybody stays signed in, and the old key goes on signing.',
    'Unless NODE_ENV is "production", a missing key is replaced by a published constant without an error.',
    '`getCookieCache` reads `BETTER_AUTH_SECRET` only; `AUTH_SECRET` and `BETTER_AUTH_SECRETS` do not help it.',
  ],
  notes: [
    'An empty string counts as missing and falls through to the settings.',
    'The text "undefined" is taken as a key, also in production.',
    '`BETTER_AUTH_SECRETS="2:new,1:old"` outranks both other settings.',
    '`symmetricEncrypt` and `symmetricDecrypt` take a string, or `{ keys, currentVersion, legacySecret }` with a Map of keys; the second form was read in the source, not run.',
    'Read in the source, not run: backup codes, encrypted OAuth tokens, OAuth state and account cookies, `oAuthProxy`, two-factor and trusted-device cookies, change-of-address links.',
  ],
  migration: `import { betterAuth } from 'better-auth'

export const auth = betterAuth({
  // Signs and encrypts from now on.
  secrets: [{ version: 2, value: process.env.BETTER_AUTH_SECRET_V2 }],
  // Keep: values written before carry no version number.
  secret: process.env.BETTER_AUTH_SECRET,
})
`,
  examples: {
    correct: [
      `import { betterAuth } from 'better-auth'
import { firstKey, versionedKeys } from './keys.js'

// Newest first, as [{ version: 2, value }, { version: 1, value }].
export const auth = betterAuth({ database, secrets: versionedKeys, secret: firstKey })
`,
      `import { getCookieCache } from 'better-auth/cookies'
import { authKeys } from './keys.js'

export async function cachedSession(request) {
  for (const candidate of authKeys) {
    const session = await getCookieCache(request, { secret: candidate })
    if (session) return session
  }
  return null
}
`,
      `import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto'
import { dataKeys } from './keys.js'

export const seal = (data) => symmetricEncrypt({ key: dataKeys, data })

export const open = (data) => symmetricDecrypt({ key: dataKeys, data })
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import { symmetricEncrypt } from 'better-auth/crypto'

export const seal = (data) => symmetricEncrypt({ key: 'made-up-key-for-the-examples-only!', data })
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { betterAuth } from 'better-auth'
import { authKey } from './keys.js'

export const auth = betterAuth({ database, secret: authKey })
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { oAuthProxy } from 'better-auth/plugins'
import { proxyKey } from './keys.js'

export const proxy = oAuthProxy({ secret: proxyKey })
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { betterAuth } from 'better-auth'
import { authKey } from './keys.js'

export const auth = betterAuth({ secrets: [{ version: 1, value: authKey }] })
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { getCookieCache } from 'better-auth/cookies'
import { authKey } from './keys.js'

export const sessionOf = (request) => getCookieCache(request, { secret: authKey })
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { symmetricDecrypt } from 'better-auth/crypto'
import { dataKey } from './keys.js'

export const open = (data) => symmetricDecrypt({ key: dataKey, data })
`,
      },
    ],
  },
})
