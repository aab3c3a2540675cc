import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'connect-pg-simple',
  verified: '10.0.0',
  reference: 'https://www.npmjs.com/package/connect-pg-simple',
  sinks: [],
  usesKeyOf: ['express-session'],
  rotation: {
    invalidates: [
      {
        what: 'sessions',
        shows: 'a new, empty session',
        severity: 'sign in again',
        detail: 'when the key of express-session is rotated',
      },
    ],
    unaffected: ['the rows of the store'],
    withFallback: 'With fallback keys at express-session nobody is signed out.',
    dropWhen: 'the older key of express-session may go',
  },
  notes: ['Run with a stand-in for the pool of connections, which keeps the rows in a map.'],
  examples: {
    correct: [
      `import pgSimple from 'connect-pg-simple'
import session from 'express-session'
import { sessionKeys } from './keys.js'

const PgStore = pgSimple(session)
app.use(session({ secret: sessionKeys, store: new PgStore({ pool }) }))
`,
    ],
    incorrect: [],
  },
})
