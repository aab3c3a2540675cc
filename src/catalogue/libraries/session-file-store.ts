import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'session-file-store',
  verified: '1.5.0',
  reference: 'https://www.npmjs.com/package/session-file-store',
  sinks: [],
  usesKeyOf: ['express-session'],
  rotation: {
    invalidates: [
      {
        what: 'sessions',
        shows: 'an uncaught exception, "Encrypted session was tampered with!", that ends the process',
        severity: 'unreadable until the old key is back',
        detail: 'when the `secret` of the store itself changes: it encrypts the files',
      },
      {
        what: 'sessions',
        shows: 'a new, empty session',
        severity: 'sign in again',
        detail: 'when the key of express-session changes: it signs the cookie',
      },
    ],
    unaffected: ['the cookie signatures, when only the `secret` of the store changes'],
    withFallback: 'The `secret` of the store takes no fallback key; that of express-session does.',
    dropWhen: 'the files of the old key are gone; delete them before the key changes',
  },
  missingKey: 'the session files are written in the clear',
  emptyKey: 'refused',
  shortestKey: 'any',
  traps: [
    'The first visitor with an old session ends the process: delete the session files before changing the `secret` of the store.',
    'An array as `secret` is no list of keys.',
  ],
  notes: [
    'The store has a key of its own: `new (FileStore(session))({ secret })`. The rules do not follow it, because the class is made by a call.',
  ],
  examples: {
    correct: [
      `import session from 'express-session'
import fileStore from 'session-file-store'
import { sessionKeys, storeKey } from './keys.js'

const FileStore = fileStore(session)
app.use(session({ secret: sessionKeys, store: new FileStore({ path: './sessions', secret: storeKey }) }))
`,
    ],
    incorrect: [],
  },
})
