import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: '@slack/bolt',
  verified: '5.1.0',
  reference: 'https://docs.slack.dev/authentication/verifying-requests-from-slack',
  sinks: [
    {
      new: ['App', 'HTTPReceiver', 'ExpressReceiver', 'AwsLambdaReceiver'],
      key: { argument: 0, property: 'signingSecret' },
      role: 'verify',
      keyRing: { accepts: 'one key', instead: 'deploy the new secret; ExpressReceiver takes a function too' },
      rotatedBy: 'third party',
    },
    {
      new: 'ExpressReceiver',
      key: { argument: 0, property: 'signingSecret', returned: true },
      role: 'verify',
      keyRing: { accepts: 'one key', instead: 'the function is asked for every request' },
      rotatedBy: 'third party',
    },
    {
      call: ['verifySlackRequest', 'isValidSlackRequest'],
      key: { argument: 0, property: 'signingSecret' },
      role: 'verify',
      keyRing: { accepts: 'one key', instead: 'call it with each secret in turn' },
      rotatedBy: 'third party',
    },
    {
      new: ['App', 'HTTPReceiver', 'ExpressReceiver'],
      key: { argument: 0, property: 'stateSecret' },
      role: 'sign and verify',
      keyRing: { accepts: 'one key', instead: 'installs under way (ten minutes at most) start again' },
      rotation: {
        invalidates: [
          {
            what: 'requests in flight',
            shows: 'InvalidStateError "invalid signature"',
            severity: 'send again',
            detail: 'installs under way (the OAuth state is a JWT of ten minutes)',
          },
        ],
        unaffected: [],
        withFallback: 'There is none.',
        dropWhen: 'ten minutes after the last instance signs with the new key',
      },
    },
    {
      from: '@slack/oauth',
      new: 'InstallProvider',
      key: { argument: 0, property: 'stateSecret' },
      role: 'sign and verify',
      keyRing: { accepts: 'one key', instead: 'installs under way (ten minutes at most) start again' },
      rotation: {
        invalidates: [
          {
            what: 'requests in flight',
            shows: 'InvalidStateError "invalid signature"',
            severity: 'send again',
            detail: 'installs under way (the OAuth state is a JWT of ten minutes)',
          },
        ],
        unaffected: [],
        withFallback: 'There is none.',
        dropWhen: 'ten minutes after the last instance signs with the new key',
      },
    },
    {
      new: ['App', 'HTTPReceiver', 'ExpressReceiver'],
      key: { argument: 0, property: 'clientSecret' },
      role: 'sign',
      keyRing: { accepts: 'one key', instead: 'deploy the new client secret' },
      rotatedBy: 'third party',
      rotation: {
        invalidates: [
          {
            what: 'calls to the other party',
            shows: 'installs fail until the new secret is deployed',
            severity: 'send again',
          },
        ],
        unaffected: [],
        withFallback: 'There is none in code.',
        dropWhen: 'every instance sends the new secret',
      },
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'webhooks',
        shows: '401; verifySlackRequest: Error "Failed to verify authenticity: signature mismatch"',
        severity: 'send again',
        detail: 'deliveries signed with the other secret; the sender usually retries',
      },
    ],
    unaffected: ['everything that was already processed'],
    withFallback: 'There is none; ExpressReceiver takes a function, which is asked for every request.',
    dropWhen: 'Slack signs with the new secret and every instance has it',
  },
  missingKey:
    '`new App` throws "signingSecret is required to initialize the default receiver", unless `signatureVerification` is false, `socketMode` is set or a receiver is given',
  emptyKey: 'refused',
  shortestKey: 'any',
  traps: [
    "Two keys of different owners stand in one options object: `signingSecret` is issued by Slack, `stateSecret` is the application's.",
    '`signatureVerification: false` accepts everything.',
    'With an array, `isValidSlackRequest` answers false.',
    'HTTPReceiver takes no function for the secret.',
  ],
  notes: [
    '`InstallProvider` of @slack/oauth does the work of `stateSecret`. Without one it throws "To use the built-in state store you must provide a State Secret", unless `stateVerification` is false or a `stateStore` is given.',
    'That receivers take `stateSecret` and `clientSecret` was read in the source.',
  ],
  examples: {
    correct: [
      `import { App, isValidSlackRequest } from '@slack/bolt'
import { clientSecret, signingSecret } from './keys.js'

export const app = new App({ signingSecret, clientId, clientSecret, scopes, installerOptions: { stateStore } })

export const isGenuine = (body, headers) => isValidSlackRequest({ signingSecret, body, headers })
`,
      `import { App, ExpressReceiver } from '@slack/bolt'
import { currentSigningSecret } from './keys.js'

const receiver = new ExpressReceiver({ signingSecret: async () => currentSigningSecret() })

export const app = new App({ receiver, token })
`,
    ],
    incorrect: [
      {
        rule: 'require-fallback-keys',
        code: `import { App } from '@slack/bolt'
import { clientSecret, signingSecret, stateKey } from './keys.js'

export const app = new App({ signingSecret, clientId, clientSecret, scopes, stateSecret: stateKey })
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { InstallProvider } from '@slack/oauth'
import { clientSecret, stateKey } from './keys.js'

export const installer = new InstallProvider({ clientId, clientSecret, stateSecret: stateKey })
`,
      },
    ],
  },
})
