import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: '@adonisjs/core',
  verified: '7.5.2',
  reference: 'https://docs.adonisjs.com',
  sinks: [
    {
      from: '@adonisjs/core/encryption',
      call: ['drivers.chacha20', 'drivers.aes256gcm', 'drivers.aes256cbc', 'drivers.legacy'],
      key: { argument: 0, property: 'keys' },
      role: 'encrypt and decrypt',
      keyRing: { accepts: 'array', newest: 'first', since: '7.0.0' },
      versions: '>=7.0.0',
    },
    {
      from: '@adonisjs/core/encryption',
      call: 'drivers.aessiv',
      key: { argument: 0, property: 'key' },
      role: 'encrypt and decrypt',
      keyRing: { accepts: 'one key', instead: 'encrypt every value again with the new key' },
      versions: '>=7.0.0',
    },
    {
      exported: 'appKey',
      file: 'config/app',
      role: 'encrypt and decrypt',
      keyRing: {
        accepts: 'one key',
        instead:
          'upgrade to version 7, where `drivers.legacy({ keys: [newest, older] })` reads what version 6 made',
      },
      versions: '<7.0.0',
    },
    {
      from: '@adonisjs/core/encryption',
      new: 'Encryption',
      key: { argument: 0, property: 'secret' },
      role: 'encrypt and decrypt',
      keyRing: {
        accepts: 'one key',
        instead:
          'upgrade to version 7, where `drivers.legacy({ keys: [newest, older] })` reads what version 6 made',
      },
      versions: '<7.0.0',
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'ciphertext',
        shows: '`encryption.decrypt()` gives `null`',
        severity: 'unreadable until the old key is back',
        detail: 'whatever the application stored with `encryption.encrypt()`',
      },
      {
        what: 'sessions',
        shows: 'signed and encrypted cookies are `null`',
        severity: 'sign in again',
      },
      {
        what: 'links',
        shows: '`request.hasValidSignature()` gives `false`',
        severity: 'send again',
        detail: 'links of `router.makeSignedUrl`',
      },
    ],
    unaffected: ['plain cookies', 'password hashes'],
    withFallback:
      'From version 7 on everything is accepted: cookies, links and stored data. Version 6 takes no fallback key.',
    dropWhen: 'every stored value has been encrypted again, and the longest cookie and link have expired',
  },
  missingKey:
    'version 6 throws `Missing "app.appKey". The key is required to encrypt values`; version 7 drops missing and empty entries and throws when no key is left',
  emptyKey: 'refused',
  shortestKey: '16 characters',
  traps: [
    'The `id` of a driver is part of the ciphertext: renaming it makes the old data unreadable.',
    'So does moving from `legacy` to another driver with the same key.',
    'In version 7 undefined and empty entries of the list are dropped silently: a missing setting goes unnoticed as long as another key is there.',
    'In version 6 one key signs the sessions and encrypts the stored data: they can only be rotated together.',
  ],
  notes: [
    'Also run against 6.21.0. The encryption module and the http server were run through the factories of the packages, not in a started application.',
    'The key is `APP_KEY` by convention; the configuration reads it.',
    'The XSRF-TOKEN cookie of shield hangs on it as well (read in the source, not run).',
  ],
  migration: `// config/encryption.ts of version 7: newest key first, entries that are not set are dropped.
import { defineConfig, drivers } from '@adonisjs/core/encryption'

export default defineConfig({
  default: 'app',
  list: {
    app: drivers.chacha20({ id: 'app', keys: [process.env.APP_KEY, process.env.OLD_APP_KEY] }),
  },
})
`,
  examples: {
    correct: [
      `import { defineConfig, drivers } from '@adonisjs/core/encryption'
import { appKeys } from './keys.js'

export default defineConfig({
  default: 'app',
  list: {
    app: drivers.chacha20({ id: 'app', keys: appKeys }),
    old: drivers.legacy({ keys: appKeys }),
  },
})
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import { defineConfig, drivers } from '@adonisjs/core/encryption'
import { olderKeys } from './keys.js'

export default defineConfig({
  default: 'app',
  list: { app: drivers.chacha20({ id: 'app', keys: ['made-up-key-for-the-examples-only!', ...olderKeys] }) },
})
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { defineConfig, drivers } from '@adonisjs/core/encryption'
import { appKey } from './keys.js'

export default defineConfig({
  default: 'app',
  list: { app: drivers.aes256gcm({ id: 'app', keys: [appKey] }) },
})
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { defineConfig, drivers } from '@adonisjs/core/encryption'
import { indexKey } from './keys.js'

export default defineConfig({
  default: 'index',
  list: { index: drivers.aessiv({ id: 'index', key: indexKey }) },
})
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { Encryption } from '@adonisjs/core/encryption'
import { appKey } from './keys.js'

export const encryption = new Encryption({ secret: appKey })
`,
      },
      {
        rule: 'require-fallback-keys',
        filename: 'config/app.ts',
        code: `import { Secret } from '@adonisjs/core/helpers'
import env from '#start/env'

export const appKey = new Secret(env.get('APP_KEY'))
`,
      },
    ],
  },
})
