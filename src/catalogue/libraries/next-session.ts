import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'next-session',
  verified: '4.0.5',
  reference: 'https://www.npmjs.com/package/next-session',
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
      `import nextSession from 'next-session'

export const getSession = nextSession({ cookie: { httpOnly: true } })
`,
    ],
    incorrect: [],
  },
})
