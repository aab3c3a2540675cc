import { describe } from 'vitest'
import { impactUrl } from '../../src/docs-urls.ts'
import type { NoHardcodedKeyOptions as Options } from '../../src/rule-options.ts'
import rule from '../../src/rules/no-hardcoded-key.ts'
import type { MessageId } from '../../src/rules/no-hardcoded-key.ts'
import { RuleTester } from '../rule-tester.ts'
import { reportedIn, silentIn, wordsOf } from './marked.ts'

const reported = reportedIn<MessageId, [Options]>
const silent = silentIn<[Options]>

const hardcoded = (packageName: string, member?: string) => ({
  messageId: 'hardcoded' as const,
  data: wordsOf(packageName, member),
})
const hardcodedDefault = (packageName: string, member?: string) => ({
  messageId: 'hardcodedDefault' as const,
  data: wordsOf(packageName, member),
})
const inDevelopment = (packageName: string, member?: string) => ({
  messageId: 'inDevelopment' as const,
  data: wordsOf(packageName, member),
})
const settingDefault = (setting: string) => ({
  messageId: 'settingDefault' as const,
  data: { setting, url: impactUrl() },
})
const settingDefaultInDevelopment = (setting: string) => ({
  messageId: 'settingDefaultInDevelopment' as const,
  data: { setting, url: impactUrl() },
})

const ts = { filename: 'file.ts' }

/** A session whose key is the expression, after the statements. */
const session = (secret: string, before = '') => `import session from 'express-session'
${before}
session({ secret: ${secret} })`

/** A token signed with the expression, after the statements. */
const token = (key: string, before = '') => `import jwt from 'jsonwebtoken'
${before}
jwt.sign(payload, ${key})`

const ofSession = hardcoded('express-session')
const ofToken = hardcoded('jsonwebtoken')

describe('where a key is written', () => {
  new RuleTester().run('no-hardcoded-key', rule, {
    valid: [
      silent('a setting', session('process.env.SESSION_SECRET')),
      silent('an import of a package', session('key', "import { key } from '@company/keys'")),
      silent(
        'a parameter',
        "import session from 'express-session'\nexport const make = (secret) => session({ secret })",
      ),
      silent('an empty string', session("''")),
      silent('an empty default', session("process.env.SESSION_SECRET || ''")),
      silent('null', session('null')),
      silent('undefined', session('undefined')),
      silent('a boolean', session('true')),
      silent(
        'a key that is generated',
        session("randomBytes(32).toString('hex')", "import { randomBytes } from 'node:crypto'"),
      ),
      silent(
        'another property of the options',
        "import session from 'express-session'\nsession({ name: 'made-up-name' })",
      ),
      silent(
        'a reassigned const of another scope',
        session(
          'key',
          "const key = process.env.KEY\nfunction f() { const key = 'made-up-key'; return key.length }",
        ),
      ),
      silent('a text with the key from a setting in it', session('`prefix-${process.env.SESSION_SECRET}`')),
      silent(
        'a concatenation with the key from a setting in it',
        session("'prefix-' + process.env.SESSION_SECRET"),
      ),
      silent('a short separator between two values', session('`${first}-${second}`')),
      silent('the arms of `&&`', session("'made-up-key' && process.env.SESSION_SECRET")),
    ],
    invalid: [
      reported('a literal', session("«'made-up-key'»"), ofSession),
      reported('a literal with double quotes', session('«"made-up-key"»'), ofSession),
      reported('a template without holes', session('«`made-up-key`»'), ofSession),
      reported('a template of constants', session('«`made-up-${part}`»', "const part = 'key'"), ofSession),
      reported(
        'a template with a hole that is no key',
        "import session from 'express-session'\nexport const make = (user) => session({ secret: «`made-up-key-${user.id}`» })",
        ofSession,
      ),
      reported(
        'a template with a hole that nobody declares',
        session('«`made-up-key-${user.id}`»'),
        ofSession,
      ),
      reported(
        'a template with a hole of a row',
        session(
          '«`made-up-key-${row.id}`»',
          "import { db } from '@company/db'\nconst row = await db.users.findFirst()",
        ),
        ofSession,
      ),
      reported('a concatenation', session("«'made-up-' + 'key'»"), ofSession),
      reported(
        'a concatenation of constants',
        session("«part + '-key'»", "const part = 'made-up'"),
        ofSession,
      ),
      reported('parts joined', session("«['made-up', 'key'].join('-')»"), ofSession),
      reported('a constant', session('key', "const key = «'made-up-key'»"), ofSession),
      reported(
        'a constant of an outer scope',
        "import session from 'express-session'\nconst key = «'made-up-key'»\nexport function f() { return () => session({ secret: key }) }",
        ofSession,
      ),
      reported(
        'a constant of a constant',
        session('other', "const key = «'made-up-key'»\nconst other = key"),
        ofSession,
      ),
      reported('a var', session('key', "var key = «'made-up-key'»"), ofSession),
      reported(
        'a let that is reassigned: every value',
        session('key', "let key = «'made-up-key'»\nif (other) key = «'made-up-other'»"),
        ofSession,
      ),
      reported('a let that is assigned later', session('key', "let key\nkey = «'made-up-key'»"), ofSession),
      reported(
        'a shorthand property',
        "import session from 'express-session'\nconst secret = «'made-up-key'»\nsession({ secret })",
        ofSession,
      ),
      reported(
        'a quoted property',
        "import session from 'express-session'\nsession({ 'secret': «'made-up-key'» })",
        ofSession,
      ),
      reported(
        'a computed property',
        "import session from 'express-session'\nsession({ ['secret']: «'made-up-key'» })",
        ofSession,
      ),
      reported(
        'options in a constant',
        "import session from 'express-session'\nconst options = { secret: «'made-up-key'» }\nsession(options)",
        ofSession,
      ),
      reported(
        'options with a later assignment',
        "import session from 'express-session'\nconst options = {}\noptions.secret = «'made-up-key'»\nsession(options)",
        ofSession,
      ),
      reported(
        'options spread from a constant',
        "import session from 'express-session'\nconst base = { secret: «'made-up-key'» }\nsession({ ...base, resave: false })",
        ofSession,
      ),
      reported(
        'a property of an object',
        session('config.secret', "const config = { secret: «'made-up-key'» }"),
        ofSession,
      ),
      reported(
        'a nested property',
        session('config.session.secret', "const config = { session: { secret: «'made-up-key'» } }"),
        ofSession,
      ),
      reported(
        'a property of a spread object',
        session('config.secret', "const base = { secret: «'made-up-key'» }\nconst config = { ...base }"),
        ofSession,
      ),
      reported(
        'the last of two properties of the same name',
        session(
          'config.secret',
          "const base = { secret: process.env.KEY }\nconst config = { ...base, secret: «'made-up-key'» }",
        ),
        ofSession,
      ),
      reported(
        'a frozen object',
        session('config.secret', "const config = Object.freeze({ secret: «'made-up-key'» })"),
        ofSession,
      ),
      reported(
        'a const assertion',
        session('config.secret', "const config = { secret: «'made-up-key'» } as const"),
        ofSession,
      ),
      reported(
        'destructured',
        session('secret', "const { secret } = { secret: «'made-up-key'» }"),
        ofSession,
      ),
      reported(
        'destructured under another name',
        session('key', "const { secret: key } = { secret: «'made-up-key'» }"),
        ofSession,
      ),
      reported('destructured from an array', session('key', "const [key] = [«'made-up-key'»]"), ofSession),
      reported('an element of an array', session('keys[0]', "const keys = [«'made-up-key'»]"), ofSession),
      reported(
        'a getter',
        session('config.secret', "const config = { get secret() { return «'made-up-key'» } }"),
        ofSession,
      ),
      reported(
        'what a function returns',
        session('key()', "function key() { return «'made-up-key'» }"),
        ofSession,
      ),
      reported(
        'what an arrow function returns',
        session('key()', "const key = () => «'made-up-key'»"),
        ofSession,
      ),
      reported(
        'what a function that is called in place returns',
        session("(() => «'made-up-key'»)()"),
        ofSession,
      ),
      reported(
        'what an async function returns',
        "import session from 'express-session'\nconst key = async () => «'made-up-key'»\nsession({ secret: await key() })",
        ofSession,
      ),
      reported(
        'an enum member',
        session('Keys.Session', "enum Keys { Session = «'made-up-key'» }"),
        ofSession,
      ),
      reported(
        'a const enum member',
        session('Keys.Session', "const enum Keys { Session = «'made-up-key'» }"),
        ofSession,
      ),
      reported(
        'a member of a namespace',
        session('Keys.session', "namespace Keys { export const session = «'made-up-key'» }"),
        ofSession,
      ),
      reported(
        'a value of a Map',
        session("keys.get('a')", "const keys = new Map([['a', «'made-up-key'»]])"),
        ofSession,
      ),
      reported(
        'the values of a Map',
        session(
          '[...keys.values()]',
          "const keys = new Map([['a', «'made-up-key'»], ['b', «'made-up-older'»]])",
        ),
        ofSession,
      ),
      reported(
        'the values of an object',
        session('Object.values(keys)', "const keys = { a: «'made-up-key'», b: «'made-up-older'» }"),
        ofSession,
      ),
      reported('the values of a Set', session("[...new Set([«'made-up-key'», process.env.KEY])]"), ofSession),
      reported(
        'a ring that a function makes of its argument',
        session("ringOf(«'made-up-key'»)", 'const ringOf = (key) => [key, process.env.KEY]'),
        ofSession,
      ),
      reported(
        'a map that a function makes of its argument',
        session("keysOf(«'made-up-key'»)", 'function keysOf(secret) { return { secret } }'),
        ofSession,
      ),
      reported(
        'a global that is assigned as a property',
        session('SECRET', "global.SECRET = «'made-up-key'»"),
        ofSession,
      ),
      reported(
        'a property of the global object',
        session('global.SECRET', "global.SECRET = «'made-up-key'»"),
        ofSession,
      ),
      reported(
        'an export of a CommonJS module',
        "const session = require('express-session')\nexports.secret = «'made-up-key'»\nsession({ secret: exports.secret })",
        ofSession,
      ),
      reported(
        'a setting of Express',
        session(
          "app.get('secret')",
          "import express from 'express'\nconst app = express()\napp.set('secret', «'made-up-key'»)",
        ),
        ofSession,
      ),
      reported(
        'one of several returned values',
        session('key()', "function key() { if (flag) return process.env.KEY; return «'made-up-key'» }"),
        ofSession,
      ),
      reported(
        'a value that is kept once it is made',
        session(
          'key()',
          "let kept\nfunction key() { if (!kept) kept = Buffer.from(«'made-up-key'»); return kept }",
        ),
        ofSession,
      ),
      reported(
        'a value in place of one that fails',
        session('key', "let key\ntry { key = read() } catch { key = «'made-up-key'» }"),
        ofSession,
      ),
      reported(
        'a value for each stage',
        session(
          'keys[process.env.NODE_ENV]',
          "const keys = { staging: «'made-up-key'», production: process.env.KEY }",
        ),
        ofSession,
      ),
      reported(
        'a static field of a class',
        session('Keys.session', "class Keys { static session = «'made-up-key'» }"),
        ofSession,
      ),
      reported(
        'a static readonly field of a class',
        session('Keys.session', "class Keys { static readonly session = «'made-up-key'» }"),
        ofSession,
      ),
      reported(
        'a field of a class',
        "import session from 'express-session'\nclass Server { secret = «'made-up-key'»; start() { session({ secret: this.secret }) } }",
        ofSession,
      ),
      reported(
        'a private field of a class',
        "import session from 'express-session'\nclass Server { #secret = «'made-up-key'»; start() { session({ secret: this.#secret }) } }",
        ofSession,
      ),
      reported(
        'a field of a class that the constructor sets',
        "import session from 'express-session'\nclass Server { constructor() { this.secret = «'made-up-key'» } start() { session({ secret: this.secret }) } }",
        ofSession,
      ),
      reported(
        'a default of a parameter',
        "import session from 'express-session'\nexport const make = (secret = «'made-up-key'») => session({ secret })",
        hardcodedDefault('express-session'),
      ),
      reported(
        'both arms of a conditional',
        session("flag ? «'made-up-key'» : «'made-up-other'»"),
        ofSession,
      ),
      reported(
        'one arm of a conditional',
        session("flag ? process.env.SESSION_SECRET : «'made-up-key'»"),
        ofSession,
      ),
      reported('as string', session("«'made-up-key'» as string"), ofSession),
      reported('non-null', session("«'made-up-key'»!"), ofSession),
      reported('satisfies', session("«'made-up-key'» satisfies string"), ofSession),
      reported('a type assertion', session("<string>«'made-up-key'»"), ofSession, ts),
      reported(
        'wrappers on the options',
        "import session from 'express-session'\nsession({ secret: «'made-up-key'» } as never)",
        ofSession,
      ),
      reported(
        'wrappers on the callee',
        "import session from 'express-session'\n;(session as any)({ secret: «'made-up-key'» })",
        ofSession,
      ),
      reported('parentheses', session("(«'made-up-key'»)"), ofSession),
      reported('a sequence', session("(0, «'made-up-key'»)"), ofSession),
      reported('an awaited literal', session("await «'made-up-key'»"), ofSession),
      reported('an assignment in place', session("(key = «'made-up-key'»)", 'let key'), ofSession),
      reported('the only member of a ring', session("[«'made-up-key'»]"), ofSession),
      reported('one member of a ring', session("[process.env.SESSION_SECRET, «'made-up-key'»]"), ofSession),
      reported('all members of a ring', session("[«'made-up-key'», «'made-up-older'»]"), ofSession),
      reported(
        'a member of a ring in a constant',
        session('keys', "const keys = [process.env.SESSION_SECRET, «'made-up-key'»]"),
        ofSession,
      ),
      reported(
        'a member of a spread ring',
        session('[process.env.SESSION_SECRET, ...older]', "const older = [«'made-up-key'»]"),
        ofSession,
      ),
      reported(
        'a member of a ring without empty ones',
        session("[process.env.SESSION_SECRET, «'made-up-key'»].filter(Boolean)"),
        ofSession,
      ),
      reported('a ring out of one text', session("«'made-up-key,made-up-older'».split(',')"), ofSession),
      reported(
        'a key that a loop takes out of a ring',
        "import jwt from 'jsonwebtoken'\nfor (const key of [«'made-up-key'», process.env.KEY]) jwt.verify(token, key)",
        hardcoded('jsonwebtoken', 'verify'),
      ),
    ],
  })
})

