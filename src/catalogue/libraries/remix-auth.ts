import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'remix-auth',
  verified: '4.2.0',
  reference: 'https://www.npmjs.com/package/remix-auth',
  sinks: [],
  rotation: {
    invalidates: [],
    unaffected: ['everything it does'],
    withFallback: 'There is no key, so there is nothing to fall back on.',
    dropWhen: 'there is no key that could go',
  },
  notes: ['Nothing in the shipped code signs or encrypts with a key.'],
  examples: {
    correct: [
      `import { Authenticator } from 'remix-auth'

export const authenticator = new Authenticator()
`,
    ],
    incorrect: [],
  },
})
