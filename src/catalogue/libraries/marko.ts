import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'marko',
  verified: 'not run',
  reference: 'https://www.npmjs.com/package/marko',
  sinks: [],
  rotation: {
    invalidates: [],
    unaffected: ['everything it does'],
    withFallback: 'There is no key, so there is nothing to fall back on.',
    dropWhen: 'there is no key that could go',
  },
  notes: [
    'It has no key of its own: the published source of 6 holds no HMAC, cipher or cookie signature call (searched, not run).',
  ],
  examples: {
    correct: [
      `import template from './template.marko'

export const page = (request, response) => template.render({ user: request.user }).pipe(response)
`,
    ],
    incorrect: [],
  },
})
