import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'jwks-rsa',
  verified: '4.1.0',
  reference: 'https://github.com/auth0/node-jwks-rsa',
  sinks: [],
  rotation: {
    invalidates: [],
    unaffected: ['everything here: the issuer rotates its private key, and the new public key is fetched'],
    withFallback:
      'The issuer publishes the new and the old key together, and the token names one by its `kid`.',
    dropWhen:
      'the issuer has taken the old key out of its key set, which it does when the last token of it has expired',
  },
  traps: [
    'A token whose `kid` is not in the key set fails with "Unable to find a signing key that matches \'<kid>\'".',
    'Symmetric keys are not served: "The JWKS endpoint did not contain any signing keys".',
  ],
  notes: [
    'It fetches the public keys of an issuer, and has no key of its own.',
    '`passportJwtSecret`, `expressJwtSecret`, `koaJwtSecret`, `hapiJwt2Key` and `hapiJwt2KeyAsync` make key functions for the middlewares of those names.',
  ],
  examples: {
    correct: [
      `import { ExtractJwt, Strategy } from 'passport-jwt'
import { passportJwtSecret } from 'jwks-rsa'

export const strategy = new Strategy(
  {
    jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
    secretOrKeyProvider: passportJwtSecret({ jwksUri: 'https://issuer.example/.well-known/jwks.json' }),
  },
  (payload, done) => done(null, payload),
)
`,
      `import { expressjwt } from 'express-jwt'
import { expressJwtSecret } from 'jwks-rsa'

export const auth = expressjwt({
  algorithms: ['RS256'],
  secret: expressJwtSecret({ jwksUri: 'https://issuer.example/.well-known/jwks.json' }),
})
`,
    ],
    incorrect: [],
  },
})
