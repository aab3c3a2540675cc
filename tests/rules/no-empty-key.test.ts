import { describe } from 'vitest'
import rule from '../../src/rules/no-empty-key.ts'
import type { MessageId } from '../../src/rules/no-empty-key.ts'
import { RuleTester } from '../rule-tester.ts'
import { reportedIn, silentIn, wordsOf } from './marked.ts'

const reported = reportedIn<MessageId, []>
const silent = silentIn<[]>

const ts = { filename: 'file.ts' }

const takesIt = (packageName: string) => `'${packageName}' takes it without an error`
const takesEmpty = (packageName: string) => `'${packageName}' takes an empty key without an error`

const ofToken = wordsOf('jsonwebtoken')
const ofHmac = wordsOf('node:crypto', 'createHmac')

/** A token's key that is a text. */
const text = (value: string, setting = 'JWT_SECRET') => ({
  messageId: 'emptyWithoutSetting' as const,
  data: { ...ofToken, value, setting, reaction: takesIt('jsonwebtoken') },
})
const isUndefined = text("the text 'undefined'")

/** A link's key that is empty. */
const empty = (setting = 'LINK_KEY') => ({
  messageId: 'emptyWithoutSetting' as const,
  data: { ...ofHmac, value: 'empty', setting, reaction: takesEmpty('node:crypto') },
})
const withoutArgument = {
  messageId: 'emptyWithoutArgument' as const,
  data: { ...ofHmac, value: 'empty', reaction: takesEmpty('node:crypto') },
}

const token = (key: string, before = '') => `import jwt from 'jsonwebtoken'
${before}
jwt.sign(payload, ${key})`

const link = (key: string, before = '') => `import { createHmac } from 'node:crypto'
${before}
createHmac('sha256', ${key})`

describe('a text of what is missing', () => {
  new RuleTester().run('no-empty-key', rule, {
    valid: [
      silent('a setting', token('process.env.JWT_SECRET')),
      silent('a setting with a cast', token('process.env.JWT_SECRET as string'), ts),
      silent('a setting with a literal default', token("`${process.env.JWT_SECRET || 'made-up-key'}`")),
      silent(
        '`String` of a setting with a literal default',
        token("String(process.env.JWT_SECRET ?? 'made-up-key')"),
      ),
      silent('a template of something else', token('`${secret}`', "import { secret } from './keys.js'")),
      silent(
        'a template of a parameter',
        "import jwt from 'jsonwebtoken'\nexport const issue = (secret) => jwt.sign({}, `${secret}`)",
      ),
      silent('a part that may be secret', token('process.env.JWT_SECRET + user.password')),
      silent(
        'a local function of that name',
        token('String(process.env.JWT_SECRET)', 'const String = (value) => value ?? fail()'),
      ),
      silent('another property', token('process.env.JWT_SECRET', 'console.log(`${process.env.JWT_SECRET}`)')),
      silent('a lookup that throws', token("`${config.getOrThrow('JWT_SECRET')}`")),
      silent('a lookup with a default', token("`${config.get('JWT_SECRET', 'made-up-key')}`")),
      silent(
        'a helper that may throw',
        token("`${requireEnv('JWT_SECRET')}`", "import { requireEnv } from '@company/env'"),
      ),
      silent(
        'a lookup of node-config, which throws',
        token("`${config.get('jwtSecret')}`", "import config from 'config'"),
      ),
    ],
    invalid: [
      reported('a template', token('«`${process.env.JWT_SECRET}`»'), isUndefined),
      reported('`String`', token('«String(process.env.JWT_SECRET)»'), isUndefined),
      reported(
        '`String` of a constant',
        token('String(key)', 'const key = «process.env.JWT_SECRET»'),
        isUndefined,
      ),
      reported('a concatenation with nothing', token("«process.env.JWT_SECRET + ''»"), isUndefined),
      reported('a concatenation of nothing', token("«'' + process.env.JWT_SECRET»"), isUndefined),
      reported('`encodeURIComponent`', token('«encodeURIComponent(process.env.JWT_SECRET)»'), isUndefined),
      reported('a constant', token('key', 'const key = «`${process.env.JWT_SECRET}`»'), isUndefined),
      reported(
        'a property',
        token('config.key', 'const config = { key: «`${process.env.JWT_SECRET}`» }'),
        isUndefined,
      ),
      reported(
        'what was destructured',
        token('«`${JWT_SECRET}`»', 'const { JWT_SECRET } = process.env'),
        isUndefined,
      ),
      reported(
        'a default that is another setting',
        token('«`${process.env.JWT_SECRET || process.env.SECRET}`»'),
        isUndefined,
      ),
      reported(
        'an own function',
        token('key', 'const text = (value) => `${value}`\nconst key = «text(process.env.JWT_SECRET)»'),
        isUndefined,
      ),
      reported(
        'the answer of a key function',
        "import jwt from 'jsonwebtoken'\njwt.verify(token, (header, done) => done(null, «`${process.env.JWT_SECRET}`»))",
        isUndefined,
      ),
      reported('a lookup', token("«`${config.get('JWT_SECRET')}`»"), isUndefined),
      reported('bytes of a text', token('Buffer.from(«`${process.env.JWT_SECRET}`»)'), isUndefined),
      reported('null', token('String(process.env.JWT_SECRET ?? «null»)'), text("the text 'null'")),
      reported('null in a template', token('«`${process.env.JWT_SECRET ?? null}`»'), text("the text 'null'")),
      reported(
        'a text around it',
        token('«`made-up-${process.env.JWT_SECRET}`»'),
        text('a text that anybody can guess'),
      ),
      reported(
        'two settings',
        token('«process.env.JWT_SECRET + process.env.MORE»'),
        text('a text that anybody can guess'),
      ),
      reported('TypeScript around it', token('«`${process.env.JWT_SECRET}`» as string'), isUndefined, ts),
      reported(
        'a key once for two sinks',
        `import jwt from 'jsonwebtoken'
const key = «\`\${process.env.JWT_SECRET}\`»
jwt.sign({}, key)
jwt.verify(token, key)`,
        isUndefined,
      ),
    ],
  })
})

