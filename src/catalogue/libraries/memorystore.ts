import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'memorystore',
  verified: '1.6.8',
  reference: 'https://www.npmjs.com/package/memorystore',
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
  notes: [
    'The store holds no key. Neither do connect-redis, connect-pg-simple, connect-session-sequelize, express-mysql-session and connect-dynamodb (their options were not run one by one).',
  ],
  examples: {
    correct: [
      `import session from 'express-session'
import memorystore from 'memorystore'
import { sessionKeys } from './keys.js'

const MemoryStore = memorystore(session)
app.use(session({ secret: sessionKeys, store: new MemoryStore({ checkPeriod: 86400000 }) }))
`,
    ],
    incorrect: [],
  },
})
