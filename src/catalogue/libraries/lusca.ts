import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'lusca',
  verified: '1.7.0',
  reference: 'https://www.npmjs.com/package/lusca',
  sinks: [],
  usesKeyOf: ['express-session'],
  rotation: {
    invalidates: [
      {
        what: 'requests in flight',
        shows: '403 "CSRF token mismatch"',
        severity: 'send again',
        detail: 'forms that are open, when the key of express-session is rotated',
      },
    ],
    unaffected: ['it has no key of its own'],
    withFallback: 'With fallback keys at express-session every open form is accepted.',
    dropWhen: 'the older key of express-session may go',
  },
  notes: [
    '`lusca.csrf({ secret })` only names a property of the session, and `csrf({ key })` the form field: neither is a key.',
  ],
  examples: {
    correct: [
      `import session from 'express-session'
import lusca from 'lusca'
import { sessionKeys } from './keys.js'

app.use(session({ secret: sessionKeys }))
app.use(lusca.csrf())
`,
    ],
    incorrect: [],
  },
})