describe('how a key is decoded and derived', () => {
  const decode = (
    key: string,
    before = '',
  ) => `import { createHmac, createCipheriv, createDecipheriv } from 'node:crypto'
${before}
createDecipheriv('aes-256-gcm', ${key}, iv)`
  const ofCipher = hardcoded('node:crypto', 'createDecipheriv')
  new RuleTester().run('no-hardcoded-key', rule, {
    valid: [
      silent('a setting that is decoded', decode("Buffer.from(process.env.KEY, 'hex')")),
      silent(
        'a setting that is derived with a literal salt',
        decode("scryptSync(process.env.KEY, 'made-up-salt', 32)", "import { scryptSync } from 'node:crypto'"),
      ),
      silent(
        'a hash of something that is no key',
        decode(
          "createHash('sha256').update(await readFile(path)).digest()",
          "import { createHash } from 'node:crypto'",
        ),
      ),
      silent(
        'a hash of a text with something written beside it',
        "import { createHash } from 'node:crypto'\nexport const sign = (text) => createHash('sha256').update(text + ':version-1').digest('hex')",
      ),
      silent(
        'a public key in PEM',
        "import jwt from 'jsonwebtoken'\njwt.verify(token, '-----BEGIN PUBLIC KEY-----\\nbWFkZS11cA==\\n-----END PUBLIC KEY-----')",
      ),
      silent(
        'a certificate',
        "import jwt from 'jsonwebtoken'\njwt.verify(token, '-----BEGIN CERTIFICATE-----\\nbWFkZS11cA==\\n-----END CERTIFICATE-----')",
      ),
      silent(
        'a JWK with public parts only',
        "import { importJWK } from 'jose'\nconst key = await importJWK({ kty: 'RSA', n: 'bWFkZS11cA', e: 'AQAB' })",
      ),
    ],
    invalid: [
      reported('Buffer.from', decode("Buffer.from(«'made-up-key'»)"), ofCipher),
      reported(
        'Buffer.from with an encoding',
        decode("Buffer.from(«'bWFkZS11cC1rZXk='», 'base64')"),
        ofCipher,
      ),
      reported(
        'Buffer of an import',
        decode("Buffer.from(«'6d6164652d7570'», 'hex')", "import { Buffer } from 'node:buffer'"),
        ofCipher,
      ),
      reported('new Buffer', decode("new Buffer(«'made-up-key'»)"), ofCipher),
      reported('TextEncoder', decode("new TextEncoder().encode(«'made-up-key'»)"), ofCipher),
      reported(
        'TextEncoder in a constant',
        decode("encoder.encode(«'made-up-key'»)", 'const encoder = new TextEncoder()'),
        ofCipher,
      ),
      reported(
        'TextEncoder of an import',
        decode("new TextEncoder().encode(«'made-up-key'»)", "import { TextEncoder } from 'node:util'"),
        ofCipher,
      ),
      reported('atob', decode("atob(«'bWFkZS11cC1rZXk='»)"), ofCipher),
      reported('bytes that are written out', decode('«new Uint8Array([109, 97, 100, 101])»'), ofCipher),
      reported(
        'bytes of a buffer that are written out',
        decode('«Buffer.from([109, 97, 100, 101])»'),
        ofCipher,
      ),
      reported(
        'Uint8Array.from characters',
        decode("Uint8Array.from(atob(«'bWFkZS11cC1rZXk='»), (c) => c.charCodeAt(0))"),
        ofCipher,
      ),
      reported('buffers put together', decode("Buffer.concat([Buffer.from(«'made-up-key'»)])"), ofCipher),
      reported('a buffer that is filled', decode("Buffer.alloc(32, «'made-up-key'»)"), ofCipher),
      reported('a buffer of zeros', decode('«Buffer.alloc(32)»'), ofCipher),
      reported('String()', decode("String(«'made-up-key'»)"), ofCipher),
      reported('padded and cut', decode("«'made-up-key'».padEnd(32, '0').slice(0, 32)"), ofCipher),
      reported('trimmed', decode("«' made-up-key '».trim()"), ofCipher),
      reported(
        'a template literal of PEM',
        token('«`-----BEGIN PRIVATE KEY-----\nbWFkZS11cC1rZXk\n-----END PRIVATE KEY-----`»'),
        ofToken,
      ),
      reported(
        'a literal of PEM with escapes',
        token("«'-----BEGIN RSA PRIVATE KEY-----\\nbWFkZS11cC1rZXk\\n-----END RSA PRIVATE KEY-----'»"),
        ofToken,
      ),
      reported(
        'an object with a PEM and its passphrase',
        token(
          "{ key: «'-----BEGIN PRIVATE KEY-----\\nbWFkZS11cA\\n-----END PRIVATE KEY-----'», passphrase: process.env.PASSPHRASE }",
        ),
        ofToken,
      ),
      reported(
        'a symmetric JWK',
        "import { importJWK } from 'jose'\nconst key = await importJWK({ kty: 'oct', k: «'bWFkZS11cC1rZXk'», alg: 'HS256' })",
        hardcoded('jose', 'importJWK'),
      ),
      reported(
        'a private JWK',
        "import { importJWK } from 'jose'\nconst key = await importJWK({ kty: 'RSA', n: 'bWFkZS11cA', e: 'AQAB', d: «'bWFkZS11cC1rZXk'» })",
        hardcoded('jose', 'importJWK'),
      ),
      reported(
        'scryptSync',
        decode("scryptSync(«'made-up-key'», salt, 32)", "import { scryptSync } from 'node:crypto'"),
        ofCipher,
      ),
      reported(
        'pbkdf2Sync',
        decode(
          "pbkdf2Sync(«'made-up-key'», salt, 1, 32, 'sha256')",
          "import { pbkdf2Sync } from 'node:crypto'",
        ),
        ofCipher,
      ),
      reported(
        'hkdfSync',
        decode(
          "Buffer.from(hkdfSync('sha256', «'made-up-key'», salt, info, 32))",
          "import { hkdfSync } from 'node:crypto'",
        ),
        ofCipher,
      ),
      reported(
        'createSecretKey',
        decode(
          "createSecretKey(Buffer.from(«'made-up-key'»))",
          "import { createSecretKey } from 'node:crypto'",
        ),
        ofCipher,
      ),
      reported(
        'createHash',
        decode(
          "createHash('sha256').update(«'made-up-key'»).digest()",
          "import { createHash } from 'node:crypto'",
        ),
        ofCipher,
      ),
      reported(
        'createHash of a namespace',
        decode(
          "crypto.createHash('sha256').update(«'made-up-key'»).digest()",
          "import crypto from 'node:crypto'",
        ),
        ofCipher,
      ),
      reported(
        'createHash in parts',
        decode(
          'hash.digest()',
          "import { createHash } from 'node:crypto'\nconst hash = createHash('sha256')\nhash.update(«'made-up-key'»)",
        ),
        ofCipher,
      ),
      reported(
        'importKey',
        "const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(«'made-up-key'»), 'HMAC', false, ['verify'])\nawait crypto.subtle.verify('HMAC', key, signature, data)",
        hardcoded('webcrypto', 'crypto.subtle.verify'),
      ),
      reported(
        'importKey alone',
        "export const key = crypto.subtle.importKey('raw', new TextEncoder().encode(«'made-up-key'»), 'HMAC', false, ['verify'])",
        hardcoded('webcrypto', 'crypto.subtle.importKey'),
      ),
      reported(
        'a key that is only derived',
        "import { scryptSync } from 'node:crypto'\nexport const key = scryptSync(«'made-up-key'», salt, 32)",
        hardcoded('node:crypto', 'scryptSync'),
      ),
      reported(
        'a key that a derivation calls back with',
        "import { scrypt, createDecipheriv } from 'node:crypto'\nscrypt(«'made-up-key'», salt, 32, (error, key) => createDecipheriv('aes-256-gcm', key, iv))",
        hardcoded('node:crypto', 'scrypt'),
      ),
      reported(
        'a keyed hash: the key beside the text',
        "import { createHash } from 'node:crypto'\nconst secret = «'made-up-key'»\nexport const sign = (text) => createHash('sha256').update(text + secret).digest('hex')",
        hardcoded('node:crypto', 'createHmac'),
      ),
      reported(
        'a keyed hash: a literal that says it is a key',
        "import { createHash } from 'node:crypto'\nexport const sign = (text) => createHash('sha256').update(text + «'made-up-key'»).digest('hex')",
        hardcoded('node:crypto', 'createHmac'),
      ),
      reported(
        'a keyed hash: a template that ends in a key',
        "import { createHash } from 'node:crypto'\nexport const sign = (text) => createHash('sha256').update(«`${text}made-up-key`»).digest('hex')",
        hardcoded('node:crypto', 'createHmac'),
      ),
      reported(
        'a keyed hash: a literal that looks accidental',
        "import { createHash } from 'node:crypto'\nexport const sign = (text) => createHash('sha256').update(text + «'6d6164652d7570616d6164652d7570'»).digest('hex')",
        hardcoded('node:crypto', 'createHmac'),
      ),
      reported(
        'a keyed hash: the key after the text',
        "import { createHash } from 'node:crypto'\nconst secret = «'made-up'»\nexport const sign = (text) => createHash('sha256').update(text).update(secret).digest('hex')",
        hardcoded('node:crypto', 'createHmac'),
      ),
      reported(
        'a keyed hash: the key in a statement of its own',
        "import { createHash } from 'node:crypto'\nconst secret = «'made-up'»\nconst hash = createHash('sha256')\nhash.update(secret)\nhash.update(text)",
        hardcoded('node:crypto', 'createHmac'),
      ),
      reported(
        'a hash of several parts that is used as a key',
        "import { createHash, createDecipheriv } from 'node:crypto'\nconst part = «'made-up'»\ncreateDecipheriv('aes-256-gcm', createHash('sha256').update(part).update(more).digest(), iv)",
        hardcoded('node:crypto', 'createDecipheriv'),
      ),
      reported(
        'a keyed hash: the key in a template',
        "import { createHash } from 'node:crypto'\nconst secret = «'made-up-key'»\nexport const sign = (text) => createHash('sha256').update(`${text}:${secret}`).digest('hex')",
        hardcoded('node:crypto', 'createHmac'),
      ),
    ],
  })
})

