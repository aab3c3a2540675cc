import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'argon2',
  verified: '0.45.1',
  reference: 'https://github.com/ranisalt/node-argon2',
  sinks: [
    {
      call: 'hash',
      key: { argument: 1, property: 'secret' },
      role: 'hash',
      keyRing: { accepts: 'one key', instead: 'hash with the newest pepper' },
    },
    {
      call: 'verify',
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
    'The pepper is not recorded in the hash: a hash can move to the new one only while its owner types the password.',
    '`needsRehash` does not see that the pepper changed.',
    'A pepper that is forgotten in verify makes every password wrong; an empty one is no pepper.',
    'A string and an array throw "Invalid argument": it has to be a Buffer.',
  ],
  notes: ['Without `secret` there is no key of the application: the salt is inside the hash.'],
  migration: `import argon2 from 'argon2'

// Newest pepper first. The old one stays for as long as an account that did not log in since may come back.
const peppers = [process.env.PEPPER, process.env.PEPPER_PREVIOUS].filter(Boolean).map((text) => Buffer.from(text))

export const hash = (password) => argon2.hash(password, { secret: peppers[0] })

// Store \`rehash\` when it is set.
export async function login(password, stored) {
  for (const [index, secret] of peppers.entries()) {
    if (await argon2.verify(stored, password, { secret })) {
      return { ok: true, rehash: index === 0 ? undefined : await hash(password) }
    }
  }
  return { ok: false }
}
`,
  examples: {
    correct: [
      `import argon2 from 'argon2'
import { peppers } from './keys.js'

export const hash = (password) => argon2.hash(password, { secret: peppers.newest })

export async function check(password, stored) {
  for (const secret of peppers) {
    if (await argon2.verify(stored, password, { secret })) return true
  }
  return false
}
`,
      `import argon2 from 'argon2'

export const hash = (password) => argon2.hash(password)
export const check = (password, stored) => argon2.verify(stored, password)
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import argon2 from 'argon2'

export const hash = (password) => argon2.hash(password, { secret: Buffer.from('made-up-pepper') })
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import argon2 from 'argon2'
import { pepper } from './keys.js'

export const check = (password, stored) => argon2.verify(stored, password, { secret: pepper })
`,
      },
    ],
  },
})
