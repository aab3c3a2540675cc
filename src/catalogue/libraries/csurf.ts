import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'csurf',
  verified: '1.11.0',
  reference: 'https://www.npmjs.com/package/csurf',
  sinks: [],
  usesKeyOf: ['express-session', 'cookie-parser'],
  rotation: {
    invalidates: [
      {
        what: 'requests in flight',
        shows: '403 "invalid csrf token"',
        severity: 'send again',
        detail:
          'forms that are open, when the key of express-session (session mode) or of cookie-parser (`cookie: { signed: true }`) is rotated',
      },
    ],
    unaffected: ['with `cookie: true` and no `signed`, everything: rotation changes nothing'],
    withFallback: 'With fallback keys at express-session or cookie-parser every open form is accepted.',
    dropWhen: 'the older key of express-session or cookie-parser may go',
  },
  missingKey: 'with `cookie: { signed: true }` and no key of cookie-parser it throws "misconfigured csrf"',
  notes: ['`cookie.key` is the name of the cookie, no key.'],
  migration: `import cookieParser from 'cookie-parser'
import csurf from 'csurf'

// The key is the one of cookie-parser. Newest key first.
app.use(cookieParser([process.env.COOKIE_SECRET, process.env.COOKIE_SECRET_PREVIOUS].filter(Boolean)))
app.use(csurf({ cookie: { signed: true } }))
`,
  examples: {
    correct: [
      `import cookieParser from 'cookie-parser'
import csurf from 'csurf'
import { cookieKeys } from './keys.js'

app.use(cookieParser(cookieKeys))
app.use(csurf({ cookie: { signed: true } }))
`,
    ],
    incorrect: [],
  },
})
