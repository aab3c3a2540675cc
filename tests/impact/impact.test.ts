import { describe, expect, it } from 'vitest'
import { impactOfFiles, keyNamed } from './project.ts'
import type { Files } from './project.ts'

async function keyOf(files: Files, name: string) {
  return keyNamed(await impactOfFiles(files), name)
}

const session = (secret: string) => `import session from 'express-session'
export const sessions = session({ secret: ${secret}, cookie: { maxAge: 86_400_000 } })
`
const kinds = (key: { invalidates: readonly { what: string }[] }) => key.invalidates.map(({ what }) => what)
const unaffected = (key: { notAffected: readonly { what: string }[] }) =>
  key.notAffected.map(({ what }) => what)

describe('where a key is read and used', () => {
  it('names a key after its setting, with every read and use', async () => {
    const key = await keyOf({ 'src/app.js': session('process.env.SESSION_KEY') }, 'SESSION_KEY')
    expect(key.reads).toEqual([
      {
        file: 'src/app.js',
        line: 2,
        column: 43,
        via: 'environment',
        keyModule: false,
        use: 'value',
        reachesSink: true,
      },
    ])
    expect(key.uses).toMatchObject([
      {
        file: 'src/app.js',
        line: 2,
        library: 'express-session',
        call: 'session',
        role: 'sign and verify',
        fallback: 'no',
      },
    ])
    expect(key.uses[0]?.purpose).toBe('sessions and requests in flight')
  })

  it('says through which key module the key came', async () => {
    const files = {
      'src/config/keys.js': 'export const sessionKey = process.env.SESSION_KEY\n',
      'src/app.js': `import { sessionKey } from './config/keys.js'\n${session('sessionKey')}`,
    }
    const key = await keyOf(files, 'SESSION_KEY')
    expect(key.reads).toMatchObject([{ file: 'src/config/keys.js', keyModule: true, reachesSink: true }])
    expect(key.uses).toMatchObject([{ file: 'src/app.js', through: 'src/config/keys.js' }])
  })

  it("takes a key for the application's own where it makes and accepts what it is for, whatever its name", async () => {
    const key = await keyOf({ 'src/app.js': session('process.env.ACME_API_KEY') }, 'ACME_API_KEY')
    expect([key.rotatedBy, key.fallback]).toEqual(['application', 'none'])
  })

  it("takes a key for the application's own where one call signs and another verifies", async () => {
    const code = `import jwt from 'jsonwebtoken'
export const make = (user) => jwt.sign({ user }, process.env.ACME_API_KEY)
export const read = (token) => jwt.verify(token, process.env.ACME_API_KEY)
`
    expect((await keyOf({ 'src/app.js': code }, 'ACME_API_KEY')).rotatedBy).toBe('application')
  })

  it('takes a member that is written like a setting for it, whatever was done to the environment', async () => {
    const files = {
      'src/environment.js': `import { wrap } from './wrap.js'
export default wrap(process.env)
`,
      'src/app.js': `import environment from './environment.js'
${session("environment.SESSION_KEY ?? ''")}`,
      'src/columns.js': `import { createDecipheriv } from 'node:crypto'
export const read = (iv) => createDecipheriv('aes-256-gcm', process.env.SESSION_KEY, iv)
`,
    }
    const impact = await impactOfFiles(files)
    const key = keyNamed(impact, 'SESSION_KEY')
    expect(key.uses.map(({ library }) => library)).toEqual(['express-session', 'node:crypto'])
  })

  it('keeps keys apart that come out of a store by other names', async () => {
    const code = `import jwt from 'jsonwebtoken'
export const read = async (store, token) => jwt.verify(token, await store.get('access'))
export const renew = async (store, token) => jwt.verify(token, await store.get('refresh'))
`
    expect((await impactOfFiles({ 'src/app.js': code })).keys).toHaveLength(2)
  })

  it('does not take a function for a library that the package does not ask for', async () => {
    const code = `import { Column } from 'typeorm'
export const AnyColumn = (options) => Column(options)
`
    const manifest = (name: string) => JSON.stringify({ dependencies: { typeorm: '1.0.0', [name]: '1.0.0' } })
    const keys = async (name: string) =>
      (await impactOfFiles({ 'package.json': manifest(name), 'src/column.ts': code })).keys.length
    expect([await keys('other'), await keys('typeorm-encrypted')]).toEqual([0, 1])
  })

  it('names a literal after its place', async () => {
    const key = await keyOf({ 'src/app.js': session("'made-up-session-key'") }, 'literal in src/app.js:2')
    expect(key).toMatchObject({ kind: 'literal', reads: [], severity: 'sign in again' })
  })

  it('lists a literal that stands in for the setting with the setting', async () => {
    const impact = await impactOfFiles({
      'src/app.js': session("process.env.SESSION_KEY ?? 'made-up-session-key'"),
    })
    expect(impact.keys.map(({ name }) => name)).toEqual(['SESSION_KEY'])
    expect(impact.keys[0]?.defaults).toEqual([{ file: 'src/app.js', line: 2, column: 70, kind: 'literal' }])
  })

  it('lists a key that is made at every start with the setting that it stands in for', async () => {
    const code = `import { randomBytes } from 'node:crypto'\n${session("process.env.SESSION_KEY ?? randomBytes(32).toString('hex')")}`
    const key = await keyOf({ 'src/app.js': code }, 'SESSION_KEY')
    expect(key.defaults).toMatchObject([{ kind: 'generated' }])
  })

  it('says of a key that is read and never seen at a sink that nothing is known', async () => {
    const key = await keyOf({ 'src/app.js': 'export const key = process.env.SESSION_KEY\n' }, 'SESSION_KEY')
    expect(key).toMatchObject({
      uses: [],
      invalidates: [],
      notAffected: [],
      severity: 'unknown',
      fallback: 'unknown',
      dropAfter: null,
    })
  })

  it('describes a function that passes its key on at its calls', async () => {
    const files = {
      'src/tokens.js':
        "import jwt from 'jsonwebtoken'\nexport const check = (token, key) => jwt.verify(token, key)\n",
      'src/app.js':
        "import { check } from './tokens.js'\nexport const user = (token) => check(token, process.env.TOKEN_KEY)\n",
    }
    const impact = await impactOfFiles(files)
    expect(impact.keys.map(({ name }) => name)).toEqual(['TOKEN_KEY'])
    expect(impact.keys[0]?.uses).toMatchObject([
      {
        file: 'src/app.js',
        line: 2,
        call: 'check',
        library: 'jsonwebtoken',
        wraps: { file: 'src/tokens.js', line: 2 },
      },
    ])
  })

  it('counts a key once that a function takes out of the environment it is given', async () => {
    const code = `import jwt from 'jsonwebtoken'
const check = (env, token) => jwt.verify(token, env.TOKEN_KEY)
export default { fetch: (request, env) => check(env, request.token) }
`
    const key = await keyOf({ 'src/worker.js': code }, 'TOKEN_KEY')
    expect(key.uses.map(({ line, call }) => [line, call])).toEqual([[2, 'jwt.verify']])
  })

  it('counts what an import holds as one key, in however many files it is used', async () => {
    const code = `import config from '@acme/config'\n${session('config.auth.secret')}`
    const impact = await impactOfFiles({ 'src/a.js': code, 'src/b.js': code })
    expect(impact.keys.map(({ name, uses }) => [name, uses.map(({ file }) => file)])).toEqual([
      ['config.auth.secret', ['src/a.js', 'src/b.js']],
    ])
  })

  it('takes a member of an environment that cannot be followed for the setting of that name', async () => {
    const code = `import { env } from '@acme/env'\n${session('env.SESSION_KEY')}`
    const key = await keyOf({ 'src/app.js': code }, 'SESSION_KEY')
    expect(key.uses).toMatchObject([{ library: 'express-session' }])
  })

  it('joins a configuration that cannot be followed to the one setting that is read into that path', async () => {
    const files = {
      'config/default.js': 'export default { session: { secret: process.env.SESSION_KEY } }\n',
      'src/app.js': `import config from '@acme/config'\n${session('config.session.secret')}`,
    }
    const key = await keyOf(files, 'SESSION_KEY')
    expect(key.uses).toMatchObject([
      { library: 'express-session', joinedBy: "the name 'config.session.secret'" },
    ])
  })

  it('joins a place in a configuration service to the one setting that is read into it', async () => {
    const files = {
      'config/auth.js':
        'export default registerAs("auth", () => ({ session: { secret: process.env.SESSION_KEY } }))\n',
      'src/app.js': session("configService.get('auth').session.secret"),
    }
    const impact = await impactOfFiles(files)
    expect(impact.keys.map(({ name, uses }) => [name, uses.map(({ joinedBy }) => joinedBy)])).toEqual([
      ['SESSION_KEY', ["the name 'auth.session.secret'"]],
    ])
  })

  it('joins by the name under which NestJS registers a configuration', async () => {
    const files = {
      'config/auth.js': `export default registerAs('auth', () => {
  return { secret: process.env.SESSION_KEY }
})
`,
      'config/mail.js': 'export default registerAs("mail", () => ({ secret: process.env.MAIL_KEY }))\n',
      'src/app.js': session("configService.getOrThrow('auth.secret', { infer: true })"),
    }
    const key = await keyOf(files, 'SESSION_KEY')
    expect(key.uses.map(({ joinedBy }) => joinedBy)).toEqual(["the name 'auth.secret'"])
  })

  it('joins nothing when two settings are read into the same path', async () => {
    const files = {
      'config/a.js': 'export default { session: { secret: process.env.SESSION_KEY } }\n',
      'config/b.js': 'export default { session: { secret: process.env.COOKIE_KEY } }\n',
      'src/app.js': `import config from '@acme/config'\n${session('config.session.secret')}`,
    }
    const impact = await impactOfFiles(files)
    expect(impact.keys.map(({ name, uses }) => [name, uses.length])).toEqual([
      ['config.session.secret', 1],
      ['COOKIE_KEY', 0],
      ['SESSION_KEY', 0],
    ])
  })

  it('leaves public keys and the secrets of single users out', async () => {
    const code = `import jwt from 'jsonwebtoken'
export const a = (token) => jwt.verify(token, process.env.PARTNER_PUBLIC_KEY)
export const b = (token, user) => jwt.verify(token, user.secret)
`
    expect((await impactOfFiles({ 'src/app.js': code })).keys).toEqual([])
  })

  it('leaves tests out', async () => {
    expect((await impactOfFiles({ 'test/app.test.js': session('process.env.SESSION_KEY') })).keys).toEqual([])
  })

  it('never has the value of a key in it', async () => {
    const code = `${session("process.env.SESSION_KEY || 'made-up-value-1'")}
const other = 'made-up-value-2'
export const more = session({ secret: other })
export const rings = session({ secret: ['made-up-value-3', \`made-up-\${other}\`] })
`
    expect(JSON.stringify(await impactOfFiles({ 'src/app.js': code }))).not.toContain('made-up')
  })
})

