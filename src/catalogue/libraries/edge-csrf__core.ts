import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: '@edge-csrf/core',
  verified: '2.5.3-cloudflare-rc1',
  reference: 'https://www.npmjs.com/package/@edge-csrf/core',
  sinks: [],
  rotation: {
    invalidates: [],
    unaffected: ['every token: no key of the server is involved'],
    withFallback: 'There is no key, so there is nothing to fall back on.',
    dropWhen: 'there is no key that could go',
  },
  notes: [
    'The secret is a random value for each visitor, in a cookie; there is no key of the server among the options.',
  ],
  examples: {
    correct: [
      `import { createToken, verifyToken } from '@edge-csrf/core'

export const check = async (visitorSecret, salt) => verifyToken(await createToken(visitorSecret, salt), visitorSecret)
`,
    ],
    incorrect: [],
  },
})
