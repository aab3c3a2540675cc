import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'bcryptjs',
  verified: '3.0.3',
  reference: 'https://github.com/dcodeIO/bcrypt.js',
  sinks: [],
  rotation: {
    invalidates: [],
    unaffected: ['every hash: the salt is inside it, and there is no key of the application'],
    withFallback: 'There is no key of the application, so there is nothing to fall back on.',
    dropWhen: 'there is no key that could go',
  },
  traps: [
    'A pepper made by hand (`bcrypt.hash(password + PEPPER, 10)`) is a key of the application: when it is rotated, `compare` is false for every password.',
  ],
  notes: ['The second argument is the number of rounds or a salt of this one hash; it is no key.'],
  examples: {
    correct: [
      `import bcrypt from 'bcryptjs'

export const hash = (password) => bcrypt.hash(password, 12)
export const check = (password, stored) => bcrypt.compare(password, stored)
`,
    ],
    incorrect: [],
  },
})
