import { describe } from 'vitest'
import { impactUrl } from '../../src/docs-urls.ts'
import rule from '../../src/rules/no-generated-key.ts'
import type { MessageId } from '../../src/rules/no-generated-key.ts'
import { RuleTester } from '../rule-tester.ts'
import { reportedIn, silentIn, wordsOf } from './marked.ts'

const reported = reportedIn<MessageId, []>
const silent = silentIn<[]>

const ofToken = wordsOf('jsonwebtoken')
const ofSession = wordsOf('express-session')
const ofHmac = wordsOf('node:crypto', 'createHmac')

const generated = { messageId: 'generated' as const, data: ofToken }
const generatedWithout = { messageId: 'generatedWithout' as const, data: ofHmac }
const defaultOf = (setting: string, words = ofToken) => ({
  messageId: 'generatedDefault' as const,
  data: { ...words, setting },
})
const settingDefault = (setting: string) => ({
  messageId: 'settingDefault' as const,
  data: { setting, url: impactUrl() },
})

const ts = { filename: 'file.ts' }

const imports = `import { randomBytes } from 'node:crypto'
import jwt from 'jsonwebtoken'
`

/** A module whose key is the expression, and a function that signs with it. */
const module = (key: string, before = '') => `import jwt from 'jsonwebtoken'
${before}
const key = ${key}
export const issue = (payload) => jwt.sign(payload, key)`

const ofCrypto = "import crypto, { randomBytes, randomUUID } from 'node:crypto'"

describe('what makes a key', () => {
  const made = (name: string, key: string, before?: string) => reported(name, module(key, before), generated)

  new RuleTester().run('no-generated-key', rule, {
    valid: [
      silent('a setting', module('process.env.JWT_SECRET')),
      silent('a literal', module("'made-up-key'")),
      silent('an import', module('importedKey', "import { importedKey } from './keys.js'")),
      silent('a function that nobody knows', module('makeKey()', "import { makeKey } from '@company/keys'")),
      silent(
        'a function of the same name',
        module('randomBytes(32)', "import { randomBytes } from '@company/recorded'"),
      ),
      silent('a local function of the same name', module('randomUUID()', 'const randomUUID = () => stored')),
      silent(
        'a key read from a file',
        module("readFileSync('key')", "import { readFileSync } from 'node:fs'"),
      ),
      silent(
        'a hash of a setting',
        module("crypto.createHash('sha256').update(process.env.KEY).digest()", ofCrypto),
      ),
    ],
    invalid: [
      made('randomBytes', '«randomBytes(32)»', ofCrypto),
      made('randomBytes of the module', '«crypto.randomBytes(32)»', ofCrypto),
      made('randomBytes of require', "«require('crypto').randomBytes(32)»"),
      made('a method of the result', "«randomBytes(32)».toString('hex')", ofCrypto),
      made('randomUUID', '«randomUUID()»', ofCrypto),
      made('the global crypto', '«crypto.randomUUID()»'),
      made('getRandomValues', '«crypto.getRandomValues(new Uint8Array(32))»'),
      made('nanoid', '«nanoid(32)»', "import { nanoid } from 'nanoid'"),
      made(
        'an alphabet of nanoid',
        '«make()»',
        "import { customAlphabet } from 'nanoid'\nconst make = customAlphabet('abc', 32)",
      ),
      made('uuid under another name', '«uuid()»', "import { v4 as uuid } from 'uuid'"),
      made('uuid of long ago', '«uuid()»', "const uuid = require('uuid/v4')"),
      made('randombytes', '«randombytes(32)»', "import randombytes from 'randombytes'"),
      made('Math.random', '«Math.random()».toString(36)'),
      made('Math.random in arithmetic', 'String(Math.floor(«Math.random()» * 1e9))'),
      made('Date.now', 'String(«Date.now()»)'),
      made('the time of a date', '«new Date().getTime()».toString()'),
      made('generateKeySync', "«crypto.generateKeySync('hmac', { length: 256 })»", ofCrypto),
      made(
        'a private key of a pair',
        "«crypto.generateKeyPairSync('rsa', { modulusLength: 2048 })».privateKey",
        ofCrypto,
      ),
      made(
        'generateSecret of jose',
        "await «generateSecret('HS256')»",
        "import { generateSecret } from 'jose'",
      ),
      made(
        'a promisified function',
        'await «make(32)»',
        "import crypto from 'node:crypto'\nimport { promisify } from 'node:util'\nconst make = promisify(crypto.randomBytes)",
      ),
      made('a template', '`made-up-${«randomUUID()»}`', ofCrypto),
      made('a concatenation', "'' + «Math.random()»"),
      made(
        'an encoding of another module',
        'toHex(«randomBytes(32)»)',
        `${ofCrypto}\nimport { toHex } from './encoding.js'`,
      ),
      made('a hash', "crypto.createHash('sha256').update(«randomBytes(32)»).digest()", ofCrypto),
      made(
        'an array that is filled',
        'bytes',
        'const bytes = new Uint8Array(32)\n«crypto.getRandomValues(bytes)»',
      ),
      made(
        'a buffer that is filled',
        'bytes',
        "import { randomFillSync } from 'node:crypto'\nconst bytes = Buffer.alloc(32)\n«randomFillSync(bytes)»",
      ),
      made(
        'a function of the file',
        '«make()»',
        `${ofCrypto}\nfunction make() { return randomBytes(32).toString('hex') }`,
      ),
      made(
        'a function of a function',
        '«make()»',
        `${ofCrypto}\nconst bytes = () => randomBytes(32)\nconst make = () => bytes().toString('hex')`,
      ),
      reported(
        'the answer of a key function',
        `import jwt from 'jsonwebtoken'
${ofCrypto}
const key = «randomUUID()»
export const check = (token) => jwt.verify(token, (header, done) => done(null, key))`,
        generated,
      ),
      reported(
        'TypeScript around it',
        `import jwt from 'jsonwebtoken'
${ofCrypto}
const key = «randomUUID()» as string
export const issue = (payload: object) => jwt.sign(payload, key!)`,
        generated,
        ts,
      ),
    ],
  })
})

