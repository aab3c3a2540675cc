import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'uncsrf',
  verified: '1.2.0',
  reference: 'https://www.npmjs.com/package/uncsrf',
  sinks: [
    {
      call: 'importEncryptSecret',
      key: { argument: 0 },
      role: 'derive',
      keyRing: { accepts: 'one key', instead: 'import each key' },
    },
    {
      call: 'create',
      key: { argument: 1 },
      role: 'encrypt',
      keyRing: { accepts: 'one key', instead: 'make tokens with the newest key' },
    },
    {
      call: 'verify',
      key: { argument: 2 },
      role: 'decrypt',
      keyRing: { accepts: 'one key', instead: 'call `verify` with each imported key in turn' },
    },
    {
      exported: 'csurf.encryptSecret',
      file: 'nuxt.config',
      role: 'encrypt and decrypt',
      keyRing: { accepts: 'one key', instead: 'replace it; a form that is open is refused once' },
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'requests in flight',
        shows: '`verify()` gives `false`',
        severity: 'send again',
        detail: 'forms that are open',
      },
    ],
    unaffected: ['sessions'],
    withFallback:
      'With `verify` called once for each key every open form is accepted; nuxt-csurf takes no fallback key.',
    dropWhen: 'the last instance has the new key',
  },
  missingKey: '`importEncryptSecret()` makes a random key: the tokens die with the process',
  emptyKey: 'refused',
  shortestKey: '32 bytes exactly',
  traps: [
    'The first argument of `create` and `verify` is the secret of the visitor; the key of the server is the second and the third.',
    'Without `encryptSecret` nuxt-csurf makes a random key when it is built (read in the source of 1.6.6, not run).',
  ],
  notes: ['`csurf.encryptSecret` belongs to the Nuxt module nuxt-csurf, which stands on this package.'],
  examples: {
    correct: [
      `import { create, importEncryptSecret, verify } from 'uncsrf'
import { csrfKeys } from './keys.js'

const imported = await Promise.all(csrfKeys.map((key) => importEncryptSecret(key)))

export const tokenFor = (visitorSecret) => create(visitorSecret, imported[0])

export async function check(visitorSecret, token) {
  for (const key of imported) if (await verify(visitorSecret, token, key)) return true
  return false
}
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import { create, importEncryptSecret } from 'uncsrf'

const key = await importEncryptSecret('made-up-key-for-the-examples-onl')

export const tokenFor = (visitorSecret) => create(visitorSecret, key)
`,
      },
      {
        rule: 'require-fallback-keys',
        filename: 'nuxt.config.ts',
        code: `import { defineNuxtConfig } from 'nuxt/config'
import { csrfKey } from './keys.js'

export default defineNuxtConfig({ modules: ['nuxt-csurf'], csurf: { encryptSecret: csrfKey } })
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { verify } from 'uncsrf'
import { csrfKey } from './keys.js'

export const check = (visitor, token) => verify(visitor, token, csrfKey)
`,
      },
    ],
  },
})