describe('nothing', () => {
  new RuleTester().run('no-empty-key', rule, {
    valid: [
      silent('a default that is undefined', link('process.env.LINK_KEY ?? undefined')),
      silent('a default that is null', link('process.env.LINK_KEY ?? null')),
      silent('a default after the empty one', link("process.env.LINK_KEY || '' || 'made-up-key'")),
      silent(
        'an empty default of something that is no key',
        link('key', "import { key } from './keys.js'\nconst name = process.env.NAME ?? ''"),
      ),
      silent(
        'the key of a row',
        "import { createHmac } from 'node:crypto'\nexport const sign = (user) => createHmac('sha256', user.secret ?? '')",
      ),
      silent('what nobody can follow', link("key || ''", "import { key } from '@company/keys'")),
      silent(
        'a variable that is given its value later',
        link('key', "let key = ''\nexport const set = (value) => { key = value }"),
      ),
      silent(
        'a field that is given its value later',
        "import { createHmac } from 'node:crypto'\nclass Links {\n  key = ''\n  sign() { return createHmac('sha256', this.key) }\n}",
      ),
      silent(
        'a list without empty members',
        `import cookieSession from 'cookie-session'
cookieSession({ keys: (process.env.KEYS ?? '').split(',').filter(Boolean) })`,
      ),
    ],
    invalid: [
      reported('after ||', link("process.env.LINK_KEY || «''»"), empty()),
      reported('after ??', link("process.env.LINK_KEY ?? «''»"), empty()),
      reported('an empty template', link('process.env.LINK_KEY ?? «``»'), empty()),
      reported('in a conditional', link("process.env.LINK_KEY ? process.env.LINK_KEY : «''»"), empty()),
      reported('in a destructuring', link('LINK_KEY', "const { LINK_KEY = «''» } = process.env"), empty()),
      reported('as the second argument of a lookup', link("config.get('LINK_KEY', «''»)"), empty()),
      reported('in a constant', link('key', "const key = process.env.LINK_KEY ?? «''»"), empty()),
      reported('in bytes', link("Buffer.from(process.env.LINK_KEY ?? «''», 'hex')"), empty()),
      reported('in a template', link("«`${process.env.LINK_KEY ?? ''}`»"), empty()),
      reported(
        'by an encoder',
        `import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
hmac(sha256, «new TextEncoder().encode(process.env.LINK_KEY)», message)`,
        {
          messageId: 'emptyWithoutSetting',
          data: {
            ...wordsOf('@noble/hashes', 'hmac'),
            value: 'empty',
            setting: 'LINK_KEY',
            reaction: takesEmpty('@noble/hashes'),
          },
        },
      ),
      reported(
        'as a member of a list',
        `import Keygrip from 'keygrip'
new Keygrip([process.env.LINK_KEY ?? «''»])`,
        {
          messageId: 'emptyWithoutSetting',
          data: {
            ...wordsOf('keygrip'),
            value: 'empty',
            setting: 'LINK_KEY',
            reaction: takesEmpty('keygrip'),
          },
        },
      ),
      reported(
        'in a list in one setting',
        `import cookieSession from 'cookie-session'
cookieSession({ keys: (process.env.KEYS ?? «''»).split(',') })`,
        {
          messageId: 'emptyWithoutSetting',
          data: {
            ...wordsOf('cookie-session'),
            value: 'empty',
            setting: 'KEYS',
            reaction: takesEmpty('cookie-session'),
          },
        },
      ),
      reported(
        'as the default of a parameter',
        `import { createHmac } from 'node:crypto'
export const sign = (text, key = «''») => createHmac('sha256', key).update(text)`,
        withoutArgument,
      ),
      reported(
        'as the default of an option',
        `import { createHmac } from 'node:crypto'
export const links = (options) => (text) => createHmac('sha256', options.secret ?? «''»).update(text)`,
        withoutArgument,
      ),
      reported('always', link("«''»"), {
        messageId: 'empty',
        data: { ...ofHmac, value: 'empty', reaction: takesEmpty('node:crypto') },
      }),
      reported('always, in a constant', link('key', "const key = «''»"), {
        messageId: 'empty',
        data: { ...ofHmac, value: 'empty', reaction: takesEmpty('node:crypto') },
      }),
    ],
  })
})