describe('what a rotation invalidates', () => {
  const both = `import { createCipheriv, createDecipheriv } from 'node:crypto'
export const encrypt = (iv) => createCipheriv('aes-256-gcm', process.env.APP_KEY, iv)
export const decrypt = (iv) => createDecipheriv('aes-256-gcm', process.env.APP_KEY, iv)
`

  it('adds all uses up, the worst first', async () => {
    const key = await keyOf(
      { 'src/session.js': session('process.env.APP_KEY'), 'src/columns.js': both },
      'APP_KEY',
    )
    expect(kinds(key)).toEqual(['ciphertext', 'sessions', 'requests in flight'])
    expect(key.severity).toBe('unreadable until the old key is back')
    expect(key.invalidates[0]).toMatchObject({ libraries: ['node:crypto'], uses: [0, 1], fallback: 'none' })
  })

  it('says of a token what the names around the call say', async () => {
    const code = `import jwt from 'jsonwebtoken'
export const createResetLink = (user) => jwt.sign({ user }, process.env.TOKEN_KEY)
`
    const key = await keyOf({ 'src/app.js': code }, 'TOKEN_KEY')
    expect(key.uses).toMatchObject([
      { purpose: 'links', kinds: ['links'], purposeFrom: "the name 'createResetLink'" },
    ])
    expect(kinds(key)).toEqual(['links'])
  })

  it('believes the setting before the class, which may do many things', async () => {
    const code = `import jwt from 'jsonwebtoken'
export class AuthService {
  issue(user) { return jwt.sign({ user }, process.env.REFRESH_SECRET) }
}
`
    const key = await keyOf({ 'src/app.js': code }, 'REFRESH_SECRET')
    expect(key.uses[0]?.kinds).toEqual(['refresh tokens'])
  })

  it('says all that a token may be where no name tells', async () => {
    const code =
      "import jwt from 'jsonwebtoken'\nexport const issue = (user) => jwt.sign({ user }, process.env.TOKEN_KEY)\n"
    const key = await keyOf({ 'src/app.js': code }, 'TOKEN_KEY')
    expect(key.uses[0]?.purpose).toBe('access tokens, refresh tokens or links')
    expect(key.uses[0]).not.toHaveProperty('purposeFrom')
  })

  it('does not take a digest that is compared for one that rows are looked up by', async () => {
    const code = (use: string) => `import { createHmac, timingSafeEqual } from 'node:crypto'
export const run = (a, b) => ${use.replace('MAC', "createHmac('sha256', process.env.APP_KEY).update(a).digest()")}
`
    expect(kinds(await keyOf({ 'src/app.js': code('timingSafeEqual(MAC, b)') }, 'APP_KEY'))).toEqual([
      'sessions',
      'links',
      'webhooks',
    ])
    expect(kinds(await keyOf({ 'src/app.js': code('b.find(MAC)') }, 'APP_KEY'))).toContain('blind indexes')
  })

  it('judges a derived key where it is used', async () => {
    const code = `import { scryptSync, createDecipheriv } from 'node:crypto'
const key = scryptSync(process.env.APP_KEY, 'columns', 32)
export const decrypt = (iv) => createDecipheriv('aes-256-gcm', key, iv)
`
    const key = await keyOf({ 'src/app.js': code }, 'APP_KEY')
    expect(key.uses.map(({ role, derived }) => [role, derived])).toEqual([
      ['derive', undefined],
      ['decrypt', true],
    ])
    expect(kinds(key)).toEqual(['ciphertext'])
  })

  it('says of a derivation whose result is not seen that it is unknown what it protects', async () => {
    const code =
      "import { scryptSync } from 'node:crypto'\nexport const key = scryptSync(process.env.APP_KEY, 'columns', 32)\n"
    expect(kinds(await keyOf({ 'src/app.js': code }, 'APP_KEY'))).toEqual([
      'whatever the derived key protects',
    ])
  })
})

