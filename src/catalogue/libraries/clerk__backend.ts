import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: '@clerk/backend',
  verified: '3.25.0',
  reference: 'https://clerk.com/docs/references/backend/verify-webhook',
  sinks: [
    {
      from: ['@clerk/backend/webhooks', '@clerk/nextjs/webhooks', '@clerk/express/webhooks'],
      call: 'verifyWebhook',
      key: { argument: 1, property: 'signingSecret' },
      role: 'verify',
      keyRing: { accepts: 'one key', instead: 'deploy the new secret when Clerk starts to sign with it' },
      rotatedBy: 'third party',
    },
    {
      call: 'createClerkClient',
      key: { argument: 0, property: 'secretKey' },
      role: 'sign',
      keyRing: { accepts: 'one key', instead: 'make the new key in the Clerk dashboard and deploy it' },
      rotatedBy: 'third party',
      rotation: {
        invalidates: [
          {
            what: 'calls to the other party',
            shows: 'requests to Clerk fail until the new key is deployed',
            severity: 'send again',
          },
        ],
        unaffected: ['sessions: Clerk signs them'],
        withFallback: 'There is none in code.',
        dropWhen: 'every instance sends the new key',
      },
    },
    {
      setting: 'CLERK_WEBHOOK_SIGNING_SECRET',
      role: 'verify',
      keyRing: { accepts: 'one key', instead: 'deploy the new secret when Clerk starts to sign with it' },
      rotatedBy: 'third party',
    },
    {
      setting: ['CLERK_SECRET_KEY', 'CLERK_MACHINE_SECRET_KEY'],
      role: 'sign',
      keyRing: { accepts: 'one key', instead: 'make the new key in the Clerk dashboard and deploy it' },
      rotatedBy: 'third party',
    },
    {
      from: '@clerk/nextjs',
      setting: 'CLERK_ENCRYPTION_KEY',
      role: 'encrypt and decrypt',
      keyRing: { accepts: 'one key', instead: 'only requests under way are lost' },
      rotation: {
        invalidates: [
          {
            what: 'requests in flight',
            shows: 'the request data cannot be decrypted',
            severity: 'send again',
            detail: 'request data between the middleware and the handlers',
          },
        ],
        unaffected: ['sessions: Clerk signs them'],
        withFallback: 'There is none.',
        dropWhen: 'every instance has the new key',
      },
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'webhooks',
        shows: 'Error "@clerk/backend: Unable to verify incoming webhook: No matching signature found"',
        severity: 'send again',
        detail: 'until the new secret is deployed',
      },
    ],
    unaffected: ['sessions: Clerk signs them'],
    withFallback: 'There is none in code: an array throws.',
    dropWhen: 'Clerk signs with the new secret and it is deployed',
  },
  missingKey:
    '`verifyWebhook` reads `CLERK_WEBHOOK_SIGNING_SECRET`, else it throws "@clerk/backend: Missing webhook signing secret."',
  emptyKey: 'refused',
  traps: [
    'With `jwtKey` set no key is fetched: after Clerk changes its keys, every session token is rejected until it is replaced.',
  ],
  notes: [
    '`jwtKey` (also `CLERK_JWT_KEY`) is a PUBLIC key: it verifies session tokens offline and is no secret.',
    '`CLERK_ENCRYPTION_KEY` was read in the source of @clerk/nextjs, not run. Outside production @clerk/nextjs uses "clerk_keyless_dummy_key" when neither that nor `CLERK_SECRET_KEY` is set.',
    'Other Clerk packages export `verifyWebhook` too.',
  ],
  examples: {
    correct: [
      `import { createClerkClient } from '@clerk/backend'
import { verifyWebhook } from '@clerk/backend/webhooks'
import { clerkSecretKey, webhookSecret } from './keys.js'

export const clerk = createClerkClient({ secretKey: clerkSecretKey })

export const eventOf = (request) => verifyWebhook(request, { signingSecret: webhookSecret })
`,
    ],
    incorrect: [],
  },
})