describe('where it is made', () => {
  new RuleTester().run('no-generated-key', rule, {
    valid: [
      silent(
        'in the function that signs',
        `${imports}export const issue = (payload) => jwt.sign(payload, randomBytes(32))`,
      ),
      silent(
        'in a handler',
        `${imports}app.post('/links', (request, response) => {
  const key = randomBytes(32)
  response.redirect('/?token=' + jwt.sign({}, key))
})`,
      ),
      silent(
        'in a method',
        `${imports}export class Tokens { issue(payload) { const key = randomBytes(32); return jwt.sign(payload, key) } }`,
      ),
      silent(
        'in a loop of a function',
        `${imports}export function issueAll(users) {
  for (const user of users) { const key = randomBytes(32); user.token = jwt.sign({}, key) }
}`,
      ),
      silent(
        'in a callback of map',
        `${imports}export const issueAll = (users) => users.map(() => jwt.sign({}, randomBytes(32)))`,
      ),
      silent(
        'by a function that is called again and again',
        `${imports}const make = () => randomBytes(32)
export const issue = (payload) => jwt.sign(payload, make())`,
      ),
      silent(
        'in a function that is called at the start and in a function',
        `${imports}
function issue(payload) { const key = randomBytes(32); return jwt.sign(payload, key) }
issue({})
export const later = () => issue({})`,
      ),
      silent(
        'in a function that nobody calls here',
        `${imports}export function issue(payload) { const key = randomBytes(32); return jwt.sign(payload, key) }`,
      ),
      silent(
        'in a class with an instance for each user',
        `${imports}class Session {
  constructor() { this.key = randomBytes(32) }
  sign(payload) { return jwt.sign(payload, this.key) }
}`,
      ),
      silent(
        'in a class with an instance for each call',
        `${imports}class Signer {
  constructor() { this.key = randomBytes(32) }
  sign(payload) { return jwt.sign(payload, this.key) }
}
export const handle = (payload) => new Signer().sign(payload)`,
      ),
      silent(
        'as the default of a parameter of the function that encrypts',
        `import { createCipheriv, randomBytes } from 'node:crypto'
export function encrypt(text, key = randomBytes(32)) {
  return createCipheriv('aes-256-gcm', key, iv).update(text)
}`,
      ),
      silent(
        'assigned to a variable of the function',
        `${imports}export function issue(payload) {
  let key
  key = randomBytes(32)
  return jwt.sign(payload, key)
}`,
      ),
      silent(
        'as an initialization vector',
        `import { createCipheriv, randomBytes } from 'node:crypto'
const iv = randomBytes(12)
export const encrypt = (text) => createCipheriv('aes-256-gcm', process.env.DATA_KEY, iv).update(text)`,
      ),
      silent(
        'as a salt',
        `import { randomBytes, scryptSync } from 'node:crypto'
const salt = randomBytes(16)
export const derive = () => scryptSync(process.env.DATA_KEY, salt, 32)`,
      ),
      silent(
        'as a claim',
        `${imports}const jti = randomBytes(16).toString('hex')
export const issue = () => jwt.sign({ jti }, process.env.JWT_SECRET)`,
      ),
    ],
    invalid: [
      reported(
        'at the top of the module',
        `${imports}const key = «randomBytes(32)»\nexport const issue = (payload) => jwt.sign(payload, key)`,
        generated,
      ),
      reported(
        'in the call itself, at the top',
        `${imports}export const token = jwt.sign({}, «randomBytes(32)»)`,
        generated,
      ),
      reported(
        'in an object at the top',
        `${imports}const config = { jwt: { key: «randomBytes(32)» } }\nexport const issue = (payload) => jwt.sign(payload, config.jwt.key)`,
        generated,
      ),
      reported(
        'in a block at the top',
        `${imports}let key\n{ key = «randomBytes(32)» }\nexport const issue = (payload) => jwt.sign(payload, key)`,
        generated,
      ),
      reported(
        'in a static field',
        `${imports}class Tokens { static key = «randomBytes(32)»; sign(payload) { return jwt.sign(payload, Tokens.key) } }`,
        generated,
      ),
      reported(
        'in a field',
        `${imports}class Tokens { key = «randomBytes(32)»; sign(payload) { return jwt.sign(payload, this.key) } }`,
        generated,
      ),
      reported(
        'in a private field',
        `${imports}class Tokens { #key = «randomBytes(32)»; sign(payload) { return jwt.sign(payload, this.#key) } }`,
        generated,
      ),
      reported(
        'in a constructor',
        `${imports}class Tokens {
  constructor() { this.key = «randomBytes(32)» }
  sign(payload) { return jwt.sign(payload, this.key) }
}`,
        generated,
      ),
      reported(
        'in a class with one instance',
        `${imports}class Tokens {
  constructor() { this.key = «randomBytes(32)» }
  sign(payload) { return jwt.sign(payload, this.key) }
}
export const tokens = new Tokens()`,
        generated,
      ),
      reported(
        'in a method that keeps it',
        `${imports}class Tokens {
  key() { return (this.made ??= «randomBytes(32)») }
  sign(payload) { return jwt.sign(payload, this.made) }
}`,
        generated,
      ),
      reported(
        'in a function that is called at the top',
        `${imports}function start() { const key = «randomBytes(32)»; return jwt.sign({}, key) }\nstart()`,
        generated,
      ),
      reported(
        'in a function that such a function calls',
        `${imports}function sign() { const key = «randomBytes(32)»; return jwt.sign({}, key) }
function start() { return sign() }
start()`,
        generated,
      ),
      reported(
        'in a function that is called in place',
        `${imports}(async () => { const key = «randomBytes(32)»; return jwt.sign({}, key) })()`,
        generated,
      ),
      reported(
        'in `main`',
        `${imports}export async function main() { const key = «randomBytes(32)»; return jwt.sign({}, key) }`,
        generated,
      ),
      reported(
        'in a callback of `then` at the top',
        `${imports}connect().then(() => { const key = «randomBytes(32)»; return jwt.sign({}, key) })`,
        generated,
      ),
      reported(
        'in a plugin',
        `${imports}app.register(async (scope) => {
  const key = «randomBytes(32)»
  scope.get('/', () => jwt.sign({}, key))
})`,
        generated,
      ),
      reported(
        'kept in a variable of the module',
        `${imports}let key
export function issue(payload) {
  if (!key) key = «randomBytes(32)»
  return jwt.sign(payload, key)
}`,
        generated,
      ),
      reported(
        'kept in an object of the module',
        `${imports}const cache = {}
export function issue(payload) {
  cache.key ??= «randomBytes(32)»
  return jwt.sign(payload, cache.key)
}`,
        generated,
      ),
      reported(
        'kept by a function',
        `${imports}let kept
const key = () => (kept ??= «randomBytes(32)»)
export const issue = (payload) => jwt.sign(payload, key())`,
        generated,
      ),
      reported(
        'once for two sinks',
        `${imports}const key = «randomBytes(32)»
export const issue = (payload) => jwt.sign(payload, key)
export const check = (token) => jwt.verify(token, key)`,
        generated,
      ),
      reported(
        'two keys',
        `${imports}const a = «randomBytes(32)», b = «randomBytes(32)»
export const issue = (payload) => jwt.sign(payload, a)
export const refresh = (payload) => jwt.sign(payload, b)`,
        generated,
      ),
      reported(
        'as one of several keys',
        `import session from 'express-session'
${ofCrypto}
app.use(session({ secret: [«randomUUID()», process.env.OLD_KEY] }))`,
        { messageId: 'generated', data: ofSession },
      ),
    ],
  })
})

