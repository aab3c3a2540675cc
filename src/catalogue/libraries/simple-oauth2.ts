import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'simple-oauth2',
  verified: '5.1.0',
  reference: 'https://github.com/lelylan/simple-oauth2',
  sinks: [
    {
      new: ['AuthorizationCode', 'ClientCredentials', 'ResourceOwnerPassword'],
      key: { argument: 0, property: 'client.secret' },
      role: 'sign',
      keyRing: { accepts: 'one key', instead: 'the provider may keep two secrets active' },
      rotatedBy: 'third party',
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'calls to the other party',
        shows: 'sign-in through that provider fails until the new secret is deployed',
        severity: 'send again',
      },
    ],
    unaffected: ['sessions that exist'],
    withFallback: 'The provider may keep two secrets active: deploy the new one meanwhile.',
    dropWhen: 'every instance sends the new secret',
  },
  missingKey: 'a missing secret is not noticed',
  notes: ['The client secret is issued by the provider and rotated in its console.'],
  examples: {
    correct: [
      `import { AuthorizationCode } from 'simple-oauth2'
import { clientSecret } from './keys.js'

export const oauth2 = new AuthorizationCode({
  client: { id: clientId, secret: clientSecret },
  auth: { tokenHost: 'https://provider.example.com' },
})
`,
    ],
    incorrect: [],
  },
})
