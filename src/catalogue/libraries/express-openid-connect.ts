import { defineLibrary } from '../define-library.ts'
import type { Rotation } from '../types.ts'

const ofTheProvider: Rotation = {
  invalidates: [
    {
      what: 'calls to the other party',
      shows: 'sign-in through the provider fails until the new secret is deployed',
      severity: 'send again',
    },
  ],
  unaffected: ['sessions'],
  withFallback: 'The provider issues it; nothing is kept here.',
  dropWhen: 'every instance sends the new secret',
}

export default defineLibrary({
  package: 'express-openid-connect',
  verified: '3.4.0',
  reference: 'https://auth0.github.io/express-openid-connect/interfaces/ConfigParams.html#secret',
  sinks: [
    {
      call: 'auth',
      key: { argument: 0, property: 'secret' },
      role: 'encrypt and decrypt',
      keyRing: { accepts: 'array', newest: 'first' },
    },
    {
      setting: 'SECRET',
      role: 'encrypt and decrypt',
      keyRing: {
        accepts: 'one key',
        instead: 'pass the keys in code, as `auth({ secret: [newest, ...older] })`',
      },
    },
    {
      call: 'auth',
      key: { argument: 0, property: 'clientSecret' },
      role: 'sign',
      keyRing: { accepts: 'one key', instead: 'the provider issues it' },
      rotatedBy: 'third party',
      rotation: ofTheProvider,
    },
    {
      setting: 'CLIENT_SECRET',
      role: 'sign',
      keyRing: { accepts: 'one key', instead: 'the provider issues it' },
      rotatedBy: 'third party',
      rotation: ofTheProvider,
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'sessions',
        shows: 'a new, empty session',
        severity: 'sign in again',
        detail: 'cookie sessions, and stored ones with `signSessionStoreCookie: true`',
      },
      {
        what: 'requests in flight',
        shows: 'the state of the sign-in under way is gone',
        severity: 'send again',
        detail: 'sign-ins under way (read in the source, not run)',
      },
    ],
    unaffected: [
      'sessions in a `session.store` with the default options: their id cookie is not signed',
      'accounts at the provider',
    ],
    withFallback:
      'Nobody is signed out. Every answer encrypts the session again with the newest key (`rolling` is on by default).',
    dropWhen: 'one `rollingDuration` after the last instance encrypts with the new key',
  },
  missingKey: 'throws `"secret" is required` at the start, unless the environment variable `SECRET` is set',
  emptyKey: 'refused',
  shortestKey: '8 characters',
  traps: [
    'The environment variable is called plain `SECRET`, holds one key only and is read without any code that names it.',
    '`secret: undefined` (a misspelt setting) hides `SECRET` and throws.',
    '`[]` passes at the start and fails at the first answer that writes a session.',
    'The word "undefined" has nine letters: as a key it passes.',
  ],
  migration: `import oidc from 'express-openid-connect'

// Newest key first. Pass the list in code: the SECRET variable holds one key only.
const secret = [process.env.SESSION_SECRET, process.env.SESSION_SECRET_PREVIOUS].filter(Boolean)

export const middleware = oidc.auth({ secret, authRequired: false })
`,
  examples: {
    correct: [
      `import { auth } from 'express-openid-connect'
import { sessionKeys } from './keys.js'
import { clientSecret } from './provider.js'

app.use(auth({ secret: sessionKeys, clientSecret, authRequired: false }))
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import { auth } from 'express-openid-connect'
import { olderKeys } from './keys.js'

app.use(auth({ secret: ['made-up-session-key', ...olderKeys] }))
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { auth } from 'express-openid-connect'
import { sessionKey } from './keys.js'

app.use(auth({ secret: sessionKey }))
`,
      },
    ],
  },
})
