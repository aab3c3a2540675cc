import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'connect-redis',
  verified: '10.0.0',
  reference: 'https://www.npmjs.com/package/connect-redis',
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
  notes: ['Run with a stand-in for the Redis client, which keeps the rows in a map.'],
  examples: {
    correct: [
      `import { RedisStore } from 'connect-redis'
import session from 'express-session'
import { sessionKeys } from './keys.js'

app.use(session({ secret: sessionKeys, store: new RedisStore({ client }) }))
`,
    ],
    incorrect: [],
  },
})
