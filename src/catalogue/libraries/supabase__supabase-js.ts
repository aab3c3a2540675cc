import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: '@supabase/supabase-js',
  verified: '2.109.0',
  reference: 'https://supabase.com/docs/guides/api/api-keys',
  sinks: [
    {
      call: 'createClient',
      key: { argument: 1 },
      role: 'sign',
      keyRing: { accepts: 'one key', instead: 'deploy the new key' },
      rotatedBy: 'third party',
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'calls to the other party',
        shows: 'requests fail until the new key is deployed',
        severity: 'send again',
      },
    ],
    unaffected: ['nothing is signed here'],
    withFallback: 'There is none in code.',
    dropWhen: 'every instance sends the new key',
  },
  missingKey: 'throws "supabaseKey is required."; no environment variable is read',
  notes: [
    'The `service_role` key is a credential that Supabase issues; the `anon` key is public.',
    'Keys are rotated in the Supabase dashboard.',
  ],
  examples: {
    correct: [
      `import { createClient } from '@supabase/supabase-js'
import { serviceRoleKey } from './keys.js'

export const supabase = createClient('https://project.supabase.co', serviceRoleKey)
`,
    ],
    incorrect: [],
  },
})
