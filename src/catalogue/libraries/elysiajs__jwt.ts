import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: '@elysiajs/jwt',
  verified: '1.4.2',
  reference: 'https://github.com/elysiajs/elysia-jwt',
  sinks: [
    {
      call: ['jwt', 'default'],
      key: { argument: 0, property: 'secret' },
      role: 'sign and verify',
      keyRing: {
        accepts: 'one key',
        instead: 'use the plugin once for each key, under another `name`, and verify with each in turn',
      },
    },
  ],
  rotation: {
    invalidates: [
      { what: 'access tokens', shows: '`verify` resolves to false', severity: 'sign in again' },
      { what: 'refresh tokens', shows: '`verify` resolves to false', severity: 'sign in again' },
      {
        what: 'links',
        shows: '`verify` resolves to false',
        severity: 'send again',
        detail: 'links that carry a token: password reset, e-mail verification, invitation',
      },
    ],
    unaffected: ['password hashes', 'stored data'],
    withFallback:
      'With a second plugin for the old key, its tokens verify until they expire; new ones are signed with the new key.',
    dropWhen: 'the longest `exp` after the last instance signs with the new key',
  },
  missingKey: 'throws "Secret can\'t be empty"',
  emptyKey: 'refused',
  shortestKey: 'one character',
  traps: [
    'An array of keys is constructed without complaint: `sign` throws, and `verify` is false for every token.',
    'A key function of jose works for `verify` only: `sign` throws.',
  ],
  notes: ['A string is taken as its UTF-8 bytes, the same key as jose with `new TextEncoder().encode`.'],
  migration: `import { Elysia } from 'elysia'
import { jwt } from '@elysiajs/jwt'

// Drop the previous key when the longest token has expired.
const [newest, previous] = [process.env.JWT_SECRET, process.env.JWT_SECRET_PREVIOUS]

export const auth = new Elysia({ name: 'auth' })
  .use(jwt({ name: 'jwt', secret: newest }))
  .use(jwt({ name: 'jwtPrevious', secret: previous ?? newest }))
  .derive({ as: 'global' }, async ({ jwt, jwtPrevious, headers }) => {
    const token = headers.authorization?.slice(7)
    return { user: (await jwt.verify(token)) || (await jwtPrevious.verify(token)) }
  })
`,
  examples: {
    correct: [
      `import { Elysia } from 'elysia'
import { jwt } from '@elysiajs/jwt'
import { tokenKeys } from './keys.js'

export const auth = new Elysia({ name: 'auth' })
tokenKeys.forEach((secret, index) => auth.use(jwt({ name: \`jwt\${index}\`, secret })))
`,
    ],
    incorrect: [
      {
        rule: 'require-fallback-keys',
        code: `import { Elysia } from 'elysia'
import { jwt } from '@elysiajs/jwt'
import { tokenKey } from './keys.js'

export const auth = new Elysia().use(jwt({ name: 'jwt', secret: tokenKey }))
`,
      },
    ],
  },
})