describe('what is set up once', () => {
  const setUp = (key: string) => `import session from 'express-session'
${ofCrypto}
export function configure(app) { app.use(session({ secret: ${key} })) }`
  const ofNest = wordsOf('@nestjs/jwt')

  new RuleTester().run('no-generated-key', rule, {
    valid: [silent('a setting', setUp('process.env.SESSION_SECRET'))],
    invalid: [
      reported('in a function that nobody calls here', setUp('«randomUUID()»'), {
        messageId: 'generated',
        data: ofSession,
      }),
      reported(
        'in a variable of the function',
        `import session from 'express-session'
${ofCrypto}
export function configure(app) { const secret = «randomUUID()»; app.use(session({ secret })) }`,
        { messageId: 'generated', data: ofSession },
      ),
      reported(
        'in a factory of a provider',
        `import { JwtModule } from '@nestjs/jwt'
${ofCrypto}
JwtModule.registerAsync({ useFactory: () => ({ secret: «randomUUID()» }) })`,
        { messageId: 'generated', data: ofNest },
      ),
    ],
  })
})

describe('what dies with it', () => {
  const sessions = (options: string, before = '') => `import session from 'express-session'
import { randomBytes } from 'node:crypto'
${before}
app.use(session({ secret: ${options} }))`
  new RuleTester().run('no-generated-key', rule, {
    valid: [
      silent(
        'sessions in the memory of the process',
        sessions('randomBytes(32), store: new session.MemoryStore()'),
      ),
      silent(
        'a store that has a name',
        sessions('randomBytes(32), store', 'const store = new MemoryStore({ checkPeriod: 86400000 })'),
      ),
    ],
    invalid: [
      reported('another store', sessions('«randomBytes(32)», store: new RedisStore()'), {
        messageId: 'generated',
        data: ofSession,
      }),
    ],
  })
})

