import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'remix-auth',
  verified: 'not run',
  reference: 'https://www.npmjs.com/package/remix-auth',
  sinks: [],
  rotation: {
    invalidates: [],
    unaffected: ['everything it does'],
    withFallback: 'There is no key, so there is nothing to fall back on.',
    dropWhen: 'there is no key that could go',
  },
  notes: [
    'It has no key of its own: the published source of 4.2.0 holds no HMAC, cipher or cookie signature call (searched, not run).',
  ],
  examples: {
    correct: [
      `import { Authenticator } from 'remix-auth'

export const authenticator = new Authenticator()
`,
    ],
    incorrect: [],
  },
})