describe('defaults', () => {
  const ofDefault = hardcodedDefault('express-session')
  const own = (key: string) => `export const key = ${key}`
  new RuleTester().run('no-hardcoded-key', rule, {
    valid: [
      silent(
        'a default that is another setting',
        session('process.env.SESSION_SECRET || process.env.SECRET_KEY'),
      ),
      silent(
        'a default that is generated',
        session(
          "process.env.SESSION_SECRET || randomBytes(32).toString('hex')",
          "import { randomBytes } from 'node:crypto'",
        ),
      ),
      silent('a default of a setting that is not secret', own("process.env.PORT || '3000'")),
      silent('a default of a public key', own("process.env.JWT_PUBLIC_KEY || 'made-up-key'")),
      silent('a default of a third party', own("process.env.STRIPE_SECRET_KEY || 'made-up-key'")),
      silent('an empty default of a setting', own("process.env.JWT_SECRET || ''")),
      silent('a default of a cookie name', own("process.env.SESSION_COOKIE_NAME || 'made-up-name'")),
    ],
    invalid: [
      reported('after ||', session("process.env.SESSION_SECRET || «'made-up-key'»"), ofDefault),
      reported('after ??', session("process.env.SESSION_SECRET ?? «'made-up-key'»"), ofDefault),
      reported(
        'at the end of a chain',
        session("process.env.SESSION_SECRET || process.env.SECRET_KEY || «'made-up-key'»"),
        ofDefault,
      ),
      reported('after a member of an unknown object', session("config.secret || «'made-up-key'»"), ofDefault),
      reported(
        'after a parameter',
        "import session from 'express-session'\nexport const make = (options) => session({ secret: options.secret || «'made-up-key'» })",
        ofDefault,
      ),
      reported(
        'in a conditional',
        session("process.env.SESSION_SECRET ? process.env.SESSION_SECRET : «'made-up-key'»"),
        ofSession,
      ),
      reported(
        'of a destructured setting',
        session('SESSION_SECRET', "const { SESSION_SECRET = «'made-up-key'» } = process.env"),
        ofDefault,
      ),
      reported(
        'of destructured options',
        "import session from 'express-session'\nexport const make = ({ secret = «'made-up-key'» }) => session({ secret })",
        ofDefault,
      ),
      reported(
        'in a constant',
        session('key', "const key = process.env.SESSION_SECRET || «'made-up-key'»"),
        ofDefault,
      ),
      reported(
        'in a function',
        session('key()', "const key = () => process.env.SESSION_SECRET || «'made-up-key'»"),
        ofDefault,
      ),
      reported(
        'of destructured options that may be missing',
        "import session from 'express-session'\nexport const make = ({ secret = «'made-up-key'» } = {}) => session({ secret })",
        ofDefault,
      ),
      reported(
        'of options that are taken apart',
        "import session from 'express-session'\nexport function make(options) { const { secret = «'made-up-key'», ...rest } = options; return session({ ...rest, secret }) }",
        ofDefault,
      ),
      reported(
        'in defaults that options are assigned over',
        "import session from 'express-session'\nconst defaults = { secret: «'made-up-key'» }\nexport const make = (options) => session(Object.assign({}, defaults, options))",
        ofDefault,
      ),
      reported(
        'in defaults that options are spread over',
        "import session from 'express-session'\nconst defaults = { secret: «'made-up-key'» }\nexport const make = (options) => session({ ...defaults, ...options })",
        ofDefault,
      ),
      reported(
        'no default: spread options that are written out',
        "import session from 'express-session'\nsession({ secret: «'made-up-key'», ...{ resave: false } })",
        ofSession,
      ),
      reported(
        'no default: assigned options that are written out',
        "import session from 'express-session'\nsession(Object.assign({ secret: «'made-up-key'» }, { resave: false }))",
        ofSession,
      ),
      reported(
        'at a sink, by ||=',
        session('key', "let key = process.env.SESSION_SECRET\nkey ||= «'made-up-key'»"),
        ofDefault,
      ),
      reported(
        'at a sink, by an `if`',
        session(
          'key',
          "let key = process.env.SESSION_SECRET\nif (key === undefined) { key = «'made-up-key'» }",
        ),
        ofDefault,
      ),
      reported(
        'no default: under another condition',
        session('key', "let key = process.env.SESSION_SECRET\nif (!other.ready()) key = «'made-up-key'»"),
        ofSession,
      ),
      reported(
        'no default: assigned to a variable that nothing else is given to',
        session('key', "let key\nif (!key) key = «'made-up-key'»"),
        ofSession,
      ),
      reported(
        'of a setting that valibot declares',
        "import * as v from 'valibot'\nexport const schema = v.object({ JWT_SECRET: v.optional(v.string(), «'made-up-key'») })",
        settingDefault('JWT_SECRET'),
      ),
      reported(
        'of a setting of Nuxt',
        "export default defineNuxtConfig({ runtimeConfig: { authSecret: «'made-up-key'», jwt: { secret: «'made-up-other'» }, public: { sessionSecret: 'made-up-name' } } })",
        [settingDefault('authSecret'), settingDefault('jwt.secret')],
        { filename: 'nuxt.config.ts' },
      ),
      reported(
        'of a setting, by an `if`',
        "let key = process.env.JWT_SECRET\nif (!key) key = «'made-up-key'»\nexport { key }",
        settingDefault('JWT_SECRET'),
      ),
      reported(
        'of a setting, by an assignment',
        "let key = process.env.JWT_SECRET\nkey ||= «'made-up-key'»\nexport { key }",
        settingDefault('JWT_SECRET'),
      ),
      reported(
        'of a setting, as a value of the environment',
        "process.env.JWT_SECRET = «'made-up-key'»",
        settingDefault('JWT_SECRET'),
      ),
      reported(
        'in parentheses with a wrapper',
        session("(process.env.SESSION_SECRET ?? «'made-up-key'») as string"),
        ofDefault,
      ),
      reported(
        'of a setting that goes elsewhere',
        own("process.env.JWT_SECRET || «'made-up-key'»"),
        settingDefault('JWT_SECRET'),
      ),
      reported(
        'of a setting, with ??',
        own("process.env.JWT_SECRET ?? «'made-up-key'»"),
        settingDefault('JWT_SECRET'),
      ),
      reported(
        'of a setting, in a conditional',
        own("process.env.JWT_SECRET ? process.env.JWT_SECRET : «'made-up-key'»"),
        settingDefault('JWT_SECRET'),
      ),
      reported(
        'of a setting, destructured',
        "export const { JWT_SECRET = «'made-up-key'» } = process.env",
        settingDefault('JWT_SECRET'),
      ),
      reported(
        'of a setting, assigned to the environment',
        "process.env.JWT_SECRET ??= «'made-up-key'»",
        settingDefault('JWT_SECRET'),
      ),
      reported(
        'of a setting, assigned to the environment with ||',
        "process.env.JWT_SECRET = process.env.JWT_SECRET || «'made-up-key'»",
        settingDefault('JWT_SECRET'),
      ),
      reported(
        'of a setting, as a second argument',
        "import config from 'config'\nexport const key = configService.get('JWT_SECRET', «'made-up-key'»)",
        settingDefault('JWT_SECRET'),
      ),
      reported(
        'of a setting, as a second argument of a helper',
        "export const key = env('JWT_SECRET', «'made-up-key'»)",
        settingDefault('JWT_SECRET'),
      ),
      reported(
        'of a setting, in a zod schema',
        "import { z } from 'zod'\nexport const schema = z.object({ JWT_SECRET: z.string().min(32).default(«'made-up-key'») })",
        settingDefault('JWT_SECRET'),
      ),
      reported(
        'of a setting, in a Joi schema',
        "import Joi from 'joi'\nexport const schema = Joi.object({ JWT_SECRET: Joi.string().default(«'made-up-key'») })",
        settingDefault('JWT_SECRET'),
      ),
      reported(
        'of a setting, for envalid',
        "import { cleanEnv, str } from 'envalid'\nexport const env = cleanEnv(process.env, { JWT_SECRET: str({ default: «'made-up-key'» }) })",
        settingDefault('JWT_SECRET'),
      ),
      reported(
        'of a setting, for convict',
        "import convict from 'convict'\nexport const config = convict({ secret: { format: String, default: «'made-up-key'», env: 'SESSION_SECRET' } })",
        settingDefault('SESSION_SECRET'),
      ),
    ],
  })
})

