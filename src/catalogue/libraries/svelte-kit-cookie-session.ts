import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'svelte-kit-cookie-session',
  verified: '4.1.1',
  reference: 'https://github.com/pixelmund/svelte-kit-cookie-session/issues/8',
  sinks: [
    {
      call: 'handleSession',
      key: { argument: 0, property: 'secret' },
      role: 'encrypt and decrypt',
      keyRing: { accepts: 'array', newest: 'first', each: '{ id, secret }' },
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'sessions',
        shows: 'a new, empty session',
        severity: 'sign in again',
        detail: 'with all data in them: the cookie is the only place that holds it',
      },
    ],
    unaffected: ['data on the server'],
    withFallback: 'Nobody is signed out; a read encrypts the session again with the newest key.',
    dropWhen: 'one session lifetime after the last instance encrypts with the new key',
  },
  missingKey: 'throws "Please provide at least one secret"',
  emptyKey: 'refused',
  shortestKey: '32 characters',
  traps: [
    'The members of the list are objects, `{ id, secret }`; the first one encrypts, and the id in the cookie chooses.',
    'A plain string is id 1: a list that gives the old key another id signs everybody out.',
  ],
  migration: `import { handleSession } from 'svelte-kit-cookie-session'

const newest = process.env.SESSION_SECRET
const oldest = process.env.SESSION_SECRET_PREVIOUS

// The string that was used so far counted as id 1, so the old key keeps id 1.
export const handle = handleSession({
  secret: oldest ? [{ id: 2, secret: newest }, { id: 1, secret: oldest }] : newest,
})
`,
  examples: {
    correct: [
      `import { handleSession } from 'svelte-kit-cookie-session'
import { newestKey, olderKey } from './keys.js'

export const handle = handleSession({
  secret: [
    { id: 2, secret: newestKey },
    { id: 1, secret: olderKey },
  ],
})
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import { handleSession } from 'svelte-kit-cookie-session'
import { olderKey } from './keys.js'

export const handle = handleSession({
  secret: [
    { id: 2, secret: 'made-up-key-for-the-examples-only!' },
    { id: 1, secret: olderKey },
  ],
})
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { handleSession } from 'svelte-kit-cookie-session'
import { sessionKey } from './keys.js'

export const handle = handleSession({ secret: sessionKey })
`,
      },
    ],
  },
})
