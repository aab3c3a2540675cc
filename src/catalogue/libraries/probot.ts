import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'probot',
  verified: '14.3.2',
  reference: 'https://probot.github.io/docs/configuration/',
  sinks: [
    {
      new: 'Probot',
      key: { argument: 0, property: 'secret' },
      role: 'verify',
      keyRing: { accepts: 'one key', instead: 'change it at GitHub and in the deployment together' },
    },
    {
      call: 'createProbot',
      key: { argument: 0, property: 'overrides.secret' },
      role: 'verify',
      keyRing: { accepts: 'one key', instead: 'change it at GitHub and in the deployment together' },
    },
    {
      setting: 'WEBHOOK_SECRET',
      role: 'verify',
      keyRing: { accepts: 'one key', instead: 'change it at GitHub and in the deployment together' },
    },
    {
      setting: 'PRIVATE_KEY',
      role: 'sign',
      keyRing: { accepts: 'one key', instead: 'deploy the new key' },
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
        withFallback: 'There is none in code.',
        dropWhen: 'every instance signs with the new key',
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
    withFallback: 'There is none.',
    dropWhen: 'GitHub signs with the new secret: it signs with one at a time',
  },
  missingKey: 'becomes a word that stands in the package, without an error, in production too',
  emptyKey: 'accepted',
  shortestKey: 'any',
  withEmptyKey: 'takes a word instead that stands in the package',
  traps: [
    'Without `WEBHOOK_SECRET`, or with an empty one, nothing fails: anybody can sign deliveries with the word that is taken instead.',
    'The secret is set in two places, in the settings at GitHub and in the deployment.',
  ],
  notes: ['`PRIVATE_KEY` is issued by GitHub.'],
  examples: {
    correct: [
      `import { createProbot } from 'probot'

export const probot = createProbot()
`,
    ],
    incorrect: [
      {
        rule: 'require-fallback-keys',
        code: `import { Probot } from 'probot'
import { privateKey, githubKey } from './keys.js'

export const probot = new Probot({ appId, privateKey, secret: githubKey })
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { createProbot } from 'probot'
import { githubKey } from './keys.js'

export const probot = createProbot({ overrides: { secret: githubKey } })
`,
      },
    ],
  },
})