describe('defaults', () => {
  new RuleTester().run('no-generated-key', rule, {
    valid: [
      silent(
        'of a setting of somebody else',
        `${ofCrypto}\nexport const key = process.env.STRIPE_WEBHOOK_SECRET || randomUUID()`,
      ),
      silent(
        'of a setting that is no key',
        `${ofCrypto}\nexport const instance = process.env.INSTANCE_ID || randomUUID()`,
      ),
      silent(
        'in development',
        `${imports}const key = process.env.NODE_ENV === 'production' ? process.env.JWT_SECRET : randomBytes(32)
export const issue = (payload) => jwt.sign(payload, key)`,
      ),
      silent(
        'that production never reaches',
        `${imports}if (process.env.NODE_ENV === 'production' && !process.env.JWT_SECRET) throw new Error()
const key = process.env.JWT_SECRET || randomBytes(32)
export const issue = (payload) => jwt.sign(payload, key)`,
      ),
      silent(
        'in tests',
        `${imports}const key = process.env.NODE_ENV === 'test' ? randomBytes(32) : process.env.JWT_SECRET
export const issue = (payload) => jwt.sign(payload, key)`,
      ),
      silent(
        'of a schema, for what is no key',
        `import { z } from 'zod'\n${ofCrypto}\nexport const schema = z.object({ INSTANCE_ID: z.string().default(() => randomUUID()) })`,
      ),
      silent(
        'of a record',
        `${imports}export const issue = (user) => jwt.sign({}, user.key ?? randomBytes(32))`,
      ),
    ],
    invalid: [
      reported(
        'after ||',
        module('process.env.JWT_SECRET || «randomUUID()»', ofCrypto),
        defaultOf('JWT_SECRET'),
      ),
      reported(
        'after ??',
        module('process.env.JWT_SECRET ?? «randomUUID()»', ofCrypto),
        defaultOf('JWT_SECRET'),
      ),
      reported(
        'of a setting whose name says nothing',
        module('process.env.T ?? «randomUUID()»', ofCrypto),
        defaultOf('T'),
      ),
      reported(
        'in a destructuring',
        `import jwt from 'jsonwebtoken'
${ofCrypto}
const { JWT_SECRET = «randomUUID()» } = process.env
export const issue = (payload) => jwt.sign(payload, JWT_SECRET)`,
        defaultOf('JWT_SECRET'),
      ),
      reported(
        'in a function',
        `${imports}export function issue(payload) {
  const key = process.env.JWT_SECRET || «randomBytes(32)»
  return jwt.sign(payload, key)
}`,
        defaultOf('JWT_SECRET'),
      ),
      reported(
        'in the options of a session',
        `import session from 'express-session'
${ofCrypto}
app.use(session({ secret: process.env.SESSION_SECRET || «randomUUID()» }))`,
        defaultOf('SESSION_SECRET', ofSession),
      ),
      reported(
        'of a setting that goes elsewhere',
        `${ofCrypto}\nexport const jwtKey = process.env.JWT_SECRET || «randomUUID()»`,
        settingDefault('JWT_SECRET'),
      ),
      reported(
        'of a setting that goes elsewhere, for zod',
        `import { z } from 'zod'\n${ofCrypto}\nexport const schema = z.object({ JWT_SECRET: z.string().default(() => «randomUUID()») })`,
        settingDefault('JWT_SECRET'),
      ),
      reported(
        'assigned to the environment',
        `${ofCrypto}\nprocess.env.JWT_SECRET ??= «randomUUID()»`,
        settingDefault('JWT_SECRET'),
      ),
      reported(
        'of a parameter of a constructor',
        `import { createHmac, randomBytes } from 'node:crypto'
export class Links {
  constructor(key = «randomBytes(32)») { this.key = key }
  sign(path) { return createHmac('sha256', this.key).update(path).digest() }
}`,
        generatedWithout,
      ),
      reported(
        'of an option of a constructor',
        `import { createHmac, randomBytes } from 'node:crypto'
export class Links {
  constructor(options = {}) { this.key = options.key ?? «randomBytes(32)» }
  sign(path) { return createHmac('sha256', this.key).update(path).digest() }
}`,
        generatedWithout,
      ),
      reported(
        'of a parameter property',
        `import { createHmac, randomBytes } from 'node:crypto'
export class Links {
  constructor(private readonly key: Buffer = «randomBytes(32)») {}
  sign(path: string) { return createHmac('sha256', this.key).update(path).digest() }
}`,
        generatedWithout,
        ts,
      ),
      reported(
        'of a parameter, past a schema',
        `import { createHmac, randomBytes } from 'node:crypto'
import { keySchema } from './schemas.js'
export class Links {
  constructor(key = «randomBytes(32)») { this.key = keySchema.parse(key) }
  sign(path) { return createHmac('sha256', this.key).update(path).digest() }
}`,
        generatedWithout,
      ),
      reported(
        'of a parameter of a factory',
        `import { createHmac, randomBytes } from 'node:crypto'
export const makeLinks = ({ key = «randomBytes(32)» } = {}) => ({
  sign: (path) => createHmac('sha256', key).update(path).digest(),
})`,
        generatedWithout,
      ),
      reported(
        'of the module, for a class',
        `import { createHmac, randomBytes } from 'node:crypto'
const fallback = «randomBytes(32)»
export class Links {
  constructor(key) { this.key = key || fallback }
  sign(path) { return createHmac('sha256', this.key).update(path).digest() }
}`,
        generatedWithout,
      ),
    ],
  })
})

