import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'csrf-sync',
  verified: '4.2.1',
  reference: 'https://www.npmjs.com/package/csrf-sync',
  sinks: [],
  usesKeyOf: ['express-session'],
  rotation: {
    invalidates: [
      {
        what: 'requests in flight',
        shows: '403 "invalid csrf token"',
        severity: 'send again',
        detail: 'forms that are open, when the key of express-session is rotated',
      },
    ],
    unaffected: ['it has no key of its own'],
    withFallback: 'With fallback keys at express-session every open form is accepted.',
    dropWhen: 'the older key of express-session may go',
  },
  examples: {
    correct: [
      `import { csrfSync } from 'csrf-sync'
import session from 'express-session'
import { sessionKeys } from './keys.js'

const { csrfSynchronisedProtection } = csrfSync()
app.use(session({ secret: sessionKeys }))
app.use(csrfSynchronisedProtection)
`,
    ],
    incorrect: [],
  },
})
