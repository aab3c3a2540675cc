import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'restify',
  verified: '12.0.0',
  reference: 'https://www.npmjs.com/package/restify',
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
      `import restify from 'restify'

const server = restify.createServer({ name: 'api' })
server.use(restify.plugins.bodyParser())
`,
    ],
    incorrect: [],
  },
})