describe('what a rotation does not affect', () => {
  const tokens =
    "import jwt from 'jsonwebtoken'\nexport const check = (token) => jwt.verify(token, process.env.APP_KEY)\n"
  const columns =
    "import { createDecipheriv } from 'node:crypto'\nexport const read = (iv) => createDecipheriv('aes-256-gcm', process.env.APP_KEY, iv)\n"

  it('says what the entries know', async () => {
    const key = await keyOf({ 'src/tokens.js': tokens }, 'APP_KEY')
    expect(unaffected(key)).toEqual([
      'password hashes',
      'stored data',
      'tokens that are only decoded (`decode`)',
    ])
    expect(key.notAffected[0]?.libraries).toEqual(['jsonwebtoken'])
  })

  it('keeps back what another use of the key contradicts', async () => {
    const key = await keyOf({ 'src/tokens.js': tokens, 'src/columns.js': columns }, 'APP_KEY')
    expect(unaffected(key)).not.toContain('stored data')
    expect(unaffected(key)).toContain('password hashes')
  })

  it('keeps password hashes back when the key is a pepper, too', async () => {
    const pepper =
      "import argon2 from 'argon2'\nexport const hash = (password) => argon2.hash(password, { secret: process.env.APP_KEY })\n"
    const key = await keyOf({ 'src/tokens.js': tokens, 'src/passwords.js': pepper }, 'APP_KEY')
    expect(unaffected(key)).not.toContain('password hashes')
  })

  it('says only what holds for any key when the key goes on to something unknown', async () => {
    const unknown =
      "import { protect } from '@acme/columns'\nexport const stored = protect('value', process.env.APP_KEY)\n"
    const key = await keyOf({ 'src/tokens.js': tokens, 'src/columns.js': unknown }, 'APP_KEY')
    expect(key.handedOn).toEqual([{ file: 'src/columns.js', line: 2, column: 40, to: 'protect()' }])
    expect(unaffected(key)).toEqual(['tokens that are only decoded (`decode`)'])
  })

  it('says nothing of what is stored when the key is the passphrase of another one', async () => {
    const signing =
      "import jwt from 'jsonwebtoken'\nimport { key } from '@acme/pem'\nexport const issue = () => jwt.sign({}, { key, passphrase: process.env.APP_KEY })\n"
    expect(unaffected(await keyOf({ 'src/tokens.js': signing }, 'APP_KEY'))).toEqual([
      'password hashes',
      'tokens that are only decoded (`decode`)',
    ])
  })

  it('says that what is stored is not affected when the key goes on to something that signs', async () => {
    const unknown =
      "import { signBadge } from '@acme/badges'\nexport const badge = signBadge('value', process.env.APP_KEY)\n"
    const key = await keyOf({ 'src/tokens.js': tokens, 'src/badges.js': unknown }, 'APP_KEY')
    expect(unaffected(key)).toEqual([
      'password hashes',
      'stored data',
      'tokens that are only decoded (`decode`)',
    ])
  })

  it('says only what holds for any key when a read of it leads nowhere that is seen', async () => {
    const unknown = 'export const key = process.env.APP_KEY\n'
    const key = await keyOf({ 'src/tokens.js': tokens, 'src/other.js': unknown }, 'APP_KEY')
    expect(unaffected(key)).toEqual(['tokens that are only decoded (`decode`)'])
  })
})

