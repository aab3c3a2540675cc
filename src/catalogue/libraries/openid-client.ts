import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'openid-client',
  verified: '6.8.9',
  reference: 'https://github.com/panva/openid-client',
  sinks: [
    {
      new: 'Configuration',
      key: { argument: 2 },
      role: 'sign',
      keyRing: { accepts: 'one key', instead: 'the provider may keep two secrets active' },
      rotatedBy: 'third party',
      versions: '>=6',
    },
    {
      new: 'Configuration',
      key: { argument: 2, property: 'client_secret' },
      role: 'sign',
      keyRing: { accepts: 'one key', instead: 'the provider may keep two secrets active' },
      rotatedBy: 'third party',
      versions: '>=6',
    },
    {
      call: 'discovery',
      key: { argument: 2 },
      role: 'sign',
      keyRing: { accepts: 'one key', instead: 'the provider may keep two secrets active' },
      rotatedBy: 'third party',
      versions: '>=6',
    },
    {
      call: 'discovery',
      key: { argument: 2, property: 'client_secret' },
      role: 'sign',
      keyRing: { accepts: 'one key', instead: 'the provider may keep two secrets active' },
      rotatedBy: 'third party',
      versions: '>=6',
    },
    {
      call: ['ClientSecretPost', 'ClientSecretBasic', 'ClientSecretJwt'],
      key: { argument: 0 },
      role: 'sign',
      keyRing: { accepts: 'one key', instead: 'the provider may keep two secrets active' },
      rotatedBy: 'third party',
      versions: '>=6',
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
  notes: [
    'The client secret is issued by the provider and rotated in its console; it is sent, and signs nothing of the application.',
  ],
  examples: {
    correct: [
      `import * as client from 'openid-client'
import { clientSecret } from './keys.js'

export const config = await client.discovery(server, clientId, clientSecret)
`,
      `import { ClientSecretBasic, Configuration, discovery } from 'openid-client'
import { clientSecret } from './keys.js'

export const fromText = new Configuration(server, clientId, clientSecret)

export const fromMetadata = new Configuration(server, clientId, { client_secret: clientSecret })

export const discovered = await discovery(url, clientId, { client_secret: clientSecret })

export const withBasic = new Configuration(server, clientId, undefined, ClientSecretBasic(clientSecret))
`,
    ],
    incorrect: [],
  },
})
