import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: '@knocklabs/node',
  verified: '1.35.0',
  reference: 'https://docs.knock.app/in-app-ui/security-and-authentication',
  sinks: [
    {
      from: ['@knocklabs/node/lib/tokenSigner', '@knocklabs/node'],
      call: 'signUserToken',
      key: { argument: 1, property: 'signingKey' },
      role: 'sign',
      keyRing: { accepts: 'one key', instead: 'deploy the new key' },
      rotatedBy: 'third party',
    },
    {
      setting: 'KNOCK_SIGNING_KEY',
      role: 'sign',
      keyRing: { accepts: 'one key', instead: 'deploy the new key' },
      rotatedBy: 'third party',
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'access tokens',
        shows: 'rejected tokens',
        severity: 'send again',
        detail: 'user tokens (RS256), which Knock checks',
      },
    ],
    unaffected: [],
    withFallback: 'There is none.',
    dropWhen: 'every instance signs with the new key',
  },
  missingKey: 'reads `KNOCK_SIGNING_KEY`, else it throws "No signing key provided. ..."',
  notes: ['Knock issues the key, as PEM or as base64 of it, in its dashboard.'],
  examples: {
    correct: [
      `import { signUserToken } from '@knocklabs/node/lib/tokenSigner'
import { signingKey } from './keys.js'

export const tokenFor = (userId) => signUserToken(userId, { signingKey })
`,
    ],
    incorrect: [],
  },
})