describe('fallback keys', () => {
  const verify = (key: string) =>
    `import signature from 'cookie-signature'\nexport const read = (value) => signature.unsign(value, ${key})\n`

  it.each([
    ['none', { 'src/a.js': session('process.env.APP_KEY') }],
    ['all', { 'src/a.js': session('[process.env.APP_KEY, process.env.APP_KEY_OLD]') }],
    [
      'some',
      {
        'src/a.js': session('[process.env.APP_KEY, process.env.APP_KEY_OLD]'),
        'src/b.js': verify('process.env.APP_KEY'),
      },
    ],
  ] as const)('%s of the uses accept one', async (fallback, files) => {
    expect((await keyOf(files, 'APP_KEY')).fallback).toBe(fallback)
  })

  it('are unknown where a key is only signed with', async () => {
    const code =
      "import jwt from 'jsonwebtoken'\nexport const issue = () => jwt.sign({}, process.env.APP_KEY)\n"
    const key = await keyOf({ 'src/a.js': code }, 'APP_KEY')
    expect(key.fallback).toBe('unknown')
    expect(key.uses[0]?.fallback).toBe('not needed')
  })

  it('know each other by their places in the ring', async () => {
    const impact = await impactOfFiles({
      'src/a.js': session('[process.env.APP_KEY, process.env.APP_KEY_OLD]'),
    })
    expect(impact.keys.map(({ name, fallbackKeys, fallbackOf }) => [name, fallbackKeys, fallbackOf])).toEqual(
      [
        ['APP_KEY', ['APP_KEY_OLD'], []],
        ['APP_KEY_OLD', [], ['APP_KEY']],
      ],
    )
  })

  it('are known behind a key module that hands out rings', async () => {
    const files = {
      'src/keys.js':
        'export const sessionKeys = [process.env.APP_KEY, process.env.APP_KEY_OLD].filter(Boolean)\n',
      'src/a.js': `import { sessionKeys } from './keys.js'\n${session('sessionKeys')}`,
    }
    expect(await keyOf(files, 'APP_KEY')).toMatchObject({ fallback: 'all', fallbackKeys: ['APP_KEY_OLD'] })
  })

  it.each([
    [
      'a helper that is given the name',
      `const ringOf = (name) => Object.freeze([process.env[name], process.env[\`\${name}_PREVIOUS\`]].filter(Boolean))
export const sessionKeys = ringOf('APP_KEY')
export const otherKeys = ringOf('OTHER_KEY')
`,
    ],
    [
      'a helper of a helper',
      `function checked(setting) { return process.env[setting] }
function ringOf(setting) { return [checked(setting), checked(setting + '_PREVIOUS')] }
export const sessionKeys = ringOf('APP_KEY')
export const otherKeys = ringOf('OTHER_KEY')
`,
    ],
    [
      'the key module of the documentation',
      `function checked(setting, key) {
  if (key.length < 32) throw new Error(setting)
  return key
}
function keyRing(setting) {
  const newest = process.env[setting]
  const previous = process.env[\`\${setting}_PREVIOUS\`]
  if (!newest) throw new Error(setting)
  if (!previous) return [checked(setting, newest)]
  return [checked(setting, newest), checked(\`\${setting}_PREVIOUS\`, previous)]
}
export const sessionKeys = keyRing('APP_KEY')
export const otherKeys = keyRing('OTHER_KEY')
`,
    ],
    [
      'an object that a helper makes',
      `const read = (name) => [process.env[name], process.env[\`\${name}_PREVIOUS\`]].filter(Boolean)
function ringOf(name) {
  const all = read(name)
  return { newest: all[0], all }
}
const rings = { session: ringOf('APP_KEY'), other: ringOf('OTHER_KEY') }
export const sessionKeys = rings.session.all
`,
    ],
  ])('are known behind %s', async (_what, keys) => {
    const files = {
      'src/keys.js': keys,
      'src/a.js': `import { sessionKeys } from './keys.js'\n${session('sessionKeys')}`,
    }
    const impact = await impactOfFiles(files)
    expect(impact.keys.map(({ name, fallbackKeys }) => [name, fallbackKeys])).toEqual([
      ['APP_KEY', ['APP_KEY_PREVIOUS']],
      ['APP_KEY_PREVIOUS', []],
    ])
    expect(impact.keys[0]?.reads).toMatchObject([
      { file: 'src/keys.js', via: 'helper', keyModule: true, reachesSink: true },
    ])
  })

  it('are in a setting that holds a list', async () => {
    const files = {
      'src/keys.js':
        "const keys = process.env.APP_KEYS.split(',')\nexport const newest = keys[0]\nexport const all = keys\n",
      'src/a.js': `import { all } from './keys.js'\n${session('all')}`,
      'src/b.js': `import { newest } from './keys.js'\nimport signature from 'cookie-signature'\nexport const sign = (value) => signature.sign(value, newest)\n`,
    }
    const key = await keyOf(files, 'APP_KEYS')
    expect(key.fallback).toBe('all')
    expect(key.uses.map(({ file, fallback }) => [file, fallback])).toEqual([
      ['src/a.js', 'yes'],
      ['src/b.js', 'not needed'],
    ])
  })

  it('keep only what the ring covers', async () => {
    const code = `import { betterAuth } from 'better-auth'
export const auth = betterAuth({ secrets: [{ version: 2, value: process.env.AUTH_KEY }, { version: 1, value: process.env.AUTH_KEY_OLD }] })
`
    const key = await keyOf({ 'src/auth.js': code }, 'AUTH_KEY')
    const byKind = Object.fromEntries(key.invalidates.map(({ what, fallback }) => [what, fallback]))
    expect(byKind).toMatchObject({ sessions: 'none', ciphertext: 'all' })
    expect(key.fallback).toBe('some')
  })

  it('are not asked for where somebody else rotates', async () => {
    const code =
      "import Stripe from 'stripe'\nconst stripe = new Stripe(process.env.STRIPE_SECRET_KEY)\nexport const event = (body, sign) => stripe.webhooks.constructEvent(body, sign, process.env.STRIPE_WEBHOOK_SECRET)\n"
    const key = await keyOf({ 'src/a.js': code }, 'STRIPE_WEBHOOK_SECRET')
    expect(key).toMatchObject({ rotatedBy: 'third party', fallback: 'unknown' })
    expect(key.uses).toMatchObject([{ library: 'stripe', fallback: 'not needed' }])
  })
})

