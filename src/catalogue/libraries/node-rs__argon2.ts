import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: '@node-rs/argon2',
  verified: '2.2.1',
  reference: 'https://github.com/napi-rs/node-rs',
  sinks: [
    {
      call: ['hash', 'hashSync'],
      key: { argument: 1, property: 'secret' },
      role: 'hash',
      keyRing: { accepts: 'one key', instead: 'hash with the newest pepper' },
    },
    {
      call: ['verify', 'verifySync'],
      key: { argument: 2, property: 'secret' },
      role: 'verify',
      keyRing: {
        accepts: 'one key',
        instead: 'verify with each pepper in turn and hash again with the newest',
      },
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'passwords',
        shows: '`verify` resolves to false for every password, without an error',
        severity: 'unreadable until the old key is back',
        detail: 'if the old pepper was thrown away, every user has to reset the password',
      },
    ],
    unaffected: ['hashes that were made without a pepper', 'sessions that are already open'],
    withFallback:
      'A login that fits the old pepper is accepted and its password hashed again with the new one.',
    dropWhen: 'every account has logged in once; the others have to reset their password',
  },
  missingKey:
    '`secret: undefined` is no pepper, without an error: hash makes one without, verify resolves to false',
  emptyKey: 'accepted',
  shortestKey: 'any',
  traps: [
    'A pepper that is forgotten in verify makes every password wrong; an empty one is no pepper.',
    'A string and an array throw: it has to be a Buffer.',
  ],
  notes: ['Without `secret` there is no key of the application: the salt is inside the hash.'],
  examples: {
    correct: [
      `import { hash, verify } from '@node-rs/argon2'
import { peppers } from './keys.js'

export const hashed = (password) => hash(password, { secret: peppers.newest })

export async function check(password, stored) {
  for (const secret of peppers) {
    if (await verify(stored, password, { secret })) return true
  }
  return false
}
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import { hash } from '@node-rs/argon2'

export const hashed = (password) => hash(password, { secret: Buffer.from('made-up-pepper') })
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { verify } from '@node-rs/argon2'
import { pepper } from './keys.js'

export const check = (password, stored) => verify(stored, password, { secret: pepper })
`,
      },
    ],
  },
})
