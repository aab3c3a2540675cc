import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'next-session',
  verified: 'not run',
  reference: 'https://www.npmjs.com/package/next-session',
  sinks: [],
  rotation: {
    invalidates: [],
    unaffected: ['everything it does'],
    withFallback: 'There is no key, so there is nothing to fall back on.',
    dropWhen: 'there is no key that could go',
  },
  notes: [
    'It has no key of its own: the published source of 4.0.5 holds no HMAC, cipher or cookie signature call (searched, not run).',
  ],
  examples: {
    correct: [
      `import nextSession from 'next-session'

export const getSession = nextSession({ cookie: { httpOnly: true } })
`,
    ],
    incorrect: [],
  },
})