describe('what the library does with it', () => {
  const unsigned = (value: string, packageName: string, reaction: string, setting = 'KEY') => ({
    messageId: 'emptyWithoutSetting' as const,
    data: { ...wordsOf(packageName), value, setting, reaction },
  })
  const cipher = (key: string) => `import { createCipheriv, createHash, scryptSync } from 'node:crypto'
createCipheriv('aes-256-gcm', ${key}, iv)`
  const hashed = (value: string) => ({
    messageId: 'emptyWithoutSetting' as const,
    data: {
      ...wordsOf('node:crypto', 'createCipheriv'),
      value,
      setting: 'KEY',
      reaction: 'its hash passes for a key',
    },
  })

  new RuleTester().run('no-empty-key', rule, {
    valid: [
      silent('jsonwebtoken refuses an empty key', token("process.env.JWT_SECRET || ''")),
      silent('a cipher refuses an empty key', cipher("process.env.KEY ?? ''")),
      silent('a cipher refuses a short text', cipher('`${process.env.KEY}`')),
      silent(
        'iron-session refuses a short text',
        "import { sealData } from 'iron-session'\nsealData({}, { password: `${process.env.KEY}` })",
      ),
      silent(
        'jws refuses to sign with an empty key',
        "import jws from 'jws'\njws.sign({ header, payload, secret: process.env.KEY ?? '' })",
      ),
      silent(
        'an AES key of Web Crypto has a length',
        "crypto.subtle.importKey('raw', new TextEncoder().encode(`${process.env.KEY}`), 'AES-GCM', false, ['encrypt'])",
      ),
      silent(
        'an HMAC of Web Crypto refuses an empty key',
        "crypto.subtle.importKey('raw', new TextEncoder().encode(process.env.KEY), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])",
      ),
      silent(
        'nobody has run what it does',
        "import AdminJSExpress from '@adminjs/express'\nAdminJSExpress.buildAuthenticatedRouter(admin, { cookiePassword: process.env.KEY ?? '' })",
      ),
      silent(
        'what a third party checks',
        "import { createHmac } from 'node:crypto'\nexport const signed = createHmac('sha256', `AWS4${process.env.AWS_SECRET_ACCESS_KEY}`).update(day).digest()",
      ),
      silent('a third party rotates it', "import { Webhook } from 'svix'\nnew Webhook(`${process.env.KEY}`)"),
      silent(
        'a pepper',
        "import argon2 from 'argon2'\nargon2.hash(password, { secret: Buffer.from(process.env.PEPPER ?? '') })",
      ),
    ],
    invalid: [
      reported(
        'jws verifies with an empty key',
        "import jws from 'jws'\njws.verify(token, 'HS256', process.env.KEY ?? «''»)",
        unsigned('empty', 'jws', takesEmpty('jws')),
      ),
      reported(
        'what a third party signs, and is checked here',
        "import { createHmac } from 'node:crypto'\nexport const ok = createHmac('sha256', «`${process.env.STRIPE_WEBHOOK_SECRET}`»).update(body).digest('hex') === given",
        {
          messageId: 'emptyWithoutSetting',
          data: {
            ...ofHmac,
            value: "the text 'undefined'",
            setting: 'STRIPE_WEBHOOK_SECRET',
            reaction: takesIt('node:crypto'),
          },
        },
      ),
      reported(
        'express-session takes any text',
        "import session from 'express-session'\nsession({ secret: «`${process.env.KEY}`» })",
        unsigned("the text 'undefined'", 'express-session', takesIt('express-session')),
      ),
      reported(
        '@fastify/csrf does without a key',
        "import Tokens from '@fastify/csrf'\nnew Tokens({ hmacKey: process.env.KEY ?? «''» })",
        unsigned('empty', '@fastify/csrf', "'@fastify/csrf' makes hashes without a key"),
      ),
      reported(
        'a hash makes a key of nothing',
        cipher("createHash('sha256').update(process.env.KEY ?? «''»).digest()"),
        hashed('empty'),
      ),
      reported(
        'a hash makes a key of a text',
        cipher("createHash('sha256').update(«String(process.env.KEY)»).digest()"),
        hashed("the text 'undefined'"),
      ),
      reported(
        'a derivation makes a key of nothing',
        cipher("scryptSync(process.env.KEY ?? «''», 'salt', 32)"),
        {
          messageId: 'emptyWithoutSetting',
          data: {
            ...wordsOf('node:crypto', 'scryptSync'),
            value: 'empty',
            setting: 'KEY',
            reaction: takesEmpty('node:crypto'),
          },
        },
      ),
      reported(
        'PBKDF2 of Web Crypto takes an empty key',
        "crypto.subtle.importKey('raw', «new TextEncoder().encode(process.env.KEY)», 'PBKDF2', false, ['deriveKey'])",
        {
          messageId: 'emptyWithoutSetting',
          data: {
            ...wordsOf('webcrypto', 'crypto.subtle.importKey'),
            value: 'empty',
            setting: 'KEY',
            reaction: takesEmpty('webcrypto'),
          },
        },
      ),
      reported(
        'a part of a text that is hashed',
        `import { createHash } from 'node:crypto'
createHash('sha256').update(text + «process.env.LINK_SECRET»).digest('hex')`,
        {
          messageId: 'emptyWithoutSetting',
          data: {
            ...ofHmac,
            value: "the text 'undefined'",
            setting: 'LINK_SECRET',
            reaction: takesIt('node:crypto'),
          },
        },
      ),
    ],
  })
})

