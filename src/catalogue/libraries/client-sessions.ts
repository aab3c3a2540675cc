import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'client-sessions',
  verified: '0.8.0',
  reference: 'https://www.npmjs.com/package/client-sessions',
  sinks: [
    {
      call: 'default',
      key: { argument: 0, property: ['secret', 'encryptionKey', 'signatureKey'] },
      role: 'encrypt and decrypt',
      keyRing: { accepts: 'one key', instead: 'plan the rotation as a sign-out of everybody' },
    },
    {
      call: 'util.encode',
      key: { argument: 0, property: ['secret', 'encryptionKey', 'signatureKey'] },
      role: 'encrypt',
      keyRing: { accepts: 'one key', instead: 'encode with the newest key' },
    },
    {
      call: 'util.decode',
      key: { argument: 0, property: ['secret', 'encryptionKey', 'signatureKey'] },
      role: 'decrypt',
      keyRing: {
        accepts: 'one key',
        instead: 'call `util.decode` with each key in turn, until it does not give `undefined`',
      },
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
    withFallback: 'The middleware takes no fallback key.',
    dropWhen: 'the last instance has the new key: nothing keeps the old sessions',
  },
  missingKey: 'throws "cannot set up sessions without a secret or encryptionKey/signatureKey pair"',
  emptyKey: 'refused',
  shortestKey: 'any for `secret`; 32 bytes exactly for `encryptionKey` with aes256',
  traps: [
    'Changing `encryptionKey` alone is worse than changing both: the signature still verifies, decryption throws, and every returning visitor gets 500.',
    'An array as `secret` throws `The "key" argument must be of type ...`.',
  ],
  notes: ['Of `util.encode` and `util.decode` the form with `secret` was run.'],
  examples: {
    correct: [
      `import sessions from 'client-sessions'
import { keys } from './keys.js'

export const seal = (content) => sessions.util.encode({ cookieName: 'session', secret: keys.newest }, content)

export function open(cookie) {
  for (const secret of keys) {
    const session = sessions.util.decode({ cookieName: 'session', secret }, cookie)
    if (session) return session.content
  }
}
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import sessions from 'client-sessions'

export const seal = (content) =>
  sessions.util.encode({ cookieName: 'session', secret: 'made-up-session-key' }, content)
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import sessions from 'client-sessions'
import { sessionKey } from './keys.js'

app.use(sessions({ cookieName: 'session', secret: sessionKey, duration: 24 * 60 * 60 * 1000 }))
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import sessions from 'client-sessions'
import { sessionKey } from './keys.js'

export const open = (cookie) => sessions.util.decode({ cookieName: 'session', secret: sessionKey }, cookie)
`,
      },
    ],
  },
})
