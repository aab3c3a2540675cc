import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: '@octokit/app',
  verified: '16.1.4',
  reference: 'https://github.com/octokit/app.js',
  sinks: [
    {
      from: ['@octokit/app', 'octokit'],
      new: 'App',
      key: { argument: 0, property: 'webhooks.secret' },
      role: 'verify',
      keyRing: {
        accepts: 'one key',
        instead: 'receive with `Webhooks` of @octokit/webhooks, which takes `additionalSecrets`',
      },
    },
    {
      from: ['@octokit/app', 'octokit'],
      new: 'App',
      key: { argument: 0, property: 'privateKey' },
      role: 'sign',
      keyRing: { accepts: 'one key', instead: 'several keys may be active at GitHub' },
      rotatedBy: 'third party',
      rotation: {
        invalidates: [
          {
            what: 'calls to the other party',
            shows: 'requests to GitHub fail until the new key is deployed',
            severity: 'send again',
          },
        ],
        unaffected: ['webhooks: they have a secret of their own'],
        withFallback: 'Several keys may be active at GitHub: deploy the new one meanwhile.',
        dropWhen: 'every instance signs with the new key',
      },
    },
    {
      from: ['@octokit/app', 'octokit'],
      new: 'App',
      key: { argument: 0, property: 'oauth.clientSecret' },
      role: 'sign',
      keyRing: { accepts: 'one key', instead: 'deploy the new client secret' },
      rotatedBy: 'third party',
      rotation: {
        invalidates: [
          {
            what: 'calls to the other party',
            shows: 'sign-in through GitHub fails until the new secret is deployed',
            severity: 'send again',
          },
        ],
        unaffected: ['webhooks: they have a secret of their own'],
        withFallback: 'There is none in code.',
        dropWhen: 'every instance sends the new secret',
      },
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'webhooks',
        shows: '"[@octokit/webhooks] signature does not match event payload and secret"',
        severity: 'send again',
        detail: 'deliveries signed with the other secret; the sender usually retries',
      },
    ],
    unaffected: ['everything that was already processed'],
    withFallback: 'There is none: `webhooks.additionalSecrets` is dropped.',
    dropWhen: 'GitHub signs with the new secret: it signs with one at a time',
  },
  shortestKey: 'any',
  missingKey: 'throws when `app.webhooks` is used',
  traps: [
    '`webhooks.additionalSecrets` is accepted and ignored, also through octokit, which exports the same `App`.',
    'The webhook secret is set in two places, in the settings at GitHub and in the deployment.',
  ],
  notes: ['The private key and the client secret are issued by GitHub.'],
  examples: {
    correct: [
      `import { App } from '@octokit/app'
import { clientSecret, privateKey } from './keys.js'

export const app = new App({ appId, privateKey, oauth: { clientId, clientSecret } })
`,
    ],
    incorrect: [
      {
        rule: 'require-fallback-keys',
        code: `import { App } from '@octokit/app'
import { privateKey, githubKey } from './keys.js'

export const app = new App({ appId, privateKey, webhooks: { secret: githubKey } })
`,
      },
    ],
  },
})
