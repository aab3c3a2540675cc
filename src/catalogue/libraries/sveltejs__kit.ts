import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: '@sveltejs/kit',
  verified: '3.2.0',
  reference: 'https://www.npmjs.com/package/@sveltejs/kit',
  sinks: [],
  rotation: {
    invalidates: [],
    unaffected: ['everything it does'],
    withFallback: 'There is no key, so there is nothing to fall back on.',
    dropWhen: 'there is no key that could go',
  },
  notes: ['Nothing in the shipped code signs or encrypts with a key.'],
  examples: {
    correct: [
      `import { redirect } from '@sveltejs/kit'

export const actions = {
  signOut({ cookies }) {
    cookies.delete('session', { path: '/' })
    redirect(303, '/')
  },
}
`,
    ],
    incorrect: [],
  },
})
