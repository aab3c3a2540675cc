import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'marko',
  verified: '6.1.15',
  reference: 'https://www.npmjs.com/package/marko',
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
      `import template from './template.marko'

export const page = (request, response) => template.render({ user: request.user }).pipe(response)
`,
    ],
    incorrect: [],
  },
})
