import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: '@trpc/server',
  verified: '11.25.2',
  reference: 'https://trpc.io/docs',
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
