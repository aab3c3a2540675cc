import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: '@workos-inc/node',
  verified: '8.13.0',
  reference: 'https://workos.com/docs/user-management/sessions',
  sinks: [
    {
      method: [
        'userManagement.loadSealedSession',
        'userManagement.getSessionFromCookie',
        'userManagement.authenticateWithSessionCookie',
      ],
      of: { new: 'WorkOS' },
      key: { argument: 0, property: 'cookiePassword' },
      role: 'decrypt',
      keyRing: { accepts: 'one key', instead: 'load with each password in turn until it authenticates' },
    },
    {
      method: [
        'userManagement.authenticateWithCode',
        'userManagement.authenticateWithCodeAndVerifier',
        'userManagement.authenticateWithEmailVerification',
        'userManagement.authenticateWithMagicAuth',
        'userManagement.authenticateWithOrganizationSelection',
        'userManagement.authenticateWithPassword',
        'userManagement.authenticateWithRefreshToken',
        'userManagement.authenticateWithTotp',
      ],
      of: { new: 'WorkOS' },
      key: { argument: 0, property: 'session.cookiePassword' },
      role: 'encrypt',
      keyRing: { accepts: 'one key', instead: 'seal with the newest password' },
    },
    {
      method: 'refresh',
      of: { new: 'WorkOS' },
      key: { argument: 0, property: 'cookiePassword' },
      role: 'encrypt',
      keyRing: { accepts: 'one key', instead: 'seal again under the newest password' },
    },
    {
      setting: 'WORKOS_COOKIE_PASSWORD',
      role: 'decrypt',
      keyRing: { accepts: 'one key', instead: 'pass `cookiePassword` and try each password in turn' },
    },
    {
      method: 'webhooks.constructEvent',
      of: { new: 'WorkOS' },
      key: { argument: 0, property: 'secret' },
      role: 'verify',
      keyRing: { accepts: 'one key', instead: 'call it with each secret in turn' },
      rotatedBy: 'third party',
      rotation: {
        invalidates: [{ what: 'webhooks', shows: 'it rejects', severity: 'send again' }],
        unaffected: ['everything that was already processed'],
        withFallback: 'Deliveries of both secrets pass when each is tried.',
        dropWhen: 'WorkOS signs with the new secret only',
      },
    },
    {
      method: ['actions.constructAction', 'actions.verifyHeader'],
      of: { new: 'WorkOS' },
      key: { argument: 0, property: 'secret' },
      role: 'verify',
      keyRing: { accepts: 'one key', instead: 'call it with each secret in turn' },
      rotatedBy: 'third party',
      rotation: {
        invalidates: [{ what: 'webhooks', shows: 'it rejects', severity: 'send again' }],
        unaffected: ['everything that was already processed'],
        withFallback: 'Actions of both secrets pass when each is tried.',
        dropWhen: 'WorkOS signs with the new secret only',
      },
    },
    {
      new: 'WorkOS',
      key: { argument: 0 },
      role: 'sign',
      keyRing: { accepts: 'one key', instead: 'deploy the new key' },
      rotatedBy: 'third party',
      rotation: {
        invalidates: [
          {
            what: 'calls to the other party',
            shows: 'requests to WorkOS fail until the new key is deployed',
            severity: 'send again',
          },
        ],
        unaffected: ['sealed sessions'],
        withFallback: 'There is none in code.',
        dropWhen: 'every instance sends the new key',
      },
    },
    {
      setting: 'WORKOS_API_KEY',
      role: 'sign',
      keyRing: { accepts: 'one key', instead: 'deploy the new key' },
      rotatedBy: 'third party',
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'sessions',
        shows: 'authenticated: false, reason "invalid_session_cookie"',
        severity: 'sign in again',
      },
    ],
    unaffected: [],
    withFallback:
      'Sessions that are opened with the old password and sealed again under the new one (`refresh`) go on.',
    dropWhen: 'every sealed session was sealed again, or has ended',
  },
  missingKey:
    '`loadSealedSession` throws "cookiePassword is required"; `getSessionFromCookie` and `authenticateWithSessionCookie` read `WORKOS_COOKIE_PASSWORD`, else they throw "Cookie password is required"',
  emptyKey: 'refused',
  shortestKey: '32 characters',
  traps: [
    'An array, or a map from id to password, never authenticates.',
    'Another password does not throw: the answer is `authenticated: false`.',
    'Of a webhook header only the first `v1=` is looked at, so a sender that signs twice does not help.',
  ],
  notes: [
    '`loadSealedSession` does not read `WORKOS_COOKIE_PASSWORD`.',
    'The webhook secret and the API key are issued by WorkOS.',
  ],
  migration: `import { WorkOS } from '@workos-inc/node'

const clientId = process.env.WORKOS_CLIENT_ID
const { userManagement } = new WorkOS(process.env.WORKOS_API_KEY, { clientId })

// Opens with the old password and seals again under the new one: store sealedSession in the cookie.
export async function moveToNewPassword(sessionData) {
  const session = userManagement.loadSealedSession({
    sessionData,
    cookiePassword: process.env.WORKOS_COOKIE_PASSWORD_OLD,
  })
  const { sealedSession } = await session.refresh({ cookiePassword: process.env.WORKOS_COOKIE_PASSWORD })
  return sealedSession
}
`,
  examples: {
    correct: [
      `import { WorkOS } from '@workos-inc/node'
import { apiKey, cookiePasswords } from './keys.js'

const workos = new WorkOS(apiKey)

export async function sessionOf(sessionData) {
  for (const candidate of cookiePasswords) {
    const session = workos.userManagement.loadSealedSession({ sessionData, cookiePassword: candidate })
    if ((await session.authenticate()).authenticated) {
      return session.refresh({ cookiePassword: cookiePasswords.newest })
    }
  }
}
`,
      `import { WorkOS } from '@workos-inc/node'
import { apiKey, cookiePasswords } from './keys.js'

const workos = new WorkOS(apiKey)

export const signIn = (code) =>
  workos.userManagement.authenticateWithCode({
    code,
    session: { sealSession: true, cookiePassword: cookiePasswords.newest },
  })
`,
      `import { WorkOS } from '@workos-inc/node'
import { actionSecret, apiKey, webhookSecret } from './keys.js'

const workos = new WorkOS(apiKey)

export const eventOf = (payload, sigHeader) =>
  workos.webhooks.constructEvent({ payload, sigHeader, secret: webhookSecret })

export const actionOf = (payload, sigHeader) =>
  workos.actions.constructAction({ payload, sigHeader, secret: actionSecret })
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import { WorkOS } from '@workos-inc/node'
import { apiKey } from './keys.js'

const workos = new WorkOS(apiKey)

export const signIn = (code) =>
  workos.userManagement.authenticateWithCode({
    code,
    session: { sealSession: true, cookiePassword: 'made-up-key-for-the-examples-only!' },
  })
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { WorkOS } from '@workos-inc/node'
import { apiKey, cookiePassword } from './keys.js'

const workos = new WorkOS(apiKey)

export const sessionOf = (sessionData) =>
  workos.userManagement.loadSealedSession({ sessionData, cookiePassword })
`,
      },
    ],
  },
})
