import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: '@slack/events-api',
  verified: '3.0.1',
  reference: 'https://github.com/slackapi/node-slack-events-api',
  sinks: [
    {
      call: 'createEventAdapter',
      key: { argument: 0 },
      role: 'verify',
      keyRing: { accepts: 'one key', instead: 'deploy the new secret' },
      rotatedBy: 'third party',
    },
    {
      call: 'verifyRequestSignature',
      key: { argument: 0, property: 'signingSecret' },
      role: 'verify',
      keyRing: { accepts: 'one key', instead: 'call it with each secret in turn' },
      rotatedBy: 'third party',
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'webhooks',
        shows: 'Error "Slack request signing verification failed"',
        severity: 'send again',
        detail: 'deliveries signed with the other secret; the sender usually retries',
      },
    ],
    unaffected: ['everything that was already processed'],
    withFallback: 'There is none.',
    dropWhen: 'Slack signs with the new secret and every instance has it',
  },
  missingKey: 'throws "SlackEventAdapter needs a signing secret"',
  emptyKey: 'accepted',
  notes: ['The secret is issued by Slack, in the settings of the app.'],
  examples: {
    correct: [
      `import { createEventAdapter, verifyRequestSignature } from '@slack/events-api'
import { signingSecret } from './keys.js'

export const events = createEventAdapter(signingSecret)

export const isGenuine = (requestSignature, requestTimestamp, body) =>
  verifyRequestSignature({ signingSecret, requestSignature, requestTimestamp, body })
`,
    ],
    incorrect: [],
  },
})