describe('when the old key may go', () => {
  const sign = (options: string) =>
    `import jwt from 'jsonwebtoken'\nexport const issue = (user) => jwt.sign({ user }, process.env.TOKEN_KEY, ${options})\n`
  const seconds = async (code: string) => (await keyOf({ 'src/a.js': code }, 'TOKEN_KEY')).dropAfter?.seconds

  it.each([
    ['a text', "{ expiresIn: '7d' }", 604_800],
    ['a number', '{ expiresIn: 3600 }', 3600],
    ['a product', '{ expiresIn: 60 * 60 * 24 }', 86_400],
  ])('reads expiresIn that is %s', async (_form, options, expected) => {
    expect(await seconds(sign(options))).toBe(expected)
  })

  it('reads a lifetime in a constant of another file', async () => {
    const files = {
      'src/times.js': 'export const day = 24 * 60 * 60\n',
      'src/a.js': `import { day } from './times.js'\n${sign('{ expiresIn: 2 * day }')}`,
    }
    expect((await keyOf(files, 'TOKEN_KEY')).dropAfter?.seconds).toBe(172_800)
  })

  it('counts in what the library counts in', async () => {
    const key = await keyOf({ 'src/a.js': session('process.env.SESSION_KEY') }, 'SESSION_KEY')
    expect(key.dropAfter).toMatchObject({
      seconds: 86_400,
      known: 'all',
      words: '1 day after the last instance signs with the new key',
    })
  })

  it('counts nothing where it is not known what the library counts in', async () => {
    const code =
      "import { sign } from 'jws'\nexport const issue = (payload) => sign({ header: { alg: 'HS256' }, payload, secret: process.env.TOKEN_KEY, ttl: 5 })\n"
    expect(await seconds(code)).toBeNull()
  })

  it('reads the chain of a builder', async () => {
    const code =
      "import { SignJWT } from 'jose'\nexport const issue = () => new SignJWT({}).setExpirationTime('2h').sign(process.env.TOKEN_KEY)\n"
    expect(await seconds(code)).toBe(7200)
  })

  it('reads a point in time', async () => {
    const code =
      "import { sign } from 'hono/jwt'\nexport const issue = () => sign({ exp: Math.floor(Date.now() / 1000) + 60 * 5 }, process.env.TOKEN_KEY)\n"
    expect(await seconds(code)).toBe(300)
  })

  it('takes the longest', async () => {
    const files = { 'src/a.js': sign("{ expiresIn: '15m' }"), 'src/b.js': sign("{ expiresIn: '30d' }") }
    const { dropAfter } = await keyOf(files, 'TOKEN_KEY')
    expect(dropAfter).toMatchObject({ seconds: 2_592_000, known: 'all' })
    expect(dropAfter?.lifetimes.map(({ file }) => file)).toEqual(['src/b.js', 'src/a.js'])
  })

  it('says where the code gives none', async () => {
    const files = { 'src/a.js': sign("{ expiresIn: '15m' }"), 'src/b.js': sign('{}') }
    expect((await keyOf(files, 'TOKEN_KEY')).dropAfter).toMatchObject({ seconds: 900, known: 'some' })
  })

  it('names the setting that decides', async () => {
    const { dropAfter } = await keyOf(
      { 'src/a.js': sign("{ expiresIn: process.env.TOKEN_LIFETIME ?? '15m' }") },
      'TOKEN_KEY',
    )
    expect(dropAfter).toMatchObject({ seconds: 900, known: 'some' })
    expect(dropAfter?.lifetimes).toMatchObject([
      { option: 'expiresIn', seconds: 900, setting: 'TOKEN_LIFETIME' },
    ])
  })

  it('takes the cookies that the framework signs for those of its key', async () => {
    const code = `import cookieParser from 'cookie-parser'
export const parser = cookieParser(process.env.TOKEN_KEY)
export const remember = (response) => response.cookie('name', 'value', { signed: true, maxAge: 60_000 })
`
    expect(await seconds(code)).toBe(60)
  })

  it('is no time where something is stored under the key', async () => {
    const code =
      "import { createDecipheriv } from 'node:crypto'\nexport const read = (iv) => createDecipheriv('aes-256-gcm', process.env.TOKEN_KEY, iv)\n"
    const key = await keyOf({ 'src/a.js': code }, 'TOKEN_KEY')
    expect(key.dropAfter).toMatchObject({
      seconds: null,
      words: 'when every stored value has been encrypted again with the new key',
    })
  })
})

