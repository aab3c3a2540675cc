import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'csrf',
  verified: '3.1.0',
  reference: 'https://www.npmjs.com/package/csrf',
  sinks: [],
  rotation: {
    invalidates: [],
    unaffected: ['every token: no key of the server is involved'],
    withFallback: 'There is no key, so there is nothing to fall back on.',
    dropWhen: 'there is no key that could go',
  },
  notes: [
    'The first argument of `create` and `verify` is called `secret` and is a random value for each visitor, no key of the server.',
  ],
  examples: {
    correct: [
      `import Tokens from 'csrf'

const tokens = new Tokens()

export const tokenFor = (session) => tokens.create(session.csrfSecret)
export const check = (session, token) => tokens.verify(session.csrfSecret, token)
`,
    ],
    incorrect: [],
  },
})
