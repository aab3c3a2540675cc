import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'twilio',
  verified: '6.2.0',
  reference: 'https://www.twilio.com/docs/iam/api/authtoken',
  sinks: [
    {
      call: ['validateRequest', 'validateRequestWithBody'],
      key: { argument: 0 },
      role: 'verify',
      keyRing: { accepts: 'one key', instead: 'call it with each token in turn' },
      rotatedBy: 'third party',
    },
    {
      call: 'getExpectedTwilioSignature',
      key: { argument: 0 },
      role: 'sign',
      keyRing: { accepts: 'one key', instead: 'call it with each token in turn' },
      rotatedBy: 'third party',
    },
    {
      call: ['validateExpressRequest', 'validateIncomingRequest'],
      key: { argument: 1 },
      role: 'verify',
      keyRing: { accepts: 'one key', instead: 'call it with each token in turn' },
      rotatedBy: 'third party',
    },
    {
      call: 'webhook',
      key: { argument: 0 },
      role: 'verify',
      keyRing: { accepts: 'one key', instead: 'use `validateExpressRequest` with each token in turn' },
      rotatedBy: 'third party',
    },
    {
      call: 'webhook',
      key: { argument: 1 },
      role: 'verify',
      keyRing: { accepts: 'one key', instead: 'use `validateExpressRequest` with each token in turn' },
      rotatedBy: 'third party',
    },
    {
      setting: 'TWILIO_AUTH_TOKEN',
      role: 'verify',
      keyRing: { accepts: 'one key', instead: 'use `validateExpressRequest` with each token in turn' },
      rotatedBy: 'third party',
    },
    {
      call: 'default',
      key: { argument: 1 },
      role: 'sign',
      keyRing: { accepts: 'one key', instead: 'deploy the new token' },
      rotatedBy: 'third party',
      rotation: {
        invalidates: [
          {
            what: 'calls to the other party',
            shows: 'requests to Twilio fail until the new token is deployed',
            severity: 'send again',
          },
        ],
        unaffected: [],
        withFallback: 'A secondary token can be made before it is promoted.',
        dropWhen: 'every instance sends the new token',
      },
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'webhooks',
        shows: 'false',
        severity: 'send again',
        detail: 'deliveries signed with the other token; the sender usually retries',
      },
    ],
    unaffected: ['everything that was already processed'],
    withFallback: 'Deliveries of both tokens pass when each is tried.',
    dropWhen: 'the secondary token was promoted and every instance has it',
  },
  missingKey: 'throws ERR_INVALID_ARG_TYPE; `webhook` reads `TWILIO_AUTH_TOKEN` and answers 500 without it',
  emptyKey: 'accepted',
  shortestKey: 'any',
  traps: [
    'An array of tokens throws a TypeError.',
    'The same token authenticates the calls to Twilio: one rotation, two places.',
    'An empty string is taken as a key: whoever signs with an empty string passes.',
    'In 6.2.0 `webhook({ authToken })` is overwritten by `TWILIO_AUTH_TOKEN`: pass the token as a string argument.',
  ],
  notes: [
    'Twilio issues the token: make a secondary one, then promote it.',
    'Which of the two signs webhooks while a secondary token exists was not run, so accept both.',
  ],
  migration: `import twilio from 'twilio'

// Both tokens, until the secondary one is promoted.
const tokens = [process.env.TWILIO_AUTH_TOKEN, process.env.TWILIO_AUTH_TOKEN_SECONDARY].filter(Boolean)

export const isGenuine = (signature, url, params) =>
  tokens.some((token) => twilio.validateRequest(token, signature, url, params))
`,
  examples: {
    correct: [
      `import twilio from 'twilio'
import { authToken, authTokens } from './keys.js'

export const client = twilio(accountSid, authToken)

export const isGenuine = (signature, url, params) =>
  authTokens.some((token) => twilio.validateRequest(token, signature, url, params))

app.post('/sms', twilio.webhook({ validate: true }, authToken), receive)

app.post('/call', twilio.webhook(authToken), receive)
`,
      `import { getExpectedTwilioSignature, validateExpressRequest } from 'twilio'
import { authToken } from './keys.js'

export const isGenuine = (request) => validateExpressRequest(request, authToken)

export const expected = (url, params) => getExpectedTwilioSignature(authToken, url, params)
`,
    ],
    incorrect: [],
  },
})
