import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'h3',
  verified: '2.0.8',
  reference: 'https://h3.dev/examples/handle-session',
  sinks: [
    {
      call: ['useSession', 'getSession', 'updateSession', 'sealSession'],
      key: { argument: 1, property: 'password' },
      role: 'encrypt and decrypt',
      keyRing: {
        accepts: 'one key',
        instead:
          'open the cookie with each older key through `unsealSession`, and put its data into the session',
      },
    },
    {
      call: 'unsealSession',
      key: { argument: 1, property: 'password' },
      role: 'decrypt',
      keyRing: {
        accepts: 'one key',
        instead:
          'open the cookie with each older key through `unsealSession`, and put its data into the session',
      },
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'sessions',
        shows: 'a new, empty session, without an error',
        severity: 'sign in again',
        detail:
          'with all data in them; the first visit overwrites the cookie, so putting the old key back does not help',
      },
    ],
    unaffected: ['data on the server'],
    withFallback:
      'It takes no fallback key itself. With the code below nobody is signed out: the data of an old session moves into one of the newest key.',
    dropWhen: 'one session `maxAge` after the last instance seals with the new key',
  },
  missingKey: 'fails with 500 when a session is first used',
  emptyKey: 'refused',
  shortestKey: '32 characters',
  traps: [
    'A failed unseal is silent, and the answer to it overwrites the cookie: the old session is gone for good on the first visit.',
    'An array of keys is no list: the sessions of the old key are empty.',
    '2.0.8 raised the PBKDF2 iterations and seals the cookies of older releases again: it needs the same key for that.',
  ],
  notes: [
    'The object of iron (`{ id, secret, [id]: newest, default: old }`) passes through at run time, but nothing documents it and the type says `string`.',
    'Also run against 1.15.11. `useSession` and `unsealSession` were run; the other functions take the same configuration (read in the source of 2.0.8).',
    'A record of keys would be accepted with h3js/h3#1335, which is open.',
    '`clearSession` takes the same configuration and does not read the key (read in the source of 2.0.8).',
  ],
  migration: `import { getChunkedCookie, unsealSession, useSession } from 'h3'

// Newest key first. Read the cookie before the session is opened: opening it overwrites the cookie.
// In 1.x it is read with getCookie.
const keys = [process.env.SESSION_PASSWORD, process.env.SESSION_PASSWORD_PREVIOUS].filter(Boolean)

export async function openSession(event) {
  const sealed = getChunkedCookie(event, 'h3')
  const session = await useSession(event, { password: keys[0] })
  if (!sealed || Object.keys(session.data).length > 0) return session
  for (const password of keys.slice(1)) {
    try {
      const { data } = await unsealSession(event, { password }, sealed)
      return await session.update(data)
    } catch {
      // Sealed with another key, or expired.
    }
  }
  return session
}
`,
  examples: {
    correct: [
      `import { unsealSession } from 'h3'
import { sessionKeys } from './keys.js'

export async function openSeal(event, sealed) {
  for (const password of sessionKeys) {
    try {
      return await unsealSession(event, { password }, sealed)
    } catch {}
  }
}
`,
    ],
    incorrect: [
      {
        rule: 'require-fallback-keys',
        code: `import { defineEventHandler, useSession } from 'h3'
import { sessionKey } from './keys.js'

export default defineEventHandler(async (event) => {
  const session = await useSession(event, { password: sessionKey })
  return session.data.user
})
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { unsealSession } from 'h3'
import { sessionKey } from './keys.js'

export const open = (event, sealed) => unsealSession(event, { password: sessionKey }, sealed)
`,
      },
    ],
  },
})
