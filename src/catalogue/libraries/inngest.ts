import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'inngest',
  verified: '4.24.0',
  reference: 'https://www.inngest.com/docs/platform/signing-keys',
  sinks: [
    {
      new: 'Inngest',
      key: { argument: 0, property: 'signingKey' },
      role: 'verify',
      keyRing: { accepts: 'option', fallbacks: 'signingKeyFallback', since: '3.18.0' },
      rotatedBy: 'third party',
      versions: '>=4',
    },
    {
      setting: 'INNGEST_SIGNING_KEY',
      role: 'verify',
      keyRing: { accepts: 'option', fallbacks: 'INNGEST_SIGNING_KEY_FALLBACK', since: '3.18.0' },
      rotatedBy: 'third party',
    },
    {
      setting: 'INNGEST_EVENT_KEY',
      role: 'sign',
      keyRing: { accepts: 'one key', instead: 'deploy the new key' },
      rotatedBy: 'third party',
      rotation: {
        invalidates: [
          {
            what: 'calls to the other party',
            shows: 'events are not taken until the new key is deployed',
            severity: 'send again',
          },
        ],
        unaffected: ['incoming calls: they are signed with the signing key'],
        withFallback: 'There is none in code.',
        dropWhen: 'every instance sends the new key',
      },
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'webhooks',
        shows: '401',
        severity: 'send again',
        detail: 'calls signed with the other key; the sender usually retries',
      },
    ],
    unaffected: ['everything that was already processed'],
    withFallback: 'Nothing is lost: `signingKey` is tried first, then `signingKeyFallback`.',
    dropWhen: 'Inngest signs with the new key and every instance has it',
  },
  missingKey: 'in cloud mode every call answers an error',
  traps: ['`isDev: true` checks nothing.'],
  notes: [
    'The keys are issued in the Inngest dashboard.',
    'In version 4 they belong to the client (`new Inngest`).',
  ],
  migration: `import { Inngest } from 'inngest'

export const inngest = new Inngest({
  id: 'shop',
  signingKey: process.env.INNGEST_SIGNING_KEY,
  signingKeyFallback: process.env.INNGEST_SIGNING_KEY_FALLBACK,
})
`,
  examples: {
    correct: [
      `import { Inngest } from 'inngest'
import { signingKey, signingKeyFallback } from './keys.js'

export const inngest = new Inngest({ id: 'shop', signingKey, signingKeyFallback })
`,
    ],
    incorrect: [],
  },
})
