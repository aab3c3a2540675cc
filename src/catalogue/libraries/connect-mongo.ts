import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'connect-mongo',
  verified: '6.0.0',
  reference: 'https://www.npmjs.com/package/connect-mongo',
  sinks: [
    {
      call: ['create', 'MongoStore.create'],
      key: { argument: 0, property: 'crypto.secret' },
      role: 'encrypt and decrypt',
      keyRing: {
        accepts: 'one key',
        instead:
          'pass a `cryptoAdapter` of your own that encrypts with the newest key and tries each key when it decrypts',
      },
    },
    {
      new: ['default', 'MongoStore'],
      key: { argument: 0, property: 'crypto.secret' },
      role: 'encrypt and decrypt',
      keyRing: {
        accepts: 'one key',
        instead:
          'pass a `cryptoAdapter` of your own that encrypts with the newest key and tries each key when it decrypts',
      },
    },
    {
      call: ['createWebCryptoAdapter', 'createKrupteinAdapter'],
      key: { argument: 0, property: 'secret' },
      role: 'encrypt and decrypt',
      keyRing: { accepts: 'one key', instead: 'make an adapter for each key and try them in turn' },
      versions: '>=6.0.0',
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'sessions',
        shows: 'decryption of the stored session fails',
        severity: 'unreadable until the old key is back',
        detail: 'the stored documents; users are signed out',
      },
    ],
    unaffected: ['the cookie signatures: they stand on the key of express-session'],
    withFallback: 'With an adapter of your own every stored session stays readable.',
    dropWhen: 'the last session that was stored under the old key has expired',
  },
  missingKey:
    'without `crypto.secret` nothing is encrypted; `createWebCryptoAdapter` throws "createWebCryptoAdapter requires a secret"',
  emptyKey: 'refused',
  shortestKey: 'any',
  traps: [
    'An array of keys is no list: decryption throws.',
    '`crypto` and `cryptoAdapter` together throw "Provide either the legacy crypto option or cryptoAdapter, not both".',
  ],
  notes: [
    'The adapters were run without a database; the store was only constructed.',
    'A changed `salt` of `createWebCryptoAdapter` invalidates like a changed key (read in the source, not run); its default is fixed in the package.',
    'In 6.x `require("connect-mongo")` gives a namespace: use `.default` or `.MongoStore`.',
  ],
  migration: `import MongoStore, { createWebCryptoAdapter } from 'connect-mongo'

// Newest key first. Drop the second one when the last session that was stored under it has expired.
const [newest, ...older] = [process.env.STORE_SECRET, process.env.STORE_SECRET_PREVIOUS]
  .filter(Boolean)
  .map((secret) => createWebCryptoAdapter({ secret }))

const cryptoAdapter = {
  encrypt: (plain) => newest.encrypt(plain),
  decrypt: (sealed) =>
    older.reduce((tried, adapter) => tried.catch(() => adapter.decrypt(sealed)), newest.decrypt(sealed)),
}

export const store = (mongoUrl) => MongoStore.create({ mongoUrl, cryptoAdapter })
`,
  examples: {
    correct: [
      `import MongoStore, { createWebCryptoAdapter } from 'connect-mongo'
import { storeKeys } from './keys.js'

const adapters = storeKeys.map((secret) => createWebCryptoAdapter({ secret }))

const cryptoAdapter = {
  encrypt: (plain) => adapters[0].encrypt(plain),
  decrypt: (sealed) => Promise.any(adapters.map((adapter) => adapter.decrypt(sealed))),
}

export const store = MongoStore.create({ mongoUrl: 'mongodb://localhost/sessions', cryptoAdapter })
`,
    ],
    incorrect: [
      {
        rule: 'require-fallback-keys',
        code: `import MongoStore from 'connect-mongo'
import { sessionKey } from './keys.js'

export const store = MongoStore.create({
  mongoUrl: 'mongodb://localhost/sessions',
  crypto: { secret: sessionKey },
})
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { MongoStore } from 'connect-mongo'
import { sessionKey } from './keys.js'

export const store = new MongoStore({
  mongoUrl: 'mongodb://localhost/sessions',
  crypto: { secret: sessionKey },
})
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { createWebCryptoAdapter } from 'connect-mongo'
import { sessionKey } from './keys.js'

export const cryptoAdapter = createWebCryptoAdapter({ secret: sessionKey })
`,
      },
    ],
  },
})
