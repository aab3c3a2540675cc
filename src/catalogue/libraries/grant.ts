import { defineLibrary } from '../define-library.ts'
import type { Rotation } from '../types.ts'

const ofTheProvider: Rotation = {
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
}

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
    {
      call: ['default', 'express', 'koa', 'hapi', 'fastify', 'node', 'aws', 'azure', 'gcloud', 'vercel'],
      key: {
        argument: 0,
        property: [
          'google.secret',
          'github.secret',
          'facebook.secret',
          'apple.secret',
          'microsoft.secret',
          'defaults.secret',
          'auth0.secret',
          'bitbucket.secret',
          'cognito.secret',
          'discord.secret',
          'gitlab.secret',
          'keycloak.secret',
          'linkedin.secret',
          'okta.secret',
          'slack.secret',
          'spotify.secret',
          'twitter.secret',
          'config.google.secret',
          'config.github.secret',
          'config.facebook.secret',
          'config.apple.secret',
          'config.microsoft.secret',
          'config.defaults.secret',
          'config.auth0.secret',
          'config.bitbucket.secret',
          'config.cognito.secret',
          'config.discord.secret',
          'config.gitlab.secret',
          'config.keycloak.secret',
          'config.linkedin.secret',
          'config.okta.secret',
          'config.slack.secret',
          'config.spotify.secret',
          'config.twitter.secret',
        ],
      },
      role: 'sign',
      keyRing: { accepts: 'one key', instead: 'the provider issues it' },
      rotatedBy: 'third party',
      rotation: ofTheProvider,
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
  emptyKey: 'refused',
  shortestKey: 'any',
  traps: [
    'The same property name for two owners: `session.secret` is yours, `google.secret` is the client secret that Google issues.',
    'An array throws `The "key" argument must be of ...`.',
  ],
  notes: ['Of the more than two hundred providers the most used are looked for by name.'],
  examples: {
    correct: [
      `import grant from 'grant'
import { googleClient } from './providers.js'

export const handler = grant.express({
  defaults: { origin: 'https://example.com', transport: 'session' },
  google: { key: googleClient.id, secret: googleClient.secret, callback: '/signed-in' },
})
`,
    ],
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
