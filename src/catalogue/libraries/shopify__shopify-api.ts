import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: '@shopify/shopify-api',
  verified: '13.1.0',
  reference:
    'https://shopify.dev/docs/apps/build/authentication-authorization/client-secrets/rotate-revoke-client-credentials',
  sinks: [
    {
      call: 'shopifyApi',
      key: { argument: 0, property: 'apiSecretKey' },
      role: 'sign and verify',
      keyRing: {
        accepts: 'one key',
        instead: 'make one `shopifyApi` object per secret and ask the new one first',
      },
      rotatedBy: 'third party',
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'webhooks',
        shows: 'valid: false, reason "invalid_hmac"',
        severity: 'send again',
        detail: 'webhooks, flows and fulfilment calls',
      },
      {
        what: 'access tokens',
        shows: '`decodeSessionToken` throws',
        severity: 'send again',
        detail: 'session tokens of App Bridge',
      },
      {
        what: 'requests in flight',
        shows: '`validateHmac` answers false',
        severity: 'send again',
        detail: 'OAuth sign-ins under way',
      },
      {
        what: 'cookies',
        shows: 'the session id is undefined',
        severity: 'sign in again',
        detail: 'signed cookies of apps that are not embedded',
      },
    ],
    unaffected: [],
    withFallback:
      'The library has none, although Shopify asks apps to accept both secrets while both are active; two objects do it.',
    dropWhen: 'the old secret was revoked in the Shopify dashboard',
  },
  missingKey: 'throws at start-up; no environment variable is read',
  emptyKey: 'refused',
  traps: [
    'One option does six jobs: webhooks, session tokens, OAuth callbacks, cookies, flows and fulfilment calls, and the client secret.',
    'An array makes every check fail without an error.',
    '13.x signs cookies with a key derived from the secret: cookies of an earlier derivation do not verify.',
  ],
  notes: [
    'Shopify issues the secret: "Rotate" in the dashboard, later "Revoke". Both are valid meanwhile; which one signs webhooks then was not run.',
    '15.0.0, which needs Node 22, has the same options in its types and source; it was not run. @shopify/shopify-app-remix and -express pass the option on; they were not run.',
  ],
  examples: {
    correct: [
      `import '@shopify/shopify-api/adapters/node'
import { shopifyApi } from '@shopify/shopify-api'
import { clientSecrets } from './keys.js'

const apis = clientSecrets.map((apiSecretKey) => shopifyApi({ apiKey, apiSecretKey, hostName, apiVersion }))

export async function isGenuine(request) {
  for (const api of apis) {
    if ((await api.webhooks.validate(request)).valid) return true
  }
  return false
}
`,
    ],
    incorrect: [],
  },
})
