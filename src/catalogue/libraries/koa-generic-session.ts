import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'koa-generic-session',
  verified: '2.3.1',
  reference: 'https://www.npmjs.com/package/koa-generic-session',
  sinks: [],
  usesKeyOf: ['koa'],
  rotation: {
    invalidates: [{ what: 'sessions', shows: 'a new, empty session', severity: 'sign in again' }],
    unaffected: ['the rows of the store'],
    withFallback:
      'With the older key behind the newest in `app.keys` nobody is signed out; a read signs the cookie again.',
    dropWhen: 'one cookie `maxAge` after the last instance signs with the new key',
  },
  migration: `import Koa from 'koa'
import session from 'koa-generic-session'

export const build = (store) => {
  const app = new Koa()
  // The keys belong to the application. Newest key first.
  app.keys = [process.env.SESSION_SECRET, process.env.SESSION_SECRET_PREVIOUS].filter(Boolean)
  app.use(session({ store }))
  return app
}
`,
  examples: {
    correct: [
      `import Koa from 'koa'
import session from 'koa-generic-session'
import { sessionKeys } from './keys.js'

const app = new Koa()
app.keys = sessionKeys
app.use(session({ store }))
`,
    ],
    incorrect: [],
  },
})
