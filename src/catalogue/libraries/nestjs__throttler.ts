import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: '@nestjs/throttler',
  verified: '6.7.1',
  reference: 'https://github.com/nestjs/throttler',
  sinks: [],
  rotation: {
    invalidates: [],
    unaffected: [],
    withFallback: 'Nothing: it takes no signing key.',
    dropWhen: 'never: there is no key',
  },
  notes: ['Nothing in the shipped code signs or encrypts with a key.'],
  examples: { correct: [], incorrect: [] },
})
