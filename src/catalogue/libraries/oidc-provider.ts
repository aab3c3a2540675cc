import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'oidc-provider',
  verified: '9.13.3',
  reference: 'https://github.com/panva/node-oidc-provider/blob/main/docs/README.md#cookieskeys',
  sinks: [
    {
      new: ['default', 'Provider'],
      key: { argument: 1, property: 'cookies.keys' },
      role: 'sign and verify',
      keyRing: { accepts: 'array', newest: 'first' },
    },
    {
      new: ['default', 'Provider'],
      key: { argument: 1, property: 'jwks.keys' },
      role: 'sign and verify',
      keyRing: { accepts: 'array', newest: 'first' },
      rotation: {
        invalidates: [
          {
            what: 'access tokens',
            shows: 'resource servers refuse JWT access tokens once the old public key is gone',
            severity: 'sign in again',
          },
          {
            what: 'signatures',
            shows: 'an ID token is refused as `id_token_hint`',
            severity: 'sign in again',
            detail: 'ID tokens',
          },
        ],
        unaffected: ['opaque tokens in the adapter'],
        withFallback:
          'The provider publishes every key of the list and verifies with it; the first one that fits the algorithm signs.',
        dropWhen:
          'the longest lifetime of an ID token or JWT access token after the last instance signs with the new key',
      },
    },
    {
      new: ['default', 'Provider'],
      key: {
        argument: 1,
        property: [
          'features.dPoP.nonceSecret',
          'features.attestClientAuth.challengeSecret',
          'features.openid4vci.nonceSecret',
        ],
      },
      role: 'sign and verify',
      keyRing: {
        accepts: 'one key',
        instead: 'replace it: a client that shows an old nonce is given a new one',
      },
      rotation: {
        invalidates: [
          {
            what: 'requests in flight',
            shows: '`use_dpop_nonce` with "invalid nonce in DPoP proof" and a new nonce in the answer',
            severity: 'send again',
            detail: 'for `features.dPoP`; the other two were not run',
          },
        ],
        unaffected: [],
        withFallback: 'It takes no fallback key; there is nothing to save but the repeated request.',
        dropWhen: 'the last instance has the new key: there is nothing to wait for',
      },
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'sessions',
        shows: 'the cookie is refused',
        severity: 'sign in again',
        detail: 'users sign in at the provider again, for every connected application',
      },
      {
        what: 'requests in flight',
        shows: 'a sign-in under way is refused with 400',
        severity: 'send again',
        detail: 'interactions: their cookie is signed with the same keys',
      },
    ],
    unaffected: ['issued tokens: they are signed with `jwks`, another key', 'the rows of the adapter'],
    withFallback:
      'Nobody is signed out. A read that matches an older key signs the cookie again with the newest one.',
    dropWhen: 'the last cookie that the old key signed has expired, or has been read once more',
  },
  missingKey:
    '`cookies.keys`: the cookies are unsigned, without a warning; `jwks`: the built-in development keys are used, the same for everybody, with a console warning only, in production too',
  emptyKey: 'accepted',
  shortestKey: 'any for `cookies.keys`; 32 bytes exactly for the nonce secrets',
  traps: [
    'Introducing `cookies.keys` has itself the effect of a rotation: unsigned cookies are refused.',
    '`cookies.keys: []` behaves as if it were missing; `[undefined]` answers 500 on the first cookie.',
    'Publish a new signing key behind the old one first, so that caches learn it, and move it to the front later.',
  ],
  notes: [
    'A Keygrip instance is taken in place of the array of `cookies.keys`.',
    'That issued tokens and the rows of the adapter stay was read in the documentation, not run.',
    'The secrets of `attestClientAuth` and `openid4vci` were read in the source, not run.',
  ],
  migration: `import Provider from 'oidc-provider'

// Newest key first. Drop the second one when the last cookie that it signed has expired.
const keys = [process.env.COOKIE_SECRET, process.env.COOKIE_SECRET_PREVIOUS].filter(Boolean)

export const provider = new Provider('https://id.example.com', { cookies: { keys } })
`,
  examples: {
    correct: [
      `import Provider from 'oidc-provider'
import { cookieKeys, signingKeys } from './keys.js'

export const provider = new Provider('https://id.example.com', {
  cookies: { keys: cookieKeys },
  jwks: { keys: signingKeys },
})
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import Provider from 'oidc-provider'
import { olderKeys, signingKeys } from './keys.js'

export const provider = new Provider('https://id.example.com', {
  cookies: { keys: ['made-up-cookie-key', ...olderKeys] },
  jwks: { keys: signingKeys },
})
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import Provider from 'oidc-provider'
import { cookieKey, signingKeys } from './keys.js'

export const provider = new Provider('https://id.example.com', {
  cookies: { keys: [cookieKey] },
  jwks: { keys: signingKeys },
})
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import Provider from 'oidc-provider'
import { cookieKeys, nonceKey } from './keys.js'

export const provider = new Provider('https://id.example.com', {
  cookies: { keys: cookieKeys },
  features: { dPoP: { enabled: true, nonceSecret: nonceKey } },
})
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import Provider from 'oidc-provider'
import { cookieKeys, signingKey } from './keys.js'

export const provider = new Provider('https://id.example.com', {
  cookies: { keys: cookieKeys },
  jwks: { keys: [signingKey] },
})
`,
      },
    ],
  },
})
