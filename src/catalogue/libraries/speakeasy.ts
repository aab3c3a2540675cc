import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'speakeasy',
  verified: '2.0.0',
  reference: 'https://github.com/speakeasyjs/speakeasy',
  sinks: [],
  rotation: {
    invalidates: [],
    unaffected: ['all codes: the secret belongs to one user and stands in the database'],
    withFallback: 'There is no key of the application, so there is nothing to fall back on.',
    dropWhen: 'there is no key that could go',
  },
  traps: [
    'Where the stored secrets are encrypted with a key of the application, rotating that key locks everybody out of two-factor login.',
  ],
  notes: ["The option is called `secret`, and it is each user's own: it is never asked for a fallback key."],
  examples: {
    correct: [
      `import speakeasy from 'speakeasy'

export const check = (user, token) =>
  speakeasy.totp.verify({ secret: user.twoFactorSecret, encoding: 'base32', token })
`,
    ],
    incorrect: [],
  },
})
