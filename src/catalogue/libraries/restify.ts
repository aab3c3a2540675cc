import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'restify',
  verified: 'not run',
  reference: 'https://www.npmjs.com/package/restify',
  sinks: [],
  rotation: {
    invalidates: [],
    unaffected: ['everything it does'],
    withFallback: 'There is no key, so there is nothing to fall back on.',
    dropWhen: 'there is no key that could go',
  },
  notes: [
    'It has no key of its own: the published source of 12.0.0 holds no HMAC, cipher or cookie signature call (searched, not run).',
  ],
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
