import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: '@sveltejs/kit',
  verified: 'not run',
  reference: 'https://www.npmjs.com/package/@sveltejs/kit',
  sinks: [],
  rotation: {
    invalidates: [],
    unaffected: ['everything it does'],
    withFallback: 'There is no key, so there is nothing to fall back on.',
    dropWhen: 'there is no key that could go',
  },
  notes: [
    'It has no key of its own: the published source of 3.2.0 (needs Node 22.17) holds no HMAC, cipher or cookie signature call (searched, not run).',
  ],
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