describe('guards', () => {
  const developing = inDevelopment('express-session')
  const production = "const isProduction = process.env.NODE_ENV === 'production'"
  new RuleTester().run('no-hardcoded-key', rule, {
    valid: [
      silent(
        'an arm that only tests reach',
        session("process.env.NODE_ENV === 'test' ? 'made-up-key' : process.env.SESSION_SECRET"),
      ),
      silent(
        'an arm that only tests reach, the other way round',
        session("process.env.NODE_ENV !== 'test' ? process.env.SESSION_SECRET : 'made-up-key'"),
      ),
      silent(
        'an `if` that only tests reach',
        session(
          'key',
          "let key = process.env.SESSION_SECRET\nif (process.env.NODE_ENV === 'test') key = 'made-up-key'",
        ),
      ),
      silent(
        'an arm that only tests reach, by a constant',
        session(
          "isTest ? 'made-up-key' : process.env.SESSION_SECRET",
          "const isTest = process.env.NODE_ENV === 'test'",
        ),
      ),
      silent(
        'an arm that is guarded, when guarded defaults are allowed',
        session("process.env.NODE_ENV === 'development' ? 'made-up-key' : process.env.SESSION_SECRET"),
        { options: [{ allowGuardedDefaults: true }] },
      ),
      silent(
        'a guarded default that is allowed',
        session(
          "isProduction ? process.env.SESSION_SECRET : process.env.SESSION_SECRET || 'made-up-key'",
          production,
        ),
        {
          options: [{ allowGuardedDefaults: true }],
        },
      ),
      silent(
        'a default with a throw in front, allowed',
        session(
          "process.env.SESSION_SECRET || 'made-up-key'",
          "if (process.env.NODE_ENV === 'production' && !process.env.SESSION_SECRET) throw new Error('SESSION_SECRET is missing')",
        ),
        { options: [{ allowGuardedDefaults: true }] },
      ),
      silent(
        'a guarded default of a setting that goes elsewhere, allowed',
        "if (process.env.NODE_ENV === 'production' && !process.env.JWT_SECRET) throw new Error('JWT_SECRET is missing')\nexport const key = process.env.JWT_SECRET || 'made-up-key'",
        { options: [{ allowGuardedDefaults: true }] },
      ),
    ],
    invalid: [
      reported(
        'the arm of development',
        session("process.env.NODE_ENV === 'development' ? «'made-up-key'» : process.env.SESSION_SECRET"),
        developing,
      ),
      reported(
        'the arm that is not production',
        session("process.env.NODE_ENV === 'production' ? process.env.SESSION_SECRET : «'made-up-key'»"),
        developing,
      ),
      reported(
        'the arm that is not production, negated',
        session("process.env.NODE_ENV !== 'production' ? «'made-up-key'» : process.env.SESSION_SECRET"),
        developing,
      ),
      reported(
        'the arm of development or test',
        session(
          "['development', 'test'].includes(process.env.NODE_ENV) ? «'made-up-key'» : process.env.SESSION_SECRET",
        ),
        developing,
      ),
      reported(
        'an arm by a constant',
        session("isProduction ? process.env.SESSION_SECRET : «'made-up-key'»", production),
        developing,
      ),
      reported(
        'an arm by a flag of that name',
        session("config.isProduction ? process.env.SESSION_SECRET : «'made-up-key'»"),
        developing,
      ),
      reported(
        'an arm by a call of that name',
        session("isProd() ? process.env.SESSION_SECRET : «'made-up-key'»"),
        developing,
      ),
      reported(
        'an `if` around the assignment',
        session(
          'key',
          "let key = process.env.SESSION_SECRET\nif (process.env.NODE_ENV === 'development') key = «'made-up-key'»",
        ),
        developing,
      ),
      reported(
        'an `else` of production',
        session(
          'key',
          "let key\nif (process.env.NODE_ENV === 'production') key = process.env.SESSION_SECRET\nelse key = «'made-up-key'»",
        ),
        developing,
      ),
      reported(
        'a default with a throw in front',
        session(
          "process.env.SESSION_SECRET || «'made-up-key'»",
          "if (process.env.NODE_ENV === 'production' && !process.env.SESSION_SECRET) throw new Error('SESSION_SECRET is missing')",
        ),
        developing,
      ),
      reported(
        'a default with an exit in front',
        session(
          "process.env.SESSION_SECRET || «'made-up-key'»",
          "if (process.env.NODE_ENV === 'production' && !process.env.SESSION_SECRET) { console.error('no key'); process.exit(1) }",
        ),
        developing,
      ),
      reported(
        'a default with a throw in front for another setting',
        session(
          "process.env.SESSION_SECRET || «'made-up-key'»",
          "if (process.env.NODE_ENV === 'production' && !process.env.DATABASE_URL) throw new Error('DATABASE_URL is missing')",
        ),
        hardcodedDefault('express-session'),
      ),
      reported(
        'the arm of production',
        session("process.env.NODE_ENV === 'production' ? «'made-up-key'» : process.env.SESSION_SECRET"),
        ofSession,
      ),
      reported(
        'the arm that is not a test',
        session("process.env.NODE_ENV === 'test' ? process.env.SESSION_SECRET : «'made-up-key'»"),
        ofSession,
      ),
      reported(
        'an arm by something else',
        session("process.env.FEATURE === 'sessions' ? process.env.SESSION_SECRET : «'made-up-key'»"),
        ofSession,
      ),
      reported(
        'a guarded default of a setting that goes elsewhere',
        "if (process.env.NODE_ENV === 'production' && !process.env.JWT_SECRET) throw new Error('JWT_SECRET is missing')\nexport const key = process.env.JWT_SECRET || «'made-up-key'»",
        settingDefaultInDevelopment('JWT_SECRET'),
      ),
      reported(
        'an unguarded default, whatever is allowed for guarded ones',
        session("process.env.SESSION_SECRET || «'made-up-key'»"),
        hardcodedDefault('express-session'),
        {
          options: [{ allowGuardedDefaults: true }],
        },
      ),
    ],
  })
})

