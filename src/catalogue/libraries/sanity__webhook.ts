import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: '@sanity/webhook',
  verified: '4.0.4',
  reference: 'https://www.sanity.io/docs/webhooks',
  sinks: [
    {
      call: ['isValidSignature', 'assertValidSignature'],
      key: { argument: 2 },
      role: 'verify',
      keyRing: { accepts: 'one key', instead: 'call `isValidSignature` with each key in turn' },
    },
    {
      call: ['isValidRequest', 'assertValidRequest'],
      key: { argument: 1 },
      role: 'verify',
      keyRing: { accepts: 'one key', instead: 'call `isValidRequest` with each key in turn' },
    },
    {
      call: 'requireSignedRequest',
      key: { argument: 0, property: 'secret' },
      role: 'verify',
      keyRing: { accepts: 'one key', instead: 'use `isValidRequest` with each key in turn' },
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'webhooks',
        shows: 'false; assert...: WebhookSignatureValueError "Signature is invalid"; middleware: 401',
        severity: 'send again',
        detail: 'deliveries signed with the other secret; the sender usually retries',
      },
    ],
    unaffected: ['everything that was already processed'],
    withFallback: 'Deliveries of both keys pass when each is tried.',
    dropWhen: 'Sanity signs with the new secret: there is no overlap',
  },
  missingKey: '`isValidSignature` answers false, `assertValidSignature` throws "Invalid secret provided"',
  emptyKey: 'refused',
  shortestKey: 'any',
  traps: [
    'The secret is set in two places, at Sanity and in the deployment.',
    'With an array `isValidSignature` answers false and `assertValidSignature` throws.',
  ],
  examples: {
    correct: [
      `import { isValidRequest, isValidSignature } from '@sanity/webhook'
import { sanityKeys } from './keys.js'

export async function isGenuine(body, signature) {
  for (const candidate of sanityKeys) {
    if (await isValidSignature(body, signature, candidate)) return true
  }
  return false
}

export async function isGenuineRequest(request) {
  for (const candidate of sanityKeys) {
    if (await isValidRequest(request, candidate)) return true
  }
  return false
}
`,
    ],
    incorrect: [
      {
        rule: 'require-fallback-keys',
        code: `import { isValidSignature } from '@sanity/webhook'
import { sanityKey } from './keys.js'

export const isGenuine = (body, signature) => isValidSignature(body, signature, sanityKey)
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { requireSignedRequest } from '@sanity/webhook'
import { sanityKey } from './keys.js'

app.post('/changed', requireSignedRequest({ secret: sanityKey }), rebuild)
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { isValidRequest } from '@sanity/webhook'
import { sanityKey } from './keys.js'

export const check = (request) => isValidRequest(request, sanityKey)
`,
      },
    ],
  },
})
