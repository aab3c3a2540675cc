import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: '@octokit/webhooks-methods',
  verified: '6.0.0',
  reference: 'https://github.com/octokit/webhooks-methods.js',
  sinks: [
    {
      call: 'verify',
      key: { argument: 0 },
      role: 'verify',
      keyRing: {
        accepts: 'one key',
        instead: 'call `verifyWithFallback`, whose fourth argument is the older keys',
      },
    },
    {
      call: 'verifyWithFallback',
      key: { argument: 0 },
      role: 'verify',
      keyRing: { accepts: 'option', fallbacks: 3, since: '4.1.0' },
    },
    {
      call: 'sign',
      key: { argument: 0 },
      role: 'sign',
      keyRing: { accepts: 'one key', instead: 'sign with the newest key' },
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'webhooks',
        shows: 'false',
        severity: 'send again',
        detail: 'deliveries signed with the other secret; the sender usually retries',
      },
    ],
    unaffected: ['everything that was already processed'],
    withFallback: '`verifyWithFallback` takes deliveries of every key that it is given.',
    dropWhen: 'GitHub signs with the new secret: it signs with one at a time',
  },
  missingKey: 'throws "[@octokit/webhooks-methods] secret, eventPayload & signature required"',
  emptyKey: 'refused',
  shortestKey: 'any',
  traps: [
    'An array throws a TypeError under Node; in a browser or worker build it becomes the text "new,old" (read in the source, not run).',
    'The secret is set in two places, in the settings at GitHub and in the deployment.',
  ],
  notes: ['`verifyWithFallback` was there in 4.1.0; the release that brought it was not looked up.'],
  examples: {
    correct: [
      `import { sign, verify, verifyWithFallback } from '@octokit/webhooks-methods'
import { olderGithubKeys, githubKey, githubKeys } from './keys.js'

export const isGenuine = (body, signature) =>
  verifyWithFallback(githubKey, body, signature, olderGithubKeys)

export async function isGenuineByHand(body, signature) {
  for (const candidate of githubKeys) {
    if (await verify(candidate, body, signature)) return true
  }
  return false
}

export const signatureOf = (body) => sign(githubKey, body)
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import { sign } from '@octokit/webhooks-methods'

export const signatureOf = (body) => sign('made-up-webhook-key', body)
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { verify } from '@octokit/webhooks-methods'
import { githubKey } from './keys.js'

export const isGenuine = (body, signature) => verify(githubKey, body, signature)
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { verifyWithFallback } from '@octokit/webhooks-methods'
import { deliveryKey } from './keys.js'

export const check = (body, signature) => verifyWithFallback(deliveryKey, body, signature)
`,
      },
    ],
  },
})