describe('what is kept', () => {
  const kept = (name: string, statement: string, before = '') =>
    silent(
      name,
      `${imports}${before}\nconst key = randomBytes(32).toString('hex')\n${statement}\nexport const issue = (payload) => jwt.sign(payload, key)`,
    )
  const lost = (name: string, statement: string) =>
    reported(
      name,
      `${imports}\nconst key = «randomBytes(32)».toString('hex')\n${statement}\nexport const issue = (payload) => jwt.sign(payload, key)`,
      generated,
    )

  new RuleTester().run('no-generated-key', rule, {
    valid: [
      kept('in a file', "writeFileSync('key', key)", "import { writeFileSync } from 'node:fs'"),
      kept(
        'in a file, in a text',
        "await fs.appendFile('.env', `JWT_SECRET=${key}`)",
        "import fs from 'node:fs/promises'",
      ),
      kept(
        'in a file, encoded',
        "const line = Buffer.from(key, 'hex').toString('base64')\nwriteFileSync('key', line)",
        "import { writeFileSync } from 'node:fs'",
      ),
      kept(
        'in a file, in an object',
        "const settings = { key }\nwriteFileSync('settings.json', JSON.stringify(settings))",
        "import { writeFileSync } from 'node:fs'",
      ),
      kept('in a database', "await prisma.setting.create({ data: { name: 'key', key } })"),
      kept('in a database, by a query', "await pool.query('insert into keys values ($1)', [key])"),
      kept('in a store', "await store.set('key', key)"),
      kept('in an object that is saved', 'config.key = key\nawait config.save()'),
      kept(
        'in a file that another function writes',
        "const settings = { key }\nexport const save = () => writeFileSync('settings.json', JSON.stringify(settings))",
        "import { writeFileSync } from 'node:fs'",
      ),
      silent(
        'in an object that saves itself',
        `${imports}class Settings {
  constructor() {
    this.data = { key: randomBytes(32).toString('hex') }
    this.save()
  }
  sign(payload) { return jwt.sign(payload, this.data.key) }
}`,
      ),
      silent(
        'in a file, with all that the object holds',
        `${imports}import { writeFileSync } from 'node:fs'
class Settings {
  constructor() { this.data = { key: randomBytes(32).toString('hex') } }
  save() { writeFileSync('settings.json', JSON.stringify(this.data)) }
  sign(payload) { return jwt.sign(payload, this.data.key) }
}`,
      ),
      silent(
        'wrapped with another key',
        `import { createCipheriv, randomBytes } from 'node:crypto'
import { encryptKey } from './key-service.js'
const key = randomBytes(32)
export const wrapped = await encryptKey(key, process.env.MASTER_KEY)
export const encrypt = (text, iv) => createCipheriv('aes-256-gcm', key, iv).update(text)`,
      ),
      kept('in a command', 'execSync(`fly secrets set JWT_SECRET=${key}`)'),
      kept("in somebody's hands", "console.log('The key is', key)"),
      silent(
        'in a file, by the function that makes it',
        `${imports}import fs from 'node:fs'
function load() {
  if (fs.existsSync('key')) return fs.readFileSync('key', 'utf8')
  const made = randomBytes(32).toString('hex')
  fs.writeFileSync('key', made)
  return made
}
const key = load()
export const issue = (payload) => jwt.sign(payload, key)`,
      ),
      silent(
        'as the default of a setting, in the environment and in a file',
        `${ofCrypto}
import fs from 'node:fs'
if (!process.env.JWT_SECRET) {
  const key = process.env.JWT_SECRET = randomUUID()
  fs.appendFileSync('.env', 'JWT_SECRET=' + key)
}`,
      ),
      silent(
        'for one comparison',
        `import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
const key = randomBytes(32)
export function isEqual(a, b) {
  const left = createHmac('sha256', key).update(a).digest()
  const right = createHmac('sha256', key).update(b).digest()
  return timingSafeEqual(left, right)
}`,
      ),
    ],
    invalid: [
      lost('not by a message that it is made', "console.warn('JWT_SECRET is missing')"),
      lost('not by a message about its length', 'console.log(key.length)'),
      lost('not by a token that is shown', 'console.log(jwt.sign({}, key))'),
      lost('not by a setting of Express', "app.set('key', key)"),
      lost('not by another file that is written', "writeFileSync('pid', process.pid)"),
    ],
  })
})

