import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'connect-pg-simple',
  verified: 'not run',
  reference: 'https://www.npmjs.com/package/connect-pg-simple',
  sinks: [],
  usesKeyOf: ['express-session'],
  rotation: {
    invalidates: [],
    unaffected: ['the rows of the store'],
    withFallback: 'There is no key, so there is nothing to fall back on.',
    dropWhen: 'there is no key that could go',
  },
  notes: [
    'It has no key of its own: the published source of 10.0.0 holds no HMAC, cipher or cookie signature call (searched, not run). The session cookie stands on the key of express-session.',
  ],
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
