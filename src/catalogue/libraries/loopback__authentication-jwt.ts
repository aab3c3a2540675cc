import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: '@loopback/authentication-jwt',
  verified: '0.16.12',
  reference: 'https://www.npmjs.com/package/@loopback/authentication-jwt',
  sinks: [
    {
      host: 'bind',
      given: {
        argument: 0,
        is: ['TokenServiceBindings.TOKEN_SECRET', 'RefreshTokenServiceBindings.REFRESH_SECRET'],
      },
      then: 'to',
      key: { argument: 0 },
      role: 'sign and verify',
      keyRing: { accepts: 'one key', instead: 'plan the rotation as a sign-out of everybody' },
    },
    {
      host: 'bind',
      given: { argument: 0, equals: 'authentication.jwt.secret' },
      then: 'to',
      key: { argument: 0 },
      role: 'sign and verify',
      keyRing: { accepts: 'one key', instead: 'plan the rotation as a sign-out of everybody' },
    },
    {
      new: 'JWTService',
      key: { argument: 0 },
      role: 'sign and verify',
      keyRing: { accepts: 'one key', instead: 'plan the rotation as a sign-out of everybody' },
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'access tokens',
        shows: '"Error verifying token : invalid signature"',
        severity: 'sign in again',
      },
      {
        what: 'refresh tokens',
        shows: '"Error verifying token : invalid signature"',
        severity: 'sign in again',
        detail: 'when the key of the refresh tokens changes',
      },
    ],
    unaffected: ['password hashes'],
    withFallback: 'It takes no fallback key.',
    dropWhen: 'the last instance has the new key',
  },
  missingKey: 'an application that binds none uses keys that stand in the package, the same for everybody',
  emptyKey: 'refused',
  shortestKey: 'any',
  traps: [
    '`this.component(JWTAuthenticationComponent)` without a binding signs with a key that everybody knows, in production too.',
    'An array of keys throws.',
  ],
  examples: {
    correct: [],
    incorrect: [
      {
        rule: 'require-fallback-keys',
        code: `import { JWTAuthenticationComponent, TokenServiceBindings } from '@loopback/authentication-jwt'
import { tokenKey } from './keys.js'

app.component(JWTAuthenticationComponent)
app.bind(TokenServiceBindings.TOKEN_SECRET).to(tokenKey)
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { JWTAuthenticationComponent } from '@loopback/authentication-jwt'
import { tokenKey } from './keys.js'

app.component(JWTAuthenticationComponent)
app.bind('authentication.jwt.secret').to(tokenKey)
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { JWTService } from '@loopback/authentication-jwt'
import { tokenKey } from './keys.js'

export const tokens = new JWTService(tokenKey, '3600')
`,
      },
    ],
  },
})
