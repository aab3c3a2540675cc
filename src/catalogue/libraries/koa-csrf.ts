import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'koa-csrf',
  verified: '5.0.1',
  reference: 'https://www.npmjs.com/package/koa-csrf',
  sinks: [],
  usesKeyOf: ['koa'],
  rotation: {
    invalidates: [
      {
        what: 'requests in flight',
        shows: '403 "Invalid CSRF token"',
        severity: 'send again',
        detail: 'forms that are open',
      },
    ],
    unaffected: [],
    withFallback: 'With the older key behind the newest in `app.keys` every open form is accepted.',
    dropWhen: 'the key of `app.keys` may go',
  },
  notes: ['`ctx.session.secret` is a random value for each visitor, no key.'],
  examples: {
    correct: [
      `import CSRF from 'koa-csrf'
import Koa from 'koa'
import session from 'koa-session'
import { sessionKeys } from './keys.js'

const app = new Koa()
app.keys = sessionKeys
app.use(session(app))
app.use(new CSRF())
`,
    ],
    incorrect: [],
  },
})
