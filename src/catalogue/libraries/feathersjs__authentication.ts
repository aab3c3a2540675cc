import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: '@feathersjs/authentication',
  verified: '5.0.50',
  reference: 'https://feathersjs.com/api/authentication/service',
  sinks: [
    {
      host: 'set',
      given: { argument: 0, equals: 'authentication' },
      key: { argument: 1, property: 'secret' },
      role: 'sign and verify',
      keyRing: { accepts: 'one key', instead: 'override `verifyAccessToken` so that it tries the older key' },
    },
    {
      exported: 'authentication.secret',
      file: 'config/default',
      role: 'sign and verify',
      keyRing: { accepts: 'one key', instead: 'override `verifyAccessToken` so that it tries the older key' },
    },
    {
      new: 'AuthenticationService',
      key: { argument: 2, property: 'secret' },
      role: 'sign and verify',
      keyRing: { accepts: 'one key', instead: 'override `verifyAccessToken` so that it tries the older key' },
    },
    {
      method: 'createAccessToken',
      of: { new: 'AuthenticationService' },
      key: { argument: 2 },
      role: 'sign',
      keyRing: { accepts: 'one key', instead: 'sign with the newest key' },
    },
    {
      method: 'verifyAccessToken',
      of: { new: 'AuthenticationService' },
      key: { argument: 2 },
      role: 'verify',
      keyRing: { accepts: 'one key', instead: 'call it with each key in turn' },
    },
  ],
  rotation: {
    invalidates: [
      { what: 'access tokens', shows: 'NotAuthenticated "invalid signature"', severity: 'sign in again' },
      { what: 'refresh tokens', shows: 'NotAuthenticated "invalid signature"', severity: 'sign in again' },
      {
        what: 'links',
        shows: 'NotAuthenticated "invalid signature"',
        severity: 'send again',
        detail: 'links that carry a token: password reset, e-mail verification, invitation',
      },
    ],
    unaffected: ['password hashes', 'stored data'],
    withFallback: 'Tokens of the old key verify until they expire; new ones are signed with the new key.',
    dropWhen: 'the longest token lifetime after the last instance signs with the new key',
  },
  missingKey: 'the set-up throws "A \'secret\' must be provided in your authentication configuration"',
  emptyKey: 'refused',
  shortestKey: 'any',
  traps: [
    'An empty string passes the set-up and fails when a token is signed ("secretOrPrivateKey must have a value").',
    'An array of keys is refused by the set-up.',
    'The generator writes a key into `config/default.json`, where it is committed.',
    'Try the older key only after "invalid signature": an expired token must not be tried again.',
  ],
  notes: [
    'The third argument of `verifyAccessToken` and `createAccessToken` is a key that takes the place of the configured one.',
    '`"secret": "FEATHERS_SECRET"` in `config/custom-environment-variables.json` names a variable; it is no key.',
  ],
  migration: `import { AuthenticationService } from '@feathersjs/authentication'

// The configuration holds the newest key, this setting the one before it.
const previous = process.env.JWT_SECRET_PREVIOUS

export class RotatingAuthenticationService extends AuthenticationService {
  async verifyAccessToken(token, options, secret) {
    try {
      return await super.verifyAccessToken(token, options, secret)
    } catch (error) {
      if (!previous || secret || error.message !== 'invalid signature') throw error
      return super.verifyAccessToken(token, options, previous)
    }
  }
}
`,
  examples: {
    correct: [
      `import { AuthenticationService } from '@feathersjs/authentication'
import { keys } from './keys.js'

const service = new AuthenticationService(app)

export const issue = (payload) => service.createAccessToken(payload, {}, keys.newest)

export async function check(token) {
  for (const key of keys) {
    try {
      return await service.verifyAccessToken(token, {}, key)
    } catch (error) {
      if (error.message !== 'invalid signature') throw error
    }
  }
}
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import { AuthenticationService } from '@feathersjs/authentication'

const service = new AuthenticationService(app)

export const issue = (payload) => service.createAccessToken(payload, {}, 'made-up-token-key')
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { AuthenticationService, JWTStrategy } from '@feathersjs/authentication'
import { tokenKey } from './keys.js'

app.set('authentication', { secret: tokenKey, entity: 'user', service: 'users', authStrategies: ['jwt'] })

const authentication = new AuthenticationService(app)
authentication.register('jwt', new JWTStrategy())
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { AuthenticationService } from '@feathersjs/authentication'
import { tokenKey } from './keys.js'

export const service = new AuthenticationService(app, 'authentication', { secret: tokenKey })
`,
      },
      {
        rule: 'require-fallback-keys',
        filename: 'config/default.js',
        code: `const { tokenKey } = require('../keys.js')

module.exports = { authentication: { secret: tokenKey, authStrategies: ['jwt'] } }
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { AuthenticationService } from '@feathersjs/authentication'
import { tokenKey } from './keys.js'

const service = new AuthenticationService(app)

export const check = (token) => service.verifyAccessToken(token, {}, tokenKey)
`,
      },
    ],
  },
})
