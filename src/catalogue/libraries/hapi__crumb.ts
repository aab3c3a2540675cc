import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: '@hapi/crumb',
  verified: '9.0.1',
  reference: 'https://www.npmjs.com/package/@hapi/crumb',
  sinks: [],
  rotation: {
    invalidates: [],
    unaffected: ['every token: no key of the server is involved'],
    withFallback: 'There is no key, so there is nothing to fall back on.',
    dropWhen: 'there is no key that could go',
  },
  notes: [
    'The token is a random value in a cookie: a form that one server made is accepted by another.',
    'The option `key` is the name of the field, no key.',
  ],
  examples: {
    correct: [
      `import crumb from '@hapi/crumb'

await server.register({ plugin: crumb, options: { key: 'crumb' } })
`,
    ],
    incorrect: [],
  },
})
