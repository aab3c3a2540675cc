import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: '@supabase/ssr',
  verified: '0.12.7',
  reference: 'https://supabase.com/docs/guides/auth/server-side',
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
