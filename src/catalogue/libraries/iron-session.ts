import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'iron-session',
  verified: '9.0.1',
  reference: 'https://github.com/vvo/iron-session#session-options',
  sinks: [
    {
      from: ['iron-session', 'iron-session/edge'],
      call: 'getIronSession',
      key: { argument: 'last', property: 'password' },
      role: 'encrypt and decrypt',
      keyRing: { accepts: 'map', newest: 'highest id' },
    },
    {
      call: 'sealData',
      key: { argument: 1, property: 'password' },
      role: 'encrypt',
      keyRing: { accepts: 'map', newest: 'highest id', since: '6.0.0' },
    },
    {
      call: 'unsealData',
      key: { argument: 1, property: 'password' },
      role: 'decrypt',
      keyRing: { accepts: 'map', newest: 'highest id', since: '6.0.0' },
    },
    {
      from: 'iron-session/next',
      call: ['withIronSessionApiRoute', 'withIronSessionSsr'],
      key: { argument: 1, property: 'password' },
      role: 'encrypt and decrypt',
      keyRing: { accepts: 'map', newest: 'highest id' },
      versions: '6.x',
    },
    {
      from: ['iron-session/express', 'iron-session/koa'],
      call: 'ironSession',
      key: { argument: 0, property: 'password' },
      role: 'encrypt and decrypt',
      keyRing: { accepts: 'map', newest: 'highest id' },
      versions: '6.x',
    },
    {
      method: 'updateConfig',
      of: { call: 'getIronSession', type: 'IronSession' },
      key: { argument: 0, property: 'password' },
      role: 'encrypt',
      keyRing: { accepts: 'map', newest: 'highest id' },
      versions: '>=9',
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'sessions',
        shows: 'an empty session `{}`',
        severity: 'sign in again',
        detail: 'with all data in them; from version 9 `onUnsealError` tells "unknown-password" or "invalid"',
      },
      {
        what: 'links',
        shows: '`unsealData()` gives `{}`',
        severity: 'send again',
        detail: 'links that `sealData` made: sign-in links, invitations',
      },
    ],
    unaffected: ['data on the server'],
    withFallback: 'Nobody is signed out. Only `save()` seals a session again, with the newest key.',
    dropWhen:
      'one `ttl` (14 days by default) after the last instance seals with the new key, or once every session has been saved again',
  },
  missingKey: 'throws "iron-session: Bad usage."',
  emptyKey: 'refused',
  shortestKey: '32 characters',
  traps: [
    'A plain string is id 1. `{ 1: new, 2: old }` looks right and signs everybody out: the seal says id 1 and meets the new key.',
    'Never renumber and never reuse an id: going back from `{ 1: old, 2: new }` to the plain string signs everybody out as well.',
    'An array `[new, old]` is taken as the map `{ 0: new, 1: old }`: the last element seals (TypeScript refuses it, JavaScript does not).',
    'A failed unseal is silent: reading gives an empty session.',
    '`session.updateConfig({ password })` is ignored by version 8; version 9 seals with the new password.',
  ],
  notes: [
    'Also run against 8.0.4 and 6.3.1; of `iron-session/koa` and `iron-session/edge` only the exports were checked.',
    "Versions 8 and 9 read each other's cookies; version 9 drops the cookies of version 6 and before (documentation).",
    'The option is `password`, whatever the number of keys.',
  ],
  migration: `import { getIronSession } from 'iron-session'

// The string that was used so far is id 1. The highest id seals. Never reuse an id and never renumber.
const password = {
  1: process.env.SESSION_PASSWORD_1,
  ...(process.env.SESSION_PASSWORD_2 && { 2: process.env.SESSION_PASSWORD_2 }),
}

export const open = (req, res) => getIronSession(req, res, { cookieName: 'sid', password })
`,
  examples: {
    correct: [
      `import { getIronSession } from 'iron-session'
import { olderKey, newestKey } from './keys.js'

export const open = (req, res) =>
  getIronSession(req, res, { cookieName: 'sid', password: { 1: olderKey, 2: newestKey } })
`,
      `import { getIronSession, sealData, unsealData } from 'iron-session'
import { sessionKeys } from './keys.js'

export const linkFor = (user) => sealData({ user }, { password: sessionKeys, ttl: 3600 })
export const openLink = (seal) => unsealData(seal, { password: sessionKeys, ttl: 3600 })

export async function rekey(req, res) {
  const session = await getIronSession(req, res, { cookieName: 'sid', password: sessionKeys })
  session.updateConfig({ cookieName: 'sid', password: sessionKeys })
  await session.save()
}
`,
      `import { withIronSessionApiRoute, withIronSessionSsr } from 'iron-session/next'
import { sessionKeys } from './keys.js'

const options = { cookieName: 'sid', password: sessionKeys }

export default withIronSessionApiRoute((req, res) => res.json(req.session.user), options)

export const getServerSideProps = withIronSessionSsr(({ req }) => ({ props: { user: req.session.user } }), options)
`,
      `import { ironSession } from 'iron-session/express'
import { sessionKeys } from './keys.js'

app.use(ironSession({ cookieName: 'sid', password: sessionKeys }))
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import { getIronSession } from 'iron-session'
import { olderKey } from './keys.js'

export const open = (req, res) =>
  getIronSession(req, res, { cookieName: 'sid', password: { 1: olderKey, 2: 'made-up-key-for-the-examples-only!' } })
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { getIronSession } from 'iron-session'
import { sessionKey } from './keys.js'

export const open = (req, res) => getIronSession(req, res, { cookieName: 'sid', password: sessionKey })
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { unsealData } from 'iron-session'
import { linkKey } from './keys.js'

export const open = (seal) => unsealData(seal, { password: linkKey })
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { withIronSessionApiRoute } from 'iron-session/next'
import { sessionKey } from './keys.js'

export default withIronSessionApiRoute(handler, { cookieName: 'session', password: sessionKey })
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { ironSession } from 'iron-session/express'
import { sessionKey } from './keys.js'

app.use(ironSession({ cookieName: 'session', password: sessionKey }))
`,
      },
    ],
  },
})
