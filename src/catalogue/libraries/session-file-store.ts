import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'session-file-store',
  verified: '1.5.0',
  reference: 'https://www.npmjs.com/package/session-file-store',
  sinks: [
    {
      new: 'default',
      madeByCall: true,
      key: { argument: 0, property: 'secret' },
      role: 'encrypt and decrypt',
      keyRing: {
        accepts: 'one key',
        instead: 'plan the rotation as a sign-out of everybody, and delete the session files first',
      },
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'sessions',
        shows: 'an uncaught exception, "Encrypted session was tampered with!", that ends the process',
        severity: 'unreadable until the old key is back',
        detail: 'the session files are encrypted with it',
      },
    ],
    unaffected: ['the cookie signatures: express-session makes them, with a key of its own'],
    withFallback: 'It takes no fallback key; the `secret` of express-session does.',
    dropWhen: 'the files of the old key are gone; delete them before the key changes',
  },
  missingKey: 'the session files are written in the clear',
  emptyKey: 'refused',
  shortestKey: 'any',
  traps: [
    'The first visitor with an old session ends the process: delete the session files before changing the `secret` of the store.',
    'An array as `secret` is no list of keys.',
  ],
  notes: ['Rotating the key of express-session gives a new, empty session; the files stay readable.'],
  examples: {
    correct: [
      `import session from 'express-session'
import fileStore from 'session-file-store'
import { sessionKeys } from './keys.js'

const FileStore = fileStore(session)
app.use(session({ secret: sessionKeys, store: new FileStore({ path: './sessions' }) }))
`,
    ],
    incorrect: [
      {
        rule: 'require-fallback-keys',
        code: `const session = require('express-session')
const FileStore = require('session-file-store')(session)
const { storeKey } = require('./keys.js')

module.exports = new FileStore({ path: './sessions', secret: storeKey })
`,
      },
    ],
  },
})
