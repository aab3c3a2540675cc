import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'sails',
  verified: '1.5.18',
  reference: 'https://sailsjs.com/documentation/reference/configuration/sails-config-session',
  sinks: [
    {
      exported: 'session.secret',
      file: 'config/session',
      role: 'sign and verify',
      keyRing: { accepts: 'one key', instead: 'plan the rotation as a sign-out of everybody' },
    },
    {
      call: 'lift',
      key: { argument: 0, property: 'session.secret' },
      role: 'sign and verify',
      keyRing: { accepts: 'one key', instead: 'plan the rotation as a sign-out of everybody' },
    },
    {
      setting: 'sails_session__secret',
      role: 'sign and verify',
      keyRing: { accepts: 'one key', instead: 'plan the rotation as a sign-out of everybody' },
    },
  ],
  rotation: {
    invalidates: [
      { what: 'sessions', shows: 'a new, empty session', severity: 'sign in again' },
      { what: 'cookies', shows: '`req.signedCookies.name` is `false`', severity: 'sign in again' },
      {
        what: 'requests in flight',
        shows: '403',
        severity: 'send again',
        detail: 'forms whose CSRF token is kept in the session (not run)',
      },
    ],
    unaffected: [
      'the rows of the session adapter',
      'password hashes',
      '`sails.config.models.dataEncryptionKeys`, another set of keys (not run)',
    ],
    withFallback: 'It takes no fallback key, although the express-session below it would.',
    dropWhen: 'the last instance has the new key: nothing keeps the old sessions',
  },
  missingKey:
    'in development a key is used that stands in the package, the same for everybody; in production it throws "Session secret should be manually specified in production"',
  emptyKey: 'accepted',
  shortestKey: 'any',
  traps: ['An array is refused at lift: "If provided, sails.config.session.secret should be a string."'],
  notes: [
    'Signed cookies were run; the session cookie itself was not, for want of a shared store.',
    'The generator writes a key into `config/session.js`, where it is committed.',
  ],
  examples: {
    correct: [],
    incorrect: [
      {
        rule: 'require-fallback-keys',
        filename: 'config/session.js',
        code: `const { sessionKey } = require('../keys.js')

module.exports.session = { secret: sessionKey }
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `const sails = require('sails')
const { sessionKey } = require('./keys.js')

sails.lift({ port: 1337, session: { secret: sessionKey } })
`,
      },
    ],
  },
})