describe('allow', () => {
  const allow = (...patterns: string[]) => ({ options: [{ allow: patterns }] as const })
  new RuleTester().run('no-hardcoded-key', rule, {
    valid: [
      silent('the name of a variable', session('demoKey', "const demoKey = 'made-up-key'"), allow('^demo')),
      silent(
        'the name of a property',
        session('config.demoKey', "const config = { demoKey: 'made-up-key' }"),
        allow('^demo'),
      ),
      silent('the name of the option at the sink', session("'made-up-key'"), allow('^secret$')),
      silent(
        'the name of a setting',
        session("process.env.SESSION_SECRET || 'made-up-key'"),
        allow('^SESSION_'),
      ),
      silent(
        'the name of a setting whose default goes elsewhere',
        "export const key = process.env.JWT_SECRET || 'made-up-key'",
        allow('^JWT_'),
      ),
      silent(
        'one of several patterns',
        session('demoKey', "const demoKey = 'made-up-key'"),
        allow('^never$', '^demo'),
      ),
    ],
    invalid: [
      reported('another name', session('key', "const key = «'made-up-key'»"), ofSession, allow('^demo')),
      reported('the value of the key', session("«'made-up-key'»"), ofSession, allow('^made-up')),
      reported(
        'a name that is only part of it',
        session('demoKey', "const demoKey = «'made-up-key'»"),
        ofSession,
        allow('^demo$'),
      ),
    ],
  })
})

describe('how a sink is imported', () => {
  const verify = hardcoded('jsonwebtoken', 'verify')
  const key = "«'made-up-key'»"
  new RuleTester().run('no-hardcoded-key', rule, {
    valid: [
      silent('a function of the same name', "function session() {}\nsession({ secret: 'made-up-key' })"),
      silent(
        'the same name from another package',
        "import session from 'other-session'\nsession({ secret: 'made-up-key' })",
      ),
      silent(
        'a name that shadows the import',
        "import session from 'express-session'\nexport const f = (session) => session({ secret: 'made-up-key' })",
      ),
      silent(
        'a method of the same name',
        "import jwt from 'jsonwebtoken'\nother.verify(token, 'made-up-key')",
      ),
      silent(
        'another export of the package',
        "import { decode } from 'jsonwebtoken'\ndecode(token, 'made-up-key')",
      ),
      silent(
        'a `require` of the program’s own',
        "const require = (name) => load(name)\nrequire('jsonwebtoken').verify(token, 'made-up-key')",
      ),
      silent(
        'another package whose name begins alike',
        "import jwt from 'jsonwebtoken-mock'\njwt.verify(token, 'made-up-key')",
      ),
    ],
    invalid: [
      reported('named', `import { verify } from 'jsonwebtoken'\nverify(token, ${key})`, verify),
      reported(
        'named, with another name',
        `import { verify as check } from 'jsonwebtoken'\ncheck(token, ${key})`,
        verify,
      ),
      reported(
        'named, as a string',
        `import { 'verify' as check } from 'jsonwebtoken'\ncheck(token, ${key})`,
        verify,
      ),
      reported('default', `import jwt from 'jsonwebtoken'\njwt.verify(token, ${key})`, verify),
      reported(
        'default, as a named import',
        `import { default as jwt } from 'jsonwebtoken'\njwt.verify(token, ${key})`,
        verify,
      ),
      reported('namespace', `import * as jwt from 'jsonwebtoken'\njwt.verify(token, ${key})`, verify),
      reported(
        'default of a namespace',
        `import * as jwt from 'jsonwebtoken'\njwt.default.verify(token, ${key})`,
        verify,
      ),
      reported('a computed member', `import jwt from 'jsonwebtoken'\njwt['verify'](token, ${key})`, verify),
      reported('an optional call', `import jwt from 'jsonwebtoken'\njwt?.verify?.(token, ${key})`, verify),
      reported('require', `const jwt = require('jsonwebtoken')\njwt.verify(token, ${key})`, verify),
      reported(
        'require, destructured',
        `const { verify } = require('jsonwebtoken')\nverify(token, ${key})`,
        verify,
      ),
      reported(
        'require, destructured with another name',
        `const { verify: check } = require('jsonwebtoken')\ncheck(token, ${key})`,
        verify,
      ),
      reported(
        'require, a member',
        `const verify = require('jsonwebtoken').verify\nverify(token, ${key})`,
        verify,
      ),
      reported(
        'require, the default member',
        `const jwt = require('jsonwebtoken').default\njwt.verify(token, ${key})`,
        verify,
      ),
      reported(
        'require, called in place',
        `app.use(require('express-session')({ secret: ${key} }))`,
        ofSession,
      ),
      reported(
        'require, inside a function',
        `export function check(token) { const jwt = require('jsonwebtoken'); return jwt.verify(token, ${key}) }`,
        verify,
      ),
      reported(
        'TypeScript’s import = require',
        `import jwt = require('jsonwebtoken')\njwt.verify(token, ${key})`,
        verify,
      ),
      reported(
        'createRequire',
        `import { createRequire } from 'node:module'\nconst require = createRequire(import.meta.url)\nrequire('jsonwebtoken').verify(token, ${key})`,
        verify,
      ),
      reported(
        'createRequire under another name',
        `import { createRequire } from 'module'\nconst load = createRequire(import.meta.url)\nconst jwt = load('jsonwebtoken')\njwt.verify(token, ${key})`,
        verify,
      ),
      reported('await import', `const jwt = await import('jsonwebtoken')\njwt.verify(token, ${key})`, verify),
      reported(
        'await import, destructured',
        `const { verify } = await import('jsonwebtoken')\nverify(token, ${key})`,
        verify,
      ),
      reported(
        'await import, the default',
        `const { default: jwt } = await import('jsonwebtoken')\njwt.verify(token, ${key})`,
        verify,
      ),
      reported(
        'await import in place',
        `;(await import('jsonwebtoken')).default.verify(token, ${key})`,
        verify,
      ),
      reported('import().then', `import('jsonwebtoken').then(({ verify }) => verify(token, ${key}))`, verify),
      reported(
        'what a compiler makes: (0, x.verify)',
        `const jsonwebtoken_1 = require('jsonwebtoken')\n;(0, jsonwebtoken_1.verify)(token, ${key})`,
        verify,
      ),
      reported(
        'what a compiler makes: __importDefault',
        `const express_session_1 = __importDefault(require('express-session'))\n;(0, express_session_1.default)({ secret: ${key} })`,
        ofSession,
      ),
      reported(
        'what a compiler makes: a declared __importDefault',
        `var __importDefault = (this && this.__importDefault) || function (mod) { return (mod && mod.__esModule) ? mod : { "default": mod } }\nconst express_session_1 = __importDefault(require('express-session'))\n;(0, express_session_1.default)({ secret: ${key} })`,
        ofSession,
      ),
      reported(
        'what a compiler makes: __importStar',
        `const jwt = __importStar(require('jsonwebtoken'))\njwt.verify(token, ${key})`,
        verify,
      ),
      reported(
        'what a compiler makes: _interopRequireDefault',
        `var _jsonwebtoken = _interopRequireDefault(require('jsonwebtoken'))\n_jsonwebtoken.default.verify(token, ${key})`,
        verify,
      ),
      reported(
        'a constant of the module',
        `import jwt from 'jsonwebtoken'\nconst tokens = jwt\ntokens.verify(token, ${key})`,
        verify,
      ),
      reported(
        'a constant of the function',
        `import jwt from 'jsonwebtoken'\nconst check = jwt.verify\ncheck(token, ${key})`,
        verify,
      ),
      reported(
        'destructured from the import',
        `import jwt from 'jsonwebtoken'\nconst { verify } = jwt\nverify(token, ${key})`,
        verify,
      ),
      reported(
        'a property of an object',
        `import jwt from 'jsonwebtoken'\nconst tools = { check: jwt.verify }\ntools.check(token, ${key})`,
        verify,
      ),
      reported(
        'a field of a class',
        `import jwt from 'jsonwebtoken'\nclass Tokens { check = jwt.verify; run() { this.check(token, ${key}) } }`,
        verify,
      ),
      reported(
        'with a type argument',
        `import jwt from 'jsonwebtoken'\njwt.verify<Payload>(token, ${key})`,
        verify,
        ts,
      ),
      reported(
        'with the node: prefix',
        `import { createHmac } from 'node:crypto'\ncreateHmac('sha256', ${key})`,
        hardcoded('node:crypto', 'createHmac'),
      ),
      reported(
        'without the node: prefix',
        `import { createHmac } from 'crypto'\ncreateHmac('sha256', ${key})`,
        hardcoded('node:crypto', 'createHmac'),
      ),
      reported(
        'a sub-path of the package',
        `import { getSignedCookie } from 'hono/cookie'\ngetSignedCookie(c, ${key})`,
        hardcoded('hono', 'getSignedCookie'),
      ),
      reported(
        'a global',
        `crypto.subtle.verify('HMAC', await crypto.subtle.importKey('raw', ${key}, 'HMAC', false, []), signature, data)`,
        hardcoded('webcrypto', 'crypto.subtle.verify'),
      ),
      reported(
        'a global of globalThis',
        `globalThis.crypto.subtle.verify('HMAC', await globalThis.crypto.subtle.importKey('raw', ${key}, 'HMAC', false, []), signature, data)`,
        hardcoded('webcrypto', 'crypto.subtle.verify'),
      ),
    ],
  })
})

