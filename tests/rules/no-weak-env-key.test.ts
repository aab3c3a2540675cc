import { Linter } from 'eslint'
import { describe, expect, it } from 'vitest'
import { ruleUrl } from '../../src/docs-urls.ts'
import plugin from '../../src/index.ts'

const strong = 'bWFkZS11cCBrZXkgb2YgdGhpcyB0ZXN0'

function lint(text: string, filename = '.env') {
  return new Linter().verify(text, [plugin.configs.env], { filename })
}

type Row = readonly [name: string, text: string]

describe('no-weak-env-key reports', () => {
  const published: readonly Row[] = [
    ['a sample key', 'SESSION_SECRET=keyboard cat'],
    ['a sample key in quotes', 'SESSION_SECRET="keyboard cat"'],
    ['a sample key of full length', 'JWT_SECRET=a-string-secret-at-least-256-bits-long'],
    ['a sample key among several', `SESSION_KEYS=${strong},change-me`],
  ]
  const placeholder: readonly Row[] = [
    ['words that say so', 'SESSION_SECRET=please-change-me-in-production-now'],
    ['words of a sample', 'SESSION_SECRET=your_very_long_session_secret_here'],
    ['a sentence', 'SESSION_SECRET="this is a very long made up sentence"'],
    ['angle brackets', 'SESSION_SECRET=<the session secret of this installation>'],
  ]
  const short: readonly (readonly [...Row, bits: number])[] = [
    ['a word', 'SESSION_SECRET=madeup', 28],
    ['letters of both cases and digits', 'SESSION_SECRET=Q7wE2rT9yU', 59],
    ['hexadecimal digits', 'SESSION_SECRET=0123456789abcdef01234567', 96],
    ['decimal digits', 'SESSION_SECRET=982374982374982374', 59],
    ['a key of the previous time', 'JWT_SECRET_PREVIOUS=madeup', 28],
    ['one of several keys', `SESSION_KEYS=${strong},madeup`, 28],
  ]

  it.each(published)('%s', (_name, text) => {
    expect(lint(text).map(({ messageId }) => messageId)).toEqual(['published'])
  })

  it.each(placeholder)('a placeholder: %s', (_name, text) => {
    expect(lint(text).map(({ messageId }) => messageId)).toEqual(['placeholder'])
  })

  it.each(short)('a short key: %s', (_name, text, bits) => {
    const [name = ''] = text.split('=')
    expect(lint(text).map(({ message }) => message)).toEqual([
      `The secret setting '${name}' has a short key: ${bits} bits at most, and fewer than 112 can be found by trying. Make a longer one. See ${ruleUrl('no-weak-env-key')}`,
    ])
  })

  it.each([
    ['a key of our own', `VITE_JWT_SECRET=${strong}`, 'VITE_'],
    ['a key of our own, by the name of its bundler', `NEXT_PUBLIC_SESSION_SECRET=${strong}`, 'NEXT_PUBLIC_'],
    ['a secret of somebody else', 'REACT_APP_STRIPE_SECRET_KEY=made-up', 'REACT_APP_'],
  ])('what a bundler copies to the client: %s', (_name, text, prefix) => {
    const [setting = ''] = text.split('=')
    expect(lint(text).map(({ message }) => message)).toEqual([
      `The secret setting '${setting}' is copied to the client: its prefix '${prefix}' says so, and everybody who loads the page has the key. Give it a name without the prefix, and a new key. See ${ruleUrl('no-weak-env-key')}`,
    ])
  })

  it('says who printed it, and where the value stands', () => {
    expect(lint(`PORT=3000\n\nSESSION_SECRET='keyboard cat' # made up\n`)).toEqual([
      {
        ruleId: 'secret-key/no-weak-env-key',
        severity: 2,
        message: `The secret setting 'SESSION_SECRET' has a key that is printed in the express-session README: everybody has it. Make a new one. See ${ruleUrl('no-weak-env-key')}`,
        messageId: 'published',
        line: 3,
        column: 16,
        endLine: 3,
        endColumn: 30,
      },
    ])
  })

  it.each([
    '.env',
    '.env.local',
    '.env.production',
    '.env.production.local',
    'apps/api/.env',
    'docker/prod.env',
  ])('in %s', (filename) => {
    expect(lint('SESSION_SECRET=keyboard cat', filename)).toHaveLength(1)
  })
})

describe('no-weak-env-key is silent about', () => {
  const rows: readonly Row[] = [
    ['a good key', `SESSION_SECRET=${strong}`],
    ['sixteen bytes as hexadecimal digits', 'SESSION_SECRET=0123456789abcdef0123456789abcdef'],
    ['a random text that nanoid makes', 'SESSION_SECRET=V1StGXR8_Z5jdHi6B-myT'],
    ['no key', 'SESSION_SECRET='],
    ['no key in quotes', 'SESSION_SECRET=""'],
    ['a setting that is no secret', 'SESSION_NAME=keyboard cat'],
    ['the secret of somebody else', 'STRIPE_SECRET_KEY=madeup'],
    ['a password', 'DATABASE_PASSWORD=madeup'],
    ['what a client may have', 'VITE_STRIPE_PUBLISHABLE_KEY=made-up'],
    ['a key of the client without a value', 'VITE_JWT_SECRET='],
    ['a public key', 'JWT_PUBLIC_KEY=madeup'],
    ['a short salt', 'HASHIDS_SALT=madeup'],
    ['another setting', 'SESSION_SECRET=${OTHER}'],
    ['what a command prints', 'SESSION_SECRET=$(pass show session)'],
    ['a path', 'JWT_PRIVATE_KEY=./keys/jwt.pem'],
    ['a file name', 'JWT_PRIVATE_KEY=jwt.pem'],
    ['a reference to a vault', 'SESSION_SECRET=op://vault/app/secret'],
    ['an encrypted value', 'SESSION_SECRET=encrypted:BOg'],
    ['a private key', 'JWT_PRIVATE_KEY="-----BEGIN PRIVATE KEY-----\nmade up\n-----END PRIVATE KEY-----"'],
    ['keys in JSON', `SESSION_KEYS='["${strong}"]'`],
    ['two good keys', `SESSION_KEYS=${strong},${strong}x`],
    ['a comment', '# SESSION_SECRET=keyboard cat'],
  ]

  it.each(rows)('%s', (_name, text) => {
    expect(lint(text)).toEqual([])
  })

  it.each([
    '.env.example',
    '.env.sample',
    '.env.template',
    '.env.dist',
    '.env.defaults',
    '.env.local.example',
    'example.env',
    '.env.test',
    '.env.test.local',
    'e2e/.env',
    '.env.development',
    '.env.development.local',
    'dev.env',
    '.env.ci',
    '.env.vault',
  ])('%s', (filename) => {
    expect(lint('SESSION_SECRET=keyboard cat', filename)).toEqual([])
  })

  it.each(['.env.ts', '.env.js', '.env.json', '.env.d.ts'])(
    '%s, which is no environment file',
    (filename) => {
      const messages = lint('SESSION_SECRET=keyboard cat', filename)
      expect(messages.filter(({ ruleId }) => ruleId !== null)).toEqual([])
    },
  )
})