describe('steps', () => {
  it('accept the new key, sign with it, drop the old one', async () => {
    const key = await keyOf({ 'src/app.js': session('process.env.SESSION_KEY') }, 'SESSION_KEY')
    expect(
      key.steps.map(({ phase, places }) => [phase, places.map(({ file, line }) => `${file}:${line}`)]),
    ).toEqual([
      ['accept the new key', ['src/app.js:2']],
      ['accept the new key', ['src/app.js:2']],
      ['accept the new key', []],
      ['sign with the new key', []],
      ['drop the old key', ['src/app.js:2']],
    ])
    expect(key.steps[0]?.text).toContain("'SESSION_KEY_PREVIOUS'")
    expect(key.steps[1]?.text).toContain('[newest, ...older]')
    expect(key.steps[4]?.text).toContain('1 day after the last instance signs with the new key')
  })

  it('begins with what reads the data where that was not seen', async () => {
    const code = `import { createCipheriv } from 'node:crypto'
export const seal = (text, iv) => createCipheriv('aes-256-gcm', process.env.DATA_KEY, iv).update(text)
`
    const { steps } = await keyOf({ 'src/app.js': code }, 'DATA_KEY')
    expect(steps[0]).toEqual({
      phase: 'accept the new key',
      text: "Find what reads what this key makes, which was not seen, and let it accept a second setting, 'DATA_KEY_PREVIOUS', as well.",
      places: [{ file: 'src/app.js', line: 2, column: 35 }],
    })
  })

  it('change no code where every use accepts a fallback key', async () => {
    const key = await keyOf(
      { 'src/a.js': session('[process.env.APP_KEY, process.env.APP_KEY_OLD]') },
      'APP_KEY',
    )
    expect(key.steps.map(({ phase }) => phase)).toEqual([
      'accept the new key',
      'sign with the new key',
      'drop the old key',
    ])
    expect(key.steps[0]?.text).toContain("'APP_KEY_OLD'")
  })

  it('drop a fallback key and rotate nothing', async () => {
    const key = await keyOf(
      { 'src/a.js': session('[process.env.APP_KEY, process.env.APP_KEY_OLD]') },
      'APP_KEY_OLD',
    )
    expect(key.steps.map(({ phase }) => phase)).toEqual(['drop the old key'])
  })

  it('keep no fallback key after a leak', async () => {
    const key = await keyOf({ 'src/app.js': session('process.env.SESSION_KEY') }, 'SESSION_KEY')
    expect(key.leaked.allows).toBe('forge sessions')
    expect(key.leaked.steps[0]).toContain('without the old one as a fallback key')
  })

  it('encrypt again after a leak', async () => {
    const code =
      "import { createDecipheriv } from 'node:crypto'\nexport const read = (iv) => createDecipheriv('aes-256-gcm', process.env.APP_KEY, iv)\n"
    const key = await keyOf({ 'src/a.js': code }, 'APP_KEY')
    expect(key.leaked.allows).toBe('read encrypted data')
    expect(key.leaked.steps[1]).toContain('encrypt it again')
  })
})
