import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'hawk',
  verified: '9.0.2',
  reference: 'https://github.com/mozilla/hawk',
  sinks: [
    {
      call: 'client.header',
      key: { argument: 2, property: 'credentials.key' },
      role: 'sign',
      keyRing: { accepts: 'one key', instead: 'sign with the newest key, under an id of its own' },
    },
    {
      call: 'client.message',
      key: { argument: 3, property: 'credentials.key' },
      role: 'sign',
      keyRing: { accepts: 'one key', instead: 'sign with the newest key, under an id of its own' },
    },
    {
      call: ['uri.getBewit', 'client.getBewit'],
      key: { argument: 1, property: 'credentials.key' },
      role: 'sign',
      keyRing: { accepts: 'one key', instead: 'sign with the newest key, under an id of its own' },
    },
    {
      call: ['server.authenticate', 'server.authenticateBewit', 'uri.authenticate'],
      key: { argument: 1, returned: 'key' },
      role: 'verify',
      keyRing: { accepts: 'function', gives: 'one key' },
    },
    {
      call: 'server.authenticateMessage',
      key: { argument: 4, returned: 'key' },
      role: 'verify',
      keyRing: { accepts: 'function', gives: 'one key' },
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'calls to the other party',
        shows: 'the server rejects the client of the old key with "Bad mac"',
        severity: 'send again',
        detail: 'until the client has the new key',
      },
      { what: 'links', shows: 'rejects "Bad mac"', severity: 'send again', detail: 'links with a bewit' },
    ],
    unaffected: ['stored data'],
    withFallback:
      'With an id for each key, clients and links of the old key are accepted until they have moved to the new one.',
    dropWhen: 'no client sends the id of the old key any more and the last bewit of it has expired',
  },
  missingKey: 'client.header throws "Invalid credentials"',
  emptyKey: 'refused',
  shortestKey: 'any',
  traps: ['The function that gives the credentials may not return several: "Invalid credentials".'],
  notes: ['The function is given the id that the client sends: a second key is a second id.'],
  migration: `import Hawk from 'hawk'

// Every key has a credential id of its own; the client sends the id, the server looks it up.
const credentials = new Map(
  Object.entries({ app1: process.env.HAWK_KEY, app1_previous: process.env.HAWK_KEY_PREVIOUS })
    .filter(([, key]) => key)
    .map(([id, key]) => [id, { id, key, algorithm: 'sha256' }]),
)

export const authenticate = (request) => Hawk.server.authenticate(request, (id) => credentials.get(id))
`,
  examples: {
    correct: [
      `import Hawk from 'hawk'
import { hawkKeys } from './keys.js'

const credentials = { id: hawkKeys.newestId, key: hawkKeys.newest, algorithm: 'sha256' }

export const header = (uri) => Hawk.client.header(uri, 'GET', { credentials })
export const message = (host, port, text) => Hawk.client.message(host, port, text, { credentials })
export const link = (uri) => Hawk.uri.getBewit(uri, { credentials, ttlSec: 300 })
`,
      `import Hawk from 'hawk'
import { hawkKeys } from './keys.js'

const credentialsOf = (id) => ({ id, key: hawkKeys.byId(id), algorithm: 'sha256' })

export const check = (request) => Hawk.server.authenticate(request, credentialsOf)
export const checkLink = (request) => Hawk.uri.authenticate(request, credentialsOf)
export const checkMessage = (host, port, text, authorization) =>
  Hawk.server.authenticateMessage(host, port, text, authorization, credentialsOf)
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import Hawk from 'hawk'

const credentials = { id: 'app1', key: 'made-up-request-key', algorithm: 'sha256' }

export const header = (uri) => Hawk.client.header(uri, 'GET', { credentials })
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import Hawk from 'hawk'
import { hawkKey } from './keys.js'

export const check = (request) =>
  Hawk.server.authenticate(request, (id) => ({ id, key: hawkKey, algorithm: 'sha256' }))
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import Hawk from 'hawk'
import { clientKey } from './keys.js'

export const check = (host, port, message, authorization) =>
  Hawk.server.authenticateMessage(host, port, message, authorization, () => ({ key: clientKey, algorithm: 'sha256' }))
`,
      },
    ],
  },
})
