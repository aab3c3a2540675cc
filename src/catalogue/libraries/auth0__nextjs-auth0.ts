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
  package: '@auth0/nextjs-auth0',
  verified: '4.30.0',
  reference: 'https://github.com/auth0/nextjs-auth0',
  sinks: [
    {
      from: '@auth0/nextjs-auth0/server',
      new: 'Auth0Client',
      key: { argument: 0, property: 'secret' },
      role: 'encrypt and decrypt',
      keyRing: { accepts: 'one key', instead: 'plan the rotation as a sign-out of everybody' },
      versions: '>=4.0.0',
    },
    {
      call: 'initAuth0',
      key: { argument: 0, property: 'secret' },
      role: 'encrypt and decrypt',
      keyRing: { accepts: 'array', newest: 'first' },
      versions: '<4.0.0',
    },
    {
      from: '@auth0/nextjs-auth0/testing',
      call: 'generateSessionCookie',
      key: { argument: 1, property: 'secret' },
      role: 'encrypt',
      keyRing: { accepts: 'one key', instead: 'encrypt with the newest key' },
    },
    {
      setting: 'AUTH0_SECRET',
      role: 'encrypt and decrypt',
      keyRing: { accepts: 'one key', instead: 'plan the rotation as a sign-out of everybody' },
    },
    {
      setting: ['AUTH0_CLIENT_SECRET', 'AUTH0_CLIENT_ASSERTION_SIGNING_KEY'],
      role: 'sign',
      keyRing: { accepts: 'one key', instead: 'the provider issues or registers it' },
      rotatedBy: 'third party',
      rotation: ofTheProvider,
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'sessions',
        shows: 'the session is `null`, without an error',
        severity: 'sign in again',
        detail: 'with a `sessionStore`, too: the cookie is encrypted all the same',
      },
      {
        what: 'requests in flight',
        shows: 'the state of the sign-in under way is gone',
        severity: 'send again',
        detail: 'sign-ins under way (read in the source, not run)',
      },
    ],
    unaffected: ['accounts at the provider', 'the rows of a `sessionStore`, but nobody can reach them'],
    withFallback:
      'In version 3 nobody is signed out, and the first key of the list encrypts. Version 4 takes no fallback key.',
    dropWhen: 'one session lifetime after the last instance encrypts with the new key',
  },
  missingKey:
    'reads `AUTH0_SECRET` from the environment; without it there is a message on the console, and reading a session throws',
  emptyKey: 'refused',
  shortestKey: 'any in version 4; 8 characters in version 3',
  traps: [
    'Going from version 3 to 4 takes the list away: rotate before the upgrade or after it, never across it.',
    'In version 4 an array constructs and throws when a session is read.',
    'The documentation asks for 32 bytes, and nothing checks it: one letter works, and so does the word "undefined".',
  ],
  notes: [
    'Also run against 3.8.0; versions 1 and 2 were not checked for lists.',
    'The library reads `AUTH0_SECRET` by itself; no code names it.',
  ],
  examples: {
    correct: [
      `import { Auth0Client } from '@auth0/nextjs-auth0/server'

// AUTH0_SECRET holds the key.
export const auth0 = new Auth0Client()
`,
      `import { generateSessionCookie } from '@auth0/nextjs-auth0/testing'
import { keys } from './keys.js'

export const cookieFor = (session) => generateSessionCookie(session, { secret: keys.newest })
`,
      `import { initAuth0 } from '@auth0/nextjs-auth0'
import { sessionKeys } from './keys.js'

// Version 3.
export default initAuth0({ secret: sessionKeys })
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import { generateSessionCookie } from '@auth0/nextjs-auth0/testing'

export const cookieFor = (session) => generateSessionCookie(session, { secret: 'made-up-session-key' })
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { Auth0Client } from '@auth0/nextjs-auth0/server'
import { sessionKey } from './keys.js'

export const auth0 = new Auth0Client({ secret: sessionKey })
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { initAuth0 } from '@auth0/nextjs-auth0'
import { sessionKey } from './keys.js'

export default initAuth0({ secret: sessionKey })
`,
      },
    ],
  },
})