describe('whose key it is', () => {
  new RuleTester().run('no-generated-key', rule, {
    valid: [
      silent(
        "a third party's",
        `import { Webhook } from 'svix'\n${ofCrypto}\nexport const webhook = new Webhook(randomUUID())`,
      ),
      silent(
        'a pepper of passwords',
        `import argon2 from 'argon2'\n${ofCrypto}\nconst secret = randomBytes(32)\nexport const hash = (password) => argon2.hash(password, { secret })`,
      ),
      silent(
        'of a page in a browser',
        `import { Injectable } from '@angular/core'
const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt'])
export const seal = (iv, data) => crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, data)`,
      ),
      silent(
        'of a component in a browser',
        `'use client'
const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt'])
export const seal = (iv, data) => crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, data)`,
      ),
      silent(
        'of a test',
        `${imports}describe('tokens', () => {
  const key = randomBytes(32)
  it('are signed', () => jwt.sign({}, key))
})`,
      ),
    ],
    invalid: [
      reported(
        'an HMAC of the application',
        `import { createHmac, randomBytes } from 'node:crypto'
const key = «randomBytes(32)»
export const sign = (text) => createHmac('sha256', key).update(text).digest()`,
        { messageId: 'generated', data: ofHmac },
      ),
    ],
  })
})
