import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'lucia',
  verified: '3.2.2',
  reference: 'https://v3.lucia-auth.com',
  sinks: [],
  rotation: {
    invalidates: [],
    unaffected: ['everything: session ids are random and looked up in the database'],
    withFallback: 'Nothing: there is no key.',
    dropWhen: 'never: there is no key',
  },
  notes: ['Nothing in the shipped code signs or encrypts with a key.'],
  examples: {
    correct: [
      `import { Lucia } from 'lucia'

export const lucia = new Lucia(adapter, { sessionCookie: { attributes: { secure: true } } })
`,
    ],
    incorrect: [],
  },
})
