import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'grant',
  verified: '5.4.24',
  reference: 'https://github.com/simov/grant',
  sinks: [
    {
      call: ['default', 'node', 'aws', 'azure', 'gcloud', 'vercel'],
      key: { argument: 0, property: 'session.secret' },
      role: 'sign and verify',
      keyRing: {
        accepts: 'one key',
        instead: 'replace it; visitors in the middle of signing in start again',
      },
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'requests in flight',
        shows: '"Grant: missing session or misconfigured provider"',
        severity: 'send again',
        detail: 'sign-ins under way, and whatever the application keeps in the cookie of grant',
      },
    ],
    unaffected: [
      'the handlers for Express, Koa and Fastify: they use the session of the framework',
      'the `secret` of a provider, another thing',
    ],
    withFallback: 'It takes no fallback key.',
    dropWhen: 'the last instance has the new key',
  },
  missingKey: 'throws "Grant: cookie secret is required"',
  emptyKey: 'unknown',
  shortestKey: 'any',
  traps: [
    'The same property name for two owners: `session.secret` is yours, `google.secret` is the client secret that Google issues.',
    'An array throws `The "key" argument must be of ...`.',
  ],
  examples: {
    correct: [],
    incorrect: [
      {
        rule: 'require-fallback-keys',
        code: `import grant from 'grant'
import { signInKey } from './keys.js'
import { config } from './providers.js'

export const handler = grant.vercel({ config, session: { secret: signInKey } })
`,
      },
    ],
  },
})