describe('the forms of sinks', () => {
  const key = "«'made-up-key-of-thirty-two-letters'»"
  const strategy = hardcoded('passport-jwt', 'Strategy')
  new RuleTester().run('no-hardcoded-key', rule, {
    valid: [
      silent(
        'a strategy of another package',
        "import { Strategy } from 'passport-local'\nnew Strategy({ secretOrKey: 'made-up-key' })",
      ),
      silent(
        'a method of an instance of something else',
        "import { SignJWT } from 'jose'\nnew Other(payload).sign('made-up-key')",
      ),
      silent('a host that is given something else', "app.register(other, { secret: 'made-up-key' })"),
      silent(
        'a property of an instance of something else',
        "import Koa from 'koa'\nother.keys = ['made-up-key']",
      ),
      silent(
        'another strategy of the same host',
        "server.auth.strategy('session', 'other', { cookie: { password: 'made-up-key' } })",
      ),
      silent(
        'a super call of something else',
        "import { Strategy } from 'passport-local'\nclass Local extends Strategy { constructor() { super({ secretOrKey: 'made-up-key' }) } }",
      ),
      silent(
        'a config file of the same shape at another path',
        "export default ({ env }) => ({ app: { keys: ['made-up-key'] } })",
        { filename: 'src/server.ts' },
      ),
    ],
    invalid: [
      reported(
        '1: an export is called',
        `import session from 'express-session'\nsession({ secret: ${key} })`,
        ofSession,
      ),
      reported(
        '1: with the key in a nested option',
        `import NextAuth from 'next-auth'\nNextAuth({ providers: [], jwt: { secret: ${key} } })`,
        hardcoded('next-auth', 'default'),
      ),
      reported(
        '1: with the key in the last argument',
        `import { getIronSession } from 'iron-session'\ngetIronSession(request, response, { cookieName: 'made-up-name', password: ${key} })`,
        hardcoded('iron-session', 'getIronSession'),
      ),
      reported(
        '1: with the key in the last of fewer arguments',
        `import { getIronSession } from 'iron-session'\ngetIronSession(cookies, { cookieName: 'made-up-name', password: ${key} })`,
        hardcoded('iron-session', 'getIronSession'),
      ),
      reported(
        '2: an export is constructed',
        `import { Strategy } from 'passport-jwt'\nnew Strategy({ secretOrKey: ${key} }, verify)`,
        strategy,
      ),
      reported(
        '2: the default export is constructed',
        `import Keygrip from 'keygrip'\nnew Keygrip([${key}])`,
        hardcoded('keygrip', 'default'),
      ),
      reported(
        '3: a method at the end of a chain',
        `import { SignJWT } from 'jose'\nnew SignJWT(payload).setIssuedAt().setExpirationTime('1h').sign(${key})`,
        hardcoded('jose', 'sign'),
      ),
      reported(
        '3: a method of a variable',
        `import { SignJWT } from 'jose'\nconst jwt = new SignJWT(payload)\njwt.sign(${key})`,
        hardcoded('jose', 'sign'),
      ),
      reported(
        '3: a method of a field',
        `import { JwtService } from '@nestjs/jwt'\nclass Auth { jwt = new JwtService(); check(token) { this.jwt.verify(token, { secret: ${key} }) } }`,
        hardcoded('@nestjs/jwt', 'verify'),
      ),
      reported(
        '3: a method of a parameter property',
        `import { JwtService } from '@nestjs/jwt'\nclass Auth { constructor(private readonly jwt: JwtService) {} check(token) { return this.jwt.verifyAsync(token, { secret: ${key} }) } }`,
        hardcoded('@nestjs/jwt', 'verify'),
      ),
      reported(
        '3: a method of an annotated parameter',
        `import type { JwtService } from '@nestjs/jwt'\nexport const check = (jwt: JwtService, token: string) => jwt.verify(token, { secret: ${key} })`,
        hardcoded('@nestjs/jwt', 'verify'),
      ),
      reported(
        '3: a method of an annotated field',
        `import { JwtService } from '@nestjs/jwt'\nclass Auth { jwt: JwtService; check(token) { return this.jwt.sign(token, { secret: ${key} }) } }`,
        hardcoded('@nestjs/jwt', 'sign'),
      ),
      reported(
        '3: a method of what is injected',
        `import { inject } from '@angular/core'\nimport { JwtService } from '@nestjs/jwt'\nclass Auth { jwt = inject(JwtService); check(token) { return this.jwt.verify(token, { secret: ${key} }) } }`,
        hardcoded('@nestjs/jwt', 'verify'),
      ),
      reported(
        '3: a method of what a constructor is given',
        `import { JwtService } from '@nestjs/jwt'\nclass Auth { private jwt: JwtService\n constructor(jwt: JwtService) { this.jwt = jwt }\n check(token) { return this.jwt.verify(token, { secret: ${key} }) } }`,
        hardcoded('@nestjs/jwt', 'verify'),
      ),
      reported(
        '3: a method of what a base class is given',
        `import { JwtService } from '@nestjs/jwt'\nclass Base { constructor(protected readonly jwt: JwtService) {} }\nclass Auth extends Base { check(token) { return this.jwt.verify(token, { secret: ${key} }) } }`,
        hardcoded('@nestjs/jwt', 'verify'),
      ),
      reported(
        '3: a method of a field that a decorator injects',
        `import { JwtService } from '@nestjs/jwt'\nclass Auth { @Inject(JwtService) private readonly jwt; check(token) { return this.jwt.verify(token, { secret: ${key} }) } }`,
        hardcoded('@nestjs/jwt', 'verify'),
      ),
      reported(
        '3: a method of what a container gives',
        `import { JwtService } from '@nestjs/jwt'\nconst jwt = app.get(JwtService)\njwt.verify(token, { secret: ${key} })`,
        hardcoded('@nestjs/jwt', 'verify'),
      ),
      reported(
        '4: the import is handed to a host',
        `import cookie from '@fastify/cookie'\napp.register(cookie, { secret: ${key} })`,
        hardcoded('@fastify/cookie', 'register'),
      ),
      reported(
        '4: under another name',
        `import { fastifyCookie as plugin } from '@fastify/cookie'\napp.register(plugin, { secret: ${key} })`,
        hardcoded('@fastify/cookie', 'register'),
      ),
      reported(
        '4: required in place',
        `app.register(require('@fastify/cookie'), { secret: ${key} })`,
        hardcoded('@fastify/cookie', 'register'),
      ),
      reported(
        '4: imported in place',
        `await app.register(import('@fastify/cookie'), { secret: ${key} })`,
        hardcoded('@fastify/cookie', 'register'),
      ),
      reported(
        '4: a host that knows it by name',
        `server.auth.strategy('session', 'cookie', { cookie: { password: ${key} } })`,
        hardcoded('@hapi/cookie', 'auth.strategy'),
      ),
      reported(
        '4: in a property of what the host is given',
        `import yar from '@hapi/yar'\nawait server.register({ plugin: yar, options: { cookieOptions: { password: ${key} } } })`,
        hardcoded('@hapi/yar', 'register'),
      ),
      reported(
        '4: one of a list that the host is given',
        `import yar from '@hapi/yar'\nawait server.register([{ plugin: other }, { plugin: yar, options: { cookieOptions: { password: ${key} } } }])`,
        hardcoded('@hapi/yar', 'register'),
      ),
      reported(
        '4: through what the host returns',
        `import { TokenServiceBindings } from '@loopback/authentication-jwt'\napp.bind(TokenServiceBindings.TOKEN_SECRET).to(${key})`,
        hardcoded('@loopback/authentication-jwt', 'bind'),
      ),
      reported(
        '5: a property of an instance is assigned',
        `import Koa from 'koa'\nconst app = new Koa()\napp.keys = [${key}, process.env.OLDER_KEY]`,
        hardcoded('koa', 'keys'),
      ),
      reported(
        '5: a property of `this` in a subclass',
        `import Koa from 'koa'\nclass App extends Koa { constructor() { super(); this.keys = [${key}] } }`,
        hardcoded('koa', 'keys'),
      ),
      reported(
        '6: a subclass hands it to super',
        `import { Strategy } from 'passport-jwt'\nclass Jwt extends Strategy { constructor() { super({ secretOrKey: ${key} }) } }`,
        strategy,
      ),
      reported(
        '6: a subclass of a mixin hands it to super',
        `import { PassportStrategy } from '@nestjs/passport'\nimport { Strategy } from 'passport-jwt'\nclass Jwt extends PassportStrategy(Strategy, 'jwt') { constructor() { super({ secretOrKey: ${key} }) } }`,
        strategy,
      ),
      reported(
        '7: a function given as an option returns it',
        `import { doubleCsrf } from 'csrf-csrf'\ndoubleCsrf({ getSecret: () => ${key} })`,
        hardcoded('csrf-csrf', 'doubleCsrf'),
      ),
      reported(
        '7: in a block body',
        `import { doubleCsrf } from 'csrf-csrf'\ndoubleCsrf({ getSecret: function (request) { return ${key} } })`,
        hardcoded('csrf-csrf', 'doubleCsrf'),
      ),
      reported(
        '7: as a method',
        `import { doubleCsrf } from 'csrf-csrf'\ndoubleCsrf({ getSecret() { return ${key} } })`,
        hardcoded('csrf-csrf', 'doubleCsrf'),
      ),
      reported(
        '7: by name',
        `import { doubleCsrf } from 'csrf-csrf'\nfunction getSecret() { return ${key} }\ndoubleCsrf({ getSecret })`,
        hardcoded('csrf-csrf', 'doubleCsrf'),
      ),
      reported(
        '7: in an object',
        `import { JwtModule } from '@nestjs/jwt'\nJwtModule.registerAsync({ useFactory: () => ({ secret: ${key} }) })`,
        hardcoded('@nestjs/jwt', 'JwtModule.registerAsync'),
      ),
      reported(
        '7: in an object of an async function',
        `import { JwtModule } from '@nestjs/jwt'\nJwtModule.registerAsync({ useFactory: async (config) => { return { secret: ${key} } } })`,
        hardcoded('@nestjs/jwt', 'JwtModule.registerAsync'),
      ),
      reported(
        '7: a method of a class given as an option',
        `import { JwtModule } from '@nestjs/jwt'\nclass Options { createJwtOptions() { return { secret: ${key} } } }\nJwtModule.registerAsync({ useClass: Options })`,
        hardcoded('@nestjs/jwt', 'JwtModule.registerAsync'),
      ),
      reported(
        '7: an async key function',
        `import { expressjwt } from 'express-jwt'\nexpressjwt({ secret: async () => ${key}, algorithms: ['HS256'] })`,
        hardcoded('express-jwt', 'expressjwt'),
      ),
      reported(
        '7: a key provider',
        `import { Strategy } from 'passport-jwt'\nnew Strategy({ secretOrKeyProvider: (request, token, done) => done(null, ${key}) })`,
        hardcoded('passport-jwt', 'secretOrKeyProvider'),
      ),
      reported(
        '7: a key callback',
        `import jwt from 'jsonwebtoken'\njwt.verify(token, (header, done) => done(null, ${key}), then)`,
        hardcoded('jsonwebtoken', 'verify'),
      ),
      reported(
        '8: a config file exports it',
        `export default { app: { keys: [${key}] } }`,
        hardcoded('@strapi/strapi', 'app.keys'),
        { filename: 'config/server.ts' },
      ),
      reported(
        '8: a function in a config file returns it',
        `module.exports = ({ env }) => ({ app: { keys: [${key}] } })`,
        hardcoded('@strapi/strapi', 'app.keys'),
        { filename: 'config/server.js' },
      ),
      reported(
        '8: in a call',
        `export default defineNuxtConfig({ runtimeConfig: { session: { password: ${key} } } })`,
        hardcoded('nuxt-auth-utils', 'runtimeConfig.session.password'),
        { filename: 'nuxt.config.ts' },
      ),
      reported(
        '8: under its own name',
        `export const appKey = ${key}`,
        hardcoded('@adonisjs/core', 'appKey'),
        { filename: 'config/app.ts' },
      ),
      reported(
        '9: nobody passes it: the setting has a default',
        `process.env.AUTH_SECRET ??= ${key}`,
        settingDefault('AUTH_SECRET'),
      ),
      reported(
        '10: promisified',
        `import { promisify } from 'node:util'\nimport jwt from 'jsonwebtoken'\nconst verify = promisify(jwt.verify)\nawait verify(token, ${key})`,
        hardcoded('jsonwebtoken', 'verify'),
      ),
    ],
  })
})

