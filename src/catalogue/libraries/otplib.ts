import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'otplib',
  verified: '13.5.0',
  reference: 'https://github.com/yeojz/otplib',
  sinks: [],
  rotation: {
    invalidates: [],
    unaffected: ['all codes: the secret belongs to one user and stands in the database'],
    withFallback: 'There is no key of the application, so there is nothing to fall back on.',
    dropWhen: 'there is no key that could go',
  },
  missingKey:
    'throws SecretMissingError "Secret is required. Use generateSecret() to create one, or provide via { secret: \'YOUR_BASE32_SECRET\' }"',
  traps: [
    'Where the stored secrets are encrypted with a key of the application, rotating that key locks everybody out of two-factor login.',
  ],
  notes: ["The option is called `secret`, and it is each user's own: it is never asked for a fallback key."],
  examples: {
    correct: [
      `import { verify } from 'otplib'

export const check = (user, token) => verify({ secret: user.twoFactorSecret, token })
`,
    ],
    incorrect: [],
  },
})