describe('settings that are checked', () => {
  const checked = (name: string, before: string, key = '`${process.env.LINK_KEY}`') =>
    silent(name, link(key, before))
  const unchecked = (name: string, before: string) =>
    reported(name, link('«`${process.env.LINK_KEY}`»', before), {
      messageId: 'emptyWithoutSetting',
      data: {
        ...ofHmac,
        value: "the text 'undefined'",
        setting: 'LINK_KEY',
        reaction: takesIt('node:crypto'),
      },
    })

  new RuleTester().run('no-empty-key', rule, {
    valid: [
      checked('throw', 'if (!process.env.LINK_KEY) throw new Error()'),
      checked('throw in a block', 'if (process.env.LINK_KEY === undefined) { log(); throw new Error() }'),
      checked('throw otherwise', 'if (process.env.LINK_KEY) { log() } else { throw new Error() }'),
      checked('exit', 'if (!process.env.LINK_KEY) { console.error(); process.exit(1) }'),
      checked(
        'throw in a function',
        'function check() { if (!process.env.LINK_KEY) throw new Error() }\ncheck()',
      ),
      checked(
        'throw for a variable',
        "const key = process.env.LINK_KEY ?? ''\nif (!key) throw new Error()",
        'key',
      ),
      checked(
        'throw for a property',
        "const config = { linkKey: process.env.LINK_KEY ?? '' }\nif (config.linkKey === '') throw new Error()",
        'config.linkKey',
      ),
      checked(
        'throw for what is too short',
        "const key = process.env.LINK_KEY ?? ''\nif (key.length < 32) throw new Error()",
        'key',
      ),
      checked('assert', 'assert(process.env.LINK_KEY)'),
      checked('assert of a module', "assert.ok(process.env.LINK_KEY, 'LINK_KEY is missing')"),
      checked(
        'assert under another name',
        "import present from 'node:assert'\npresent(process.env.LINK_KEY)",
      ),
      checked('invariant', 'invariant(process.env.LINK_KEY)'),
      checked(
        'a list of required settings',
        "for (const name of ['LINK_KEY', 'DATA_KEY']) if (!process.env[name]) throw new Error(name)",
      ),
      checked('a schema', 'z.object({ LINK_KEY: z.string().min(32) }).parse(process.env)'),
      checked(
        'a schema with a part under another name',
        "import { cleanEnv, str as text } from 'envalid'\ncleanEnv(process.env, { LINK_KEY: text() })",
      ),
      silent(
        '&&',
        "import { createHmac } from 'node:crypto'\nexport const mac = process.env.LINK_KEY && createHmac('sha256', `${process.env.LINK_KEY}`)",
      ),
      silent(
        'a conditional',
        "import { createHmac } from 'node:crypto'\nexport const mac = process.env.LINK_KEY ? createHmac('sha256', `${process.env.LINK_KEY}`) : undefined",
      ),
      silent(
        'an `if` around it',
        "import { createHmac } from 'node:crypto'\nif (process.env.LINK_KEY) { createHmac('sha256', `${process.env.LINK_KEY}`) }",
      ),
      silent(
        'a return before it',
        `import { createHmac } from 'node:crypto'
export function sign(text) {
  const key = process.env.LINK_KEY ?? ''
  if (key === '') return undefined
  return createHmac('sha256', key).update(text)
}`,
      ),
      silent(
        'a validator',
        `import { createHmac } from 'node:crypto'
class Environment { @IsByteLength(32) LINK_KEY = process.env.LINK_KEY ?? '' }
const environment = new Environment()
createHmac('sha256', environment.LINK_KEY)`,
        ts,
      ),
      silent('in development', link("process.env.NODE_ENV === 'production' ? process.env.LINK_KEY : ''")),
      silent('in tests', link("process.env.NODE_ENV === 'test' ? '' : process.env.LINK_KEY")),
      silent(
        'in a test',
        "import { createHmac } from 'node:crypto'\nit('signs', () => { createHmac('sha256', '') })",
      ),
    ],
    invalid: [
      unchecked('another one', 'if (!process.env.DATA_KEY) throw new Error()'),
      unchecked('with a warning', "if (!process.env.LINK_KEY) console.warn('LINK_KEY is missing')"),
      unchecked('for another function', 'function f() { if (!process.env.LINK_KEY) return }'),
      unchecked('in a list that nobody goes through', "export const names = ['LINK_KEY']"),
      reported(
        'with a return after it',
        `import { createHmac } from 'node:crypto'
export function sign(text) {
  const mac = createHmac('sha256', process.env.LINK_KEY ?? «''»)
  if (process.env.LINK_KEY) return mac
  return mac.update(text)
}`,
        empty(),
      ),
    ],
  })
})