describe('wrappers of the application’s own', () => {
  const key = "«'made-up-key'»"
  const sign = ofToken
  const wrapped = (wrapper: string, use: string) => `import jwt from 'jsonwebtoken'\n${wrapper}\n${use}`
  new RuleTester().run('no-hardcoded-key', rule, {
    valid: [
      silent(
        'another argument of a wrapper',
        wrapped(
          'const sign = (payload, key) => jwt.sign(payload, key)',
          "sign('made-up-payload', process.env.JWT_SECRET)",
        ),
      ),
      silent(
        'a function that does not pass it on',
        wrapped(
          'const sign = (payload, key) => jwt.sign(payload, process.env.JWT_SECRET)',
          "sign(payload, 'made-up-key')",
        ),
      ),
      silent(
        'a method of the same name of something else',
        wrapped(
          'class Tokens { sign(payload, key) { return jwt.sign(payload, key) } }',
          "other.sign(payload, 'made-up-key')",
        ),
      ),
    ],
    invalid: [
      reported(
        'an arrow function',
        wrapped('const sign = (payload, key) => jwt.sign(payload, key)', `sign(payload, ${key})`),
        sign,
      ),
      reported(
        'a function declaration',
        wrapped('function sign(key, payload) { return jwt.sign(payload, key) }', `sign(${key}, payload)`),
        sign,
      ),
      reported(
        'a function that is declared later',
        `import jwt from 'jsonwebtoken'\nsign(${key}, payload)\nfunction sign(key, payload) { return jwt.sign(payload, key) }`,
        sign,
      ),
      reported(
        'an async function',
        wrapped('async function sign(key) { return await jwt.sign({}, key) }', `await sign(${key})`),
        sign,
      ),
      reported(
        'a function with a property of its options',
        wrapped('const sign = (options) => jwt.sign({}, options.key)', `sign({ key: ${key} })`),
        sign,
      ),
      reported(
        'a function with destructured options',
        wrapped('const sign = ({ key }) => jwt.sign({}, key)', `sign({ key: ${key} })`),
        sign,
      ),
      reported(
        'a function with nested options',
        wrapped('const sign = ({ auth: { key } }) => jwt.sign({}, key)', `sign({ auth: { key: ${key} } })`),
        sign,
      ),
      reported(
        'a function that decodes the key',
        wrapped("const sign = (key) => jwt.sign({}, Buffer.from(key, 'base64'))", `sign(${key})`),
        sign,
      ),
      reported(
        'a function that makes a ring',
        "import session from 'express-session'\nconst make = (key) => session({ secret: [key, process.env.OLDER_KEY] })\nmake(«'made-up-key'»)",
        ofSession,
      ),
      reported(
        'a default of a wrapper’s parameter',
        wrapped(`const sign = (payload, key = ${key}) => jwt.sign(payload, key)`, 'sign(payload)'),
        hardcodedDefault('jsonwebtoken', 'sign'),
      ),
      reported(
        'a wrapper of a wrapper',
        wrapped(
          'const inner = (key) => jwt.sign({}, key)\nconst outer = (key) => inner(key)',
          `outer(${key})`,
        ),
        sign,
      ),
      reported(
        'a method of an object',
        wrapped(
          'const tokens = { sign(payload, key) { return jwt.sign(payload, key) } }',
          `tokens.sign(payload, ${key})`,
        ),
        sign,
      ),
      reported(
        'a method of a class',
        wrapped(
          'class Tokens { sign(payload, key) { return jwt.sign(payload, key) } }',
          `new Tokens().sign(payload, ${key})`,
        ),
        sign,
      ),
      reported(
        'a static method of a class',
        wrapped(
          'class Tokens { static sign(payload, key) { return jwt.sign(payload, key) } }',
          `Tokens.sign(payload, ${key})`,
        ),
        sign,
      ),
      reported(
        'a method called on `this`',
        wrapped('class Tokens { sign(key) { return jwt.sign({}, key) } run() {', `this.sign(${key}) } }`),
        sign,
      ),
      reported(
        'a class that keeps it in a field',
        wrapped(
          'class Tokens { constructor(key) { this.key = key } sign(payload) { return jwt.sign(payload, this.key) } }',
          `new Tokens(${key})`,
        ),
        sign,
      ),
      reported(
        'a class that keeps it in a private field',
        wrapped(
          'class Tokens { #key; constructor(key) { this.#key = key } sign(payload) { return jwt.sign(payload, this.#key) } }',
          `new Tokens(${key})`,
        ),
        sign,
      ),
      reported(
        'a class that keeps it in a parameter property',
        wrapped(
          'class Tokens { constructor(private readonly key: string) {} sign(payload) { return jwt.sign(payload, this.key) } }',
          `new Tokens(${key})`,
        ),
        sign,
      ),
      reported(
        'a class that keeps its options',
        wrapped(
          'class Tokens { constructor(options) { this.options = options } sign(payload) { return jwt.sign(payload, this.options.key) } }',
          `new Tokens({ key: ${key} })`,
        ),
        sign,
      ),
      reported(
        'a subclass that hands it to its base class',
        wrapped(
          'class Tokens { constructor(key) { this.key = key } sign(payload) { return jwt.sign(payload, this.key) } }',
          `class Access extends Tokens { constructor() { super(${key}) } }`,
        ),
        sign,
      ),
      reported(
        'a subclass without a constructor',
        wrapped(
          'class Tokens { constructor(key) { this.key = key } sign(payload) { return jwt.sign(payload, this.key) } }\nclass Access extends Tokens {}',
          `new Access(${key})`,
        ),
        sign,
      ),
      reported(
        'a function that spreads its options',
        `import session from 'express-session'\nconst make = (options) => session({ resave: false, ...options })\nmake({ secret: ${key} })`,
        ofSession,
      ),
      reported(
        'a function that spreads the rest of its options',
        `import session from 'express-session'\nconst make = ({ store, ...rest }) => session({ store, ...rest })\nmake({ secret: ${key} })`,
        ofSession,
      ),
      reported(
        'a static method that constructs',
        wrapped(
          'class Tokens { static of(key) { return new Tokens(key) } constructor(key) { this.key = key } sign() { return jwt.sign({}, this.key) } }',
          `Tokens.of(${key})`,
        ),
        sign,
      ),
      reported(
        'a function that gives functions in an object',
        wrapped('const tokens = (key) => ({ sign: (payload) => jwt.sign(payload, key) })', `tokens(${key})`),
        sign,
      ),
      reported(
        'a method that sets the field',
        wrapped(
          'class Tokens { set(key) { this.key = key } sign() { return jwt.sign({}, this.key) } }',
          `new Tokens().set(${key})`,
        ),
        sign,
      ),
      reported(
        'a function that sets a variable',
        wrapped(
          'let key\nconst set = (value) => { key = value }\nexport const sign = () => jwt.sign({}, key)',
          `set(${key})`,
        ),
        sign,
      ),
      reported(
        'a function whose result is kept',
        wrapped(
          'const signer = (key) => (payload) => jwt.sign(payload, key)\nconst sign = signer(' + key + ')',
          'sign({})',
        ),
        sign,
      ),
      reported(
        'a function that makes the signer',
        wrapped('const signer = (key) => (payload) => jwt.sign(payload, key)', `signer(${key})(payload)`),
        sign,
      ),
      reported(
        'a function bound to the library',
        wrapped('const verify = jwt.verify.bind(jwt)', `verify(token, ${key})`),
        hardcoded('jsonwebtoken', 'verify'),
      ),
      reported(
        'a function with the first argument bound',
        wrapped('const sign = jwt.sign.bind(null, payload)', `sign(${key})`),
        sign,
      ),
      reported(
        'a function with the key bound',
        wrapped(`const sign = jwt.sign.bind(null, payload, ${key})`, 'sign({ expiresIn: 1 })'),
        sign,
      ),
      reported(
        'a promisified wrapper',
        `import { promisify } from 'node:util'\nimport jwt from 'jsonwebtoken'\nconst sign = promisify((payload, key, done) => jwt.sign(payload, key, {}, done))\nawait sign(payload, ${key})`,
        sign,
      ),
      reported(
        'a function that passes all of its arguments on',
        wrapped('const sign = (...rest) => jwt.sign(...rest)', `sign(payload, ${key})`),
        sign,
      ),
      reported(
        'a function that passes the rest of its arguments on',
        wrapped('const sign = (claims, ...rest) => jwt.sign({ claims }, ...rest)', `sign(payload, ${key})`),
        sign,
      ),
      reported(
        'a function that passes its arguments on',
        wrapped('function sign() { return jwt.sign(...arguments) }', `sign(payload, ${key})`),
        sign,
      ),
      reported(
        'a function that passes its arguments on with apply',
        wrapped('function sign() { return jwt.sign.apply(jwt, arguments) }', `sign(payload, ${key})`),
        sign,
      ),
      reported(
        'a function that passes its arguments to another one',
        wrapped(
          'const sign = (...rest) => jwt.sign(...rest)\nconst issue = (...all) => sign(...all)',
          `issue(payload, ${key})`,
        ),
        sign,
      ),
      reported(
        'a function that passes options on',
        `import session from 'express-session'\nconst make = (...rest) => session(...rest)\nmake({ secret: ${key} })`,
        hardcoded('express-session'),
      ),
      reported('call', wrapped('', `jwt.sign.call(jwt, payload, ${key})`), sign),
      reported('apply', wrapped('', `jwt.sign.apply(jwt, [payload, ${key}])`), sign),
      reported(
        'a spread of known arguments',
        wrapped(`const given = [payload, ${key}]`, 'jwt.sign(...given)'),
        sign,
      ),
    ],
  })
})

