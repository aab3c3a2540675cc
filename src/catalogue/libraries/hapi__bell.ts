import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: '@hapi/bell',
  verified: '13.2.0',
  reference: 'https://hapi.dev/module/bell/api',
  sinks: [
    {
      host: 'auth.strategy',
      given: { argument: 1, equals: 'bell' },
      key: { argument: 2, property: 'password' },
      role: 'encrypt and decrypt',
      keyRing: {
        accepts: 'one key',
        instead: 'replace it; visitors in the middle of signing in start again',
      },
    },
    {
      host: 'auth.strategy',
      given: { argument: 1, equals: 'bell' },
      key: { argument: 2, property: 'clientSecret' },
      role: 'sign',
      keyRing: { accepts: 'one key', instead: 'the provider issues it' },
      rotatedBy: 'third party',
      rotation: {
        invalidates: [
          {
            what: 'calls to the other party',
            shows: 'sign-in through the provider fails until the new secret is deployed',
            severity: 'send again',
          },
        ],
        unaffected: ['sessions'],
        withFallback: 'The provider issues it; nothing is kept here.',
        dropWhen: 'every instance sends the new secret',
      },
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'requests in flight',
        shows: '"Missing <provider> request token cookie"',
        severity: 'send again',
        detail: 'sign-ins under way: the key seals their temporary cookie',
      },
    ],
    unaffected: ['sessions', 'the `clientSecret`: it is the key of the provider'],
    withFallback: 'It takes no fallback key, and needs none: nobody is signed out.',
    dropWhen: 'the last instance has the new key',
  },
  missingKey: 'throws when the strategy is made',
  emptyKey: 'refused',
  shortestKey: '32 characters; a shorter one passes at the start and fails with 500 at the first sign-in',
  traps: [
    'A list of keys or the object of ids that other hapi plugins take is refused: `"password" must be a string`.',
  ],
  examples: {
    correct: [],
    incorrect: [
      {
        rule: 'require-fallback-keys',
        code: `import Bell from '@hapi/bell'
import { signInKey } from './keys.js'
import { clientId, clientSecret } from './provider.js'

await server.register(Bell)
server.auth.strategy('github', 'bell', { provider: 'github', password: signInKey, clientId, clientSecret })
`,
      },
    ],
  },
})
