import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'passport-oauth2',
  verified: '1.8.0',
  reference: 'https://github.com/jaredhanson/passport-oauth2',
  sinks: [
    {
      from: ['passport-oauth2', 'passport-google-oauth20', 'passport-github2'],
      new: ['default', 'Strategy'],
      key: { argument: 0, property: 'clientSecret' },
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
  missingKey: 'a missing `clientSecret` is not noticed until the first sign-in (a missing `clientID` throws)',
  notes: [
    'The client secret is issued by the provider and rotated in its console; it is sent to the token endpoint and used for nothing else.',
    'Run with passport-google-oauth20 2.0.0 and passport-github2 0.1.12 too.',
    "With `state: true` the key of express-session is the one that matters on the application's side.",
  ],
  examples: {
    correct: [
      `import OAuth2Strategy from 'passport-oauth2'
import { Strategy as GoogleStrategy } from 'passport-google-oauth20'
import { clientSecret, googleClientSecret } from './keys.js'

passport.use(
  new OAuth2Strategy({ authorizationURL, tokenURL, clientID, clientSecret, callbackURL }, findUser),
)

passport.use(
  new GoogleStrategy({ clientID, clientSecret: googleClientSecret, callbackURL }, findUser),
)
`,
    ],
    incorrect: [],
  },
})