describe('what only looks like a key', () => {
  new RuleTester().run('no-hardcoded-key', rule, {
    valid: [
      silent(
        'a template that begins with a label',
        "import { createHash } from 'node:crypto'\nexport const hash = (text) => createHash('sha256').update(`key:${text}`).digest('hex')",
      ),
      silent(
        'a label that is hashed with a text',
        "import { createHash } from 'node:crypto'\nexport const hash = (text) => createHash('sha256').update('key:' + text).digest('hex')",
      ),
      silent(
        'an ending that is hashed with a text',
        "import { createHash } from 'node:crypto'\nexport const hash = (text) => createHash('sha256').update(text + '.key').digest('hex')",
      ),
      silent(
        'the name that WebSockets hash with a key',
        "import { createHash } from 'node:crypto'\nexport const accept = (nonce) => createHash('sha1').update(nonce + '258EAFA5-E914-47DA-95CA-C5AB0DC85B11').digest('base64')",
      ),
      silent(
        'a path that is hashed after a text',
        "import { createHash } from 'node:crypto'\nexport const hash = (text) => createHash('sha256').update(text).update('made_up/.cache/v1').digest('hex')",
      ),
      silent(
        'a word that is hashed with a text',
        "import { createHash } from 'node:crypto'\nexport const hash = (text) => createHash('sha256').update(text + 'made-up').digest('hex')",
      ),
      silent(
        'a constant that is hashed alone',
        "import { createHash } from 'node:crypto'\nconst secret = 'made-up-key'\nexport const hash = createHash('sha256').update(secret).digest('hex')",
      ),
      silent(
        'a label as the key of an HMAC over a key',
        "import { createHmac } from 'node:crypto'\nexport const key = createHmac('sha256', 'made-up-label').update(process.env.SECRET_KEY).digest()",
      ),
      silent(
        'a variable that is called a label',
        "import { createHmac } from 'node:crypto'\nconst label = 'made-up'\nexport const key = createHmac('sha256', label).update(data).digest()",
      ),
      silent(
        'a public key by its name',
        "import jwt from 'jsonwebtoken'\nconst publicKey = 'made-up-key'\njwt.verify(token, publicKey)",
      ),
      silent(
        'the issuer of a token',
        "import jwt from 'jsonwebtoken'\njwt.sign(payload, process.env.JWT_SECRET, { issuer: 'made-up-issuer' })",
      ),
      silent(
        'the name of a cookie',
        "import session from 'express-session'\nsession({ name: 'made-up-name', secret: process.env.SESSION_SECRET })",
      ),
      silent(
        'the algorithm of an HMAC',
        "import { createHmac } from 'node:crypto'\ncreateHmac('sha256', process.env.SECRET_KEY)",
      ),
      silent(
        'the salt of a password hash',
        "import bcrypt from 'bcrypt'\nbcrypt.hashSync(password, '$2b$10$made-up-salt-made-up-s')",
      ),
      silent(
        'the secret of a third party',
        "import { Receiver } from '@upstash/qstash'\nnew Receiver({ currentSigningKey: 'made-up-key' })",
      ),
      silent(
        'a list of forbidden keys',
        "const forbidden = ['made-up-key', 'secret']\nif (forbidden.includes(process.env.JWT_SECRET)) throw new Error('a published key')",
      ),
      silent(
        'a translation',
        "export const texts = { secretKey: 'Your secret key', jwtSecret: 'The secret of your tokens' }",
      ),
    ],
    invalid: [
      reported(
        'an HMAC over something that is no key',
        "import { createHmac } from 'node:crypto'\nexport const tag = createHmac('sha256', «'made-up-key'»).update(data).digest()",
        hardcoded('node:crypto', 'createHmac'),
      ),
    ],
  })
})

describe('tests', () => {
  const code = session("'made-up-key'")
  const marked = session("«'made-up-key'»")
  const report = { settings: { 'secret-key': { tests: 'report' } } }
  new RuleTester().run('no-hardcoded-key', rule, {
    valid: [
      ...[
        'session.test.ts',
        'session.spec.tsx',
        'tests/session.ts',
        '__tests__/session.ts',
        'src/__mocks__/session.ts',
        'fixtures/session.ts',
        'session.stories.tsx',
        'e2e/session.ts',
        'prisma/seed.ts',
        'test-utils/session.ts',
      ].map((filename) => silent(`the path ${filename}`, code, { filename })),
      silent(
        'inside describe',
        `import session from 'express-session'\ndescribe('sessions', () => { session({ secret: 'made-up-key' }) })`,
      ),
      silent(
        'inside it',
        `import session from 'express-session'\nit('works', () => { session({ secret: 'made-up-key' }) })`,
      ),
      silent(
        'inside test',
        `import session from 'express-session'\ntest('works', async () => { session({ secret: 'made-up-key' }) })`,
      ),
      silent(
        'inside test.each',
        `import session from 'express-session'\ntest.each([1])('works', () => { session({ secret: 'made-up-key' }) })`,
      ),
      silent(
        'inside beforeEach',
        `import session from 'express-session'\nbeforeEach(function () { session({ secret: 'made-up-key' }) })`,
      ),
      silent('with the setting written out', code, {
        filename: 'session.test.ts',
        settings: { 'secret-key': { tests: 'ignore' } },
      }),
    ],
    invalid: [
      ...[
        'examples/session.ts',
        'demo/session.ts',
        'src/latest.ts',
        'src/contest/session.ts',
        'src/testimonials.ts',
        'src/attestation.ts',
      ].map((filename) => reported(`the path ${filename}`, marked, ofSession, { filename })),
      reported(
        'a function that is called like a test’s parameter',
        `import session from 'express-session'\ndescribeApp(() => { session({ secret: «'made-up-key'» }) })`,
        ofSession,
      ),
      reported(
        'beside describe',
        `import session from 'express-session'\ndescribe('sessions', () => {})\nsession({ secret: «'made-up-key'» })`,
        ofSession,
      ),
      reported('a test, when tests are reported', marked, ofSession, {
        filename: 'session.test.ts',
        ...report,
      }),
      reported(
        'inside it, when tests are reported',
        `import session from 'express-session'\nit('works', () => { session({ secret: «'made-up-key'» }) })`,
        ofSession,
        report,
      ),
      reported(
        'an arm that only tests reach is silent even then, the other is not',
        session("process.env.NODE_ENV === 'test' ? 'made-up-key' : «'made-up-other'»"),
        ofSession,
        report,
      ),
    ],
  })
})
