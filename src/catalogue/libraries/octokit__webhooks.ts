import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: '@octokit/webhooks',
  verified: '14.2.0',
  reference: 'https://github.com/octokit/webhooks.js#constructor',
  sinks: [
    {
      new: 'Webhooks',
      key: { argument: 0, property: 'secret' },
      role: 'sign and verify',
      keyRing: {
        accepts: 'option',
        fallbacks: 'additionalSecrets',
        since: '13.5.0',
        covers: '`verifyAndReceive` and `createNodeMiddleware`, not `verify` and not `sign`',
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
    withFallback: '`additionalSecrets` covers the moment between the change at GitHub and the deployment.',
    dropWhen: 'GitHub signs with the new secret: it signs with one at a time',
  },
  missingKey: 'throws "[@octokit/webhooks] options.secret required"',
  emptyKey: 'refused',
  shortestKey: 'any',
  traps: [
    '`secret: [new, old]` refuses every delivery with "signature does not match": the TypeError is swallowed.',
    '`webhooks.verify()` ignores `additionalSecrets`.',
    'The secret is set in two places, in the settings at GitHub and in the deployment.',
  ],
  notes: ['`additionalSecrets` came after 13.3.0 and was there in 13.5.0.'],
  migration: `import { Webhooks } from '@octokit/webhooks'

// Drop the old secret when GitHub signs with the new one.
export const webhooks = new Webhooks({
  secret: process.env.WEBHOOK_SECRET,
  additionalSecrets: [process.env.WEBHOOK_SECRET_OLD].filter(Boolean),
})
`,
  examples: {
    correct: [
      `import { createNodeMiddleware, Webhooks } from '@octokit/webhooks'
import { olderGithubKeys, githubKey } from './keys.js'

const webhooks = new Webhooks({ secret: githubKey, additionalSecrets: olderGithubKeys })

webhooks.on('push', deploy)

export const middleware = createNodeMiddleware(webhooks)
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import { Webhooks } from '@octokit/webhooks'
import { olderGithubKeys } from './keys.js'

export const webhooks = new Webhooks({ secret: 'made-up-webhook-key', additionalSecrets: olderGithubKeys })
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { Webhooks } from '@octokit/webhooks'
import { githubKey } from './keys.js'

export const webhooks = new Webhooks({ secret: githubKey })
`,
      },
    ],
  },
})
