import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'koa-session',
  verified: '7.0.2',
  reference: 'https://github.com/koajs/session',
  sinks: [],
  usesKeyOf: ['koa'],
  rotation: {
    invalidates: [
      {
        what: 'sessions',
        shows: 'a new, empty session',
        severity: 'sign in again',
        detail: 'with all data in them where the cookie is the store',
      },
    ],
    unaffected: ['the rows of an external store'],
    withFallback:
      'With the older key behind the newest in `app.keys` nobody is signed out; a read signs the cookie again.',
    dropWhen: 'one cookie `maxAge` after the last instance signs with the new key',
  },
  missingKey:
    'without `app.keys` it fails with ".keys required for signed cookies"; `signed: false` needs no key',
  traps: ['The option `key` is the name of the cookie ("koa.sess"), no key.'],
  notes: ['In 7.x `require("koa-session")` gives a namespace object: use `.default` or `createSession`.'],
  migration: `import Koa from 'koa'
import session from 'koa-session'

export const app = new Koa()

// The keys belong to the application, not to the options of the session. Newest key first.
app.keys = [process.env.SESSION_SECRET, process.env.SESSION_SECRET_PREVIOUS].filter(Boolean)
app.use(session(app))
`,
  examples: {
    correct: [
      `import Koa from 'koa'
import session from 'koa-session'
import { sessionKeys } from './keys.js'

const app = new Koa()
app.keys = sessionKeys
app.use(session(app))
`,
    ],
    incorrect: [],
  },
})
