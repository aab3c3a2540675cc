import { describe } from 'vitest'
import type { RequireFallbackKeysOptions as Options } from '../../src/rule-options.ts'
import rule from '../../src/rules/require-fallback-keys.ts'
import { RuleTester } from '../rule-tester.ts'
import { reportedIn, silentIn, wordsOf } from './marked.ts'

/** A setting that stands at the sink by itself, or alone in an array. */
const aloneAtSink = /^(?:\[(?<inArray>process\.env\.\w+)\]|(?<alone>process\.env\.\w+)!?)$/

/** Marked programs, with the ring that is offered for a lone setting where the library takes an array. */
const reported = (...given: Parameters<typeof reportedIn<MessageId, [Options]>>) => {
  const found = reportedIn<MessageId, [Options]>(...given)
  const lines = found.code.split('\n')
  const errors = found.errors.map((error) => {
    const { line = 0, column = 0, endLine, endColumn = 0, data } = error
    const key = line === endLine ? (lines[line - 1] ?? '').slice(column - 1, endColumn - 1) : ''
    const { inArray, alone } = aloneAtSink.exec(key)?.groups ?? {}
    const setting = inArray ?? alone
    if (setting === undefined || !String(data?.remedy).startsWith('Pass an array')) return error
    const newest = inArray ?? key
    const ring = `[${newest}, ${newest.replace(setting, `${setting}_PREVIOUS`)}].filter((key): key is string => Boolean(key))`
    const output = lines
      .map((text, index) =>
        index === line - 1 ? text.slice(0, column - 1) + ring + text.slice(endColumn - 1) : text,
      )
      .join('\n')
    return { ...error, suggestions: [{ messageId: 'addPrevious' as const, output }] }
  })
  return { ...found, errors }
}
type MessageId = 'addPrevious' | 'singleKey'

const silent = silentIn<[Options]>

const single = (packageName: string, member?: string) => ({
  messageId: 'singleKey' as const,
  data: wordsOf(packageName, member),
})

const ts = { filename: 'file.ts' }

/** A session whose keys are the expression, after the statements. */
const session = (secret: string, before = '') => `import session from 'express-session'
${before}
session({ secret: ${secret} })`

/** A token verified with the expression, after the statements. */
const verify = (key: string, before = '') => `import jwt from 'jsonwebtoken'
${before}
jwt.verify(token, ${key})`

const keysFrom = (names: string) => `import { ${names} } from './no-such-file.js'`

const ofSession = single('express-session')
const ofToken = single('jsonwebtoken', 'verify')

describe('one key or several', () => {
  new RuleTester().run('require-fallback-keys', rule, {
    valid: [
      silent('a ring of two settings', session('[process.env.KEY, process.env.OLD_KEY]')),
      silent('a ring of two literals', session("['made-up-key', 'made-up-older']")),
      silent('a ring in a constant', session('keys', 'const keys = [process.env.KEY, process.env.OLD_KEY]')),
      silent('a ring with a spread', session('[process.env.KEY, ...older]', keysFrom('older'))),
      silent('a ring that is only a spread', session('[...keys]', keysFrom('keys'))),
      silent(
        'a ring with a spread that may be empty',
        session('[process.env.KEY, ...(process.env.OLD_KEY ? [process.env.OLD_KEY] : [])]'),
      ),
      silent('a ring without empty ones', session('[process.env.KEY, process.env.OLD_KEY].filter(Boolean)')),
      silent(
        'a ring that is pushed to',
        session(
          'keys',
          'const keys = [process.env.KEY]\nif (process.env.OLD_KEY) keys.push(process.env.OLD_KEY)',
        ),
      ),
      silent(
        'a ring that is unshifted to',
        session('keys', 'const keys = [process.env.OLD_KEY]\nkeys.unshift(process.env.KEY)'),
      ),
      silent('a ring that is concatenated', session('[process.env.KEY].concat(older)', keysFrom('older'))),
      silent('a ring out of one setting', session("process.env.SESSION_KEYS.split(',')")),
      silent(
        'a ring out of one setting that may be missing',
        session("process.env.SESSION_KEYS?.split(',') ?? []"),
      ),
      silent(
        'a ring that is mapped',
        session("process.env.SESSION_KEYS.split(',').map((key) => key.trim())"),
      ),
      silent('a ring without duplicates', session('[...new Set([process.env.KEY, process.env.OLD_KEY])]')),
      silent(
        'a ring that is flattened',
        session("[process.env.KEY, process.env.OLD_KEYS?.split(',') ?? []].flat()"),
      ),
      silent(
        'a ring that is pushed to in a loop',
        session(
          'keys',
          'const keys = []\nfor (let i = 1; process.env[`KEY_${i}`]; i++) keys.push(process.env[`KEY_${i}`])',
        ),
      ),
      silent(
        'a ring of computed members',
        session('keys', 'const keys = Array.from({ length: 3 }, (_, i) => process.env[`KEY_${i}`])'),
      ),
      silent(
        'a ring of the values of an object',
        session('Object.values({ a: process.env.KEY, b: process.env.OLD_KEY })'),
      ),
      silent(
        'a ring of the values of a Map',
        session("[...new Map([['a', process.env.KEY], ['b', process.env.OLD_KEY]]).values()]"),
      ),
      silent(
        'a ring, or one key while there is no other',
        session('process.env.OLD_KEY ? [process.env.KEY, process.env.OLD_KEY] : process.env.KEY'),
      ),
      silent(
        'a ring, or an array of one while there is no other',
        session('process.env.OLD_KEY ? [process.env.KEY, process.env.OLD_KEY] : [process.env.KEY]'),
      ),
      silent(
        'a ring of a getter',
        session(
          'new Keys().all',
          'class Keys { get all() { return [process.env.KEY, process.env.OLD_KEY] } }',
        ),
      ),
      silent('a ring out of JSON', session('JSON.parse(process.env.SESSION_KEYS)')),
      silent(
        'one key or a ring, as the caller likes',
        "import session from 'express-session'\nexport const make = (keys) => session({ secret: typeof keys === 'string' ? [keys] : keys })",
      ),
      silent(
        'one key or a ring, by Array.isArray',
        "import session from 'express-session'\nexport const make = (keys) => session({ secret: Array.isArray(keys) ? keys : [keys] })",
      ),
      silent(
        'a map of two',
        "import { unsealData } from 'iron-session'\nunsealData(seal, { password: { 1: process.env.OLD_KEY, 2: process.env.KEY } })",
      ),
      silent(
        'a map with a spread',
        "import { unsealData } from 'iron-session'\nimport { older } from './no-such-file.js'\nunsealData(seal, { password: { 2: process.env.KEY, ...older } })",
      ),
      silent(
        'a map in a constant',
        "import { unsealData } from 'iron-session'\nconst password = { 1: process.env.OLD_KEY, 2: process.env.KEY }\nunsealData(seal, { password })",
      ),
      silent('a key function', verify('(header, done) => done(null, keyOf(header.kid)), then')),
      silent(
        'a key function by name',
        verify('getKey, then', 'function getKey(header, done) { done(null, find(header.kid)) }'),
      ),
      silent(
        'a key function that answers by what it is asked',
        `import { Strategy } from 'passport-jwt'\n${keysFrom('keyOf')}\nnew Strategy({ secretOrKeyProvider: (request, token, done) => done(null, keyOf(token)) }, done)`,
      ),
      silent(
        'a key function that hands on what it is given',
        `import { Strategy } from 'passport-jwt'\n${keysFrom('answer')}\nnew Strategy({ secretOrKeyProvider: (request, token, done) => answer(done) }, done)`,
      ),
      silent('a key function from elsewhere', verify('getKey, then', keysFrom('getKey'))),
      silent(
        'fallback keys in an option of their own',
        "import { betterAuth } from 'better-auth'\nbetterAuth({ secret: process.env.OLD_KEY, secrets: [{ version: 2, value: process.env.KEY }, { version: 1, value: process.env.OLD_KEY }] })",
      ),
      silent(
        'the newest alone in the option beside the older one',
        "import { betterAuth } from 'better-auth'\nbetterAuth({ secret: process.env.FIRST, secrets: [{ version: 2, value: process.env.SECOND }] })",
      ),
      silent(
        'a Keygrip',
        "import Keygrip from 'keygrip'\nimport session from 'cookie-session'\nsession({ keys: new Keygrip([process.env.KEY, process.env.OLD_KEY]) })",
      ),
      silent('an empty string', session("''")),
      silent('nothing', session('undefined')),
      silent('no key at all', "import session from 'express-session'\nsession({ resave: false })"),
      silent(
        'options that nobody sees',
        "import session from 'express-session'\nexport const make = (options) => session(options)",
      ),
      silent(
        'a key that is generated',
        session("randomBytes(32).toString('hex')", "import { randomBytes } from 'node:crypto'"),
      ),
    ],
    invalid: [
      reported(
        'a key function that looks at nothing',
        `import { Strategy } from 'passport-jwt'\n${keysFrom('key')}\nnew Strategy({ secretOrKeyProvider: «(request, token, done) => done(null, key)» }, done)`,
        single('passport-jwt', 'secretOrKeyProvider'),
      ),
      reported('a setting', session('«process.env.KEY»'), ofSession),
      reported('a literal', session("«'made-up-key'»"), ofSession),
      reported('a constant', session('«key»', 'const key = process.env.KEY'), ofSession),
      reported('an import', session('«key»', keysFrom('key')), ofSession),
      reported(
        'a parameter',
        "import session from 'express-session'\nexport const make = (secret) => session({ secret: «secret» })",
        ofSession,
      ),
      reported(
        'a shorthand property',
        "import session from 'express-session'\nexport const make = (secret) => session({ «secret» })",
        ofSession,
      ),
      reported('a property of a config object', session('«config.secret»', keysFrom('config')), ofSession),
      reported(
        'a property of a parameter',
        "import session from 'express-session'\nexport const make = (options) => session({ secret: «options.secret» })",
        ofSession,
      ),
      reported(
        'a destructured parameter',
        "import session from 'express-session'\nexport const make = ({ secret }) => session({ secret: «secret» })",
        ofSession,
      ),
      reported(
        'a field of a class',
        "import session from 'express-session'\nclass Server { constructor(secret) { this.secret = secret } start() { session({ secret: «this.secret» }) } }",
        ofSession,
      ),
      reported('a setting with a default', session("«process.env.KEY || 'made-up-key'»"), ofSession),
      reported('one of two settings', session('«process.env.KEY || process.env.OLD_KEY»'), ofSession),
      reported('either of two keys', session('«flag ? process.env.KEY : process.env.OTHER_KEY»'), ofSession),
      reported('a setting in a template', session('«`${process.env.KEY}`»'), ofSession),
      reported('a setting that is decoded', session("«Buffer.from(process.env.KEY, 'hex')»"), ofSession),
      reported('a setting that is asserted', session('«process.env.KEY!»'), ofSession),
      reported('an array of one', session('«[process.env.KEY]»'), ofSession),
      reported(
        'an array of one in a constant',
        session('«keys»', 'const keys = [process.env.KEY]'),
        ofSession,
      ),
      reported(
        'an array of one without empty ones',
        session('«[process.env.KEY].filter(Boolean)»'),
        ofSession,
      ),
      reported('an array of one imported key', session('«[key]»', keysFrom('key')), ofSession),
      reported('a frozen array of one', session('«Object.freeze([process.env.KEY])»'), ofSession),
      reported(
        'a map of one',
        "import { unsealData } from 'iron-session'\nunsealData(seal, { password: «{ 1: process.env.KEY }» })",
        single('iron-session', 'unsealData'),
      ),
      reported(
        'a map of one with its id',
        "import { unseal } from '@hapi/iron'\nunseal(sealed, «{ id: '1', secret: process.env.KEY }», defaults)",
        single('@hapi/iron', 'unseal'),
      ),
      reported(
        'a Keygrip of one',
        "import Keygrip from 'keygrip'\nexport const keys = new Keygrip(«[process.env.KEY]»)",
        single('keygrip'),
      ),
      reported('the first of a ring', session('«keys[0]»', keysFrom('keys')), ofSession),
      reported(
        'the first of a ring in this file',
        session('«keys[0]»', 'const keys = [process.env.KEY, process.env.OLD_KEY]'),
        ofSession,
      ),
      reported('the last of a ring', session('«keys.at(-1)»', keysFrom('keys')), ofSession),
      reported(
        'options in a constant',
        "import session from 'express-session'\nconst options = { secret: «process.env.KEY» }\nsession(options)",
        ofSession,
      ),
      reported('an awaited key', session('«await loadKey()»', keysFrom('loadKey')), ofSession),
      reported(
        'what a function of the program returns',
        session('«key()»', 'const key = () => process.env.KEY'),
        ofSession,
      ),
      reported(
        'what an option function returns',
        "import { doubleCsrf } from 'csrf-csrf'\ndoubleCsrf({ getSecret: () => «process.env.KEY» })",
        single('csrf-csrf'),
      ),
      reported(
        'what an option function returns in an object',
        "import { JwtModule } from '@nestjs/jwt'\nJwtModule.registerAsync({ useFactory: (config) => ({ secret: «config.get('JWT_SECRET')» }) })",
        single('@nestjs/jwt', 'JwtModule.registerAsync'),
      ),
    ],
  })
})

describe('loops and retries', () => {
  const hmac = "import { createHmac, timingSafeEqual } from 'node:crypto'"
  const imported = keysFrom('keys, newest, older')
  new RuleTester().run('require-fallback-keys', rule, {
    valid: [
      silent(
        'for of',
        `import jwt from 'jsonwebtoken'\n${imported}\nfor (const key of keys) try { jwt.verify(token, key) } catch {}`,
      ),
      silent(
        'for of over entries',
        `import jwt from 'jsonwebtoken'\n${imported}\nfor (const [index, key] of keys.entries()) try { jwt.verify(token, key) } catch {}`,
      ),
      silent(
        'for of over members with a key',
        `import jwt from 'jsonwebtoken'\n${imported}\nfor (const { secret } of keys) try { jwt.verify(token, secret) } catch {}`,
      ),
      silent(
        'for of over values of a map',
        `import jwt from 'jsonwebtoken'\n${imported}\nfor (const key of Object.values(keys)) try { jwt.verify(token, key) } catch {}`,
      ),
      silent(
        'for await',
        `import jwt from 'jsonwebtoken'\n${imported}\nfor await (const key of keys) try { jwt.verify(token, key) } catch {}`,
      ),
      silent(
        'for with an index',
        `import jwt from 'jsonwebtoken'\n${imported}\nfor (let i = 0; i < keys.length; i++) try { jwt.verify(token, keys[i]) } catch {}`,
      ),
      silent(
        'while with an index',
        `import jwt from 'jsonwebtoken'\n${imported}\nlet i = 0\nwhile (i < keys.length) try { jwt.verify(token, keys[i++]) } catch {}`,
      ),
      silent(
        'for in',
        `import jwt from 'jsonwebtoken'\n${imported}\nfor (const id in keys) try { jwt.verify(token, keys[id]) } catch {}`,
      ),
      silent(
        'find',
        `${hmac}\n${imported}\nkeys.find((key) => timingSafeEqual(createHmac('sha256', key).update(text).digest(), given))`,
      ),
      silent(
        'some',
        `${hmac}\n${imported}\nkeys.some((key) => timingSafeEqual(createHmac('sha256', key).update(text).digest(), given))`,
      ),
      silent(
        'map',
        `import { jwtVerify } from 'jose'\n${imported}\nPromise.any(keys.map((key) => jwtVerify(token, key)))`,
      ),
      silent(
        'map, with what is decoded',
        `import { jwtVerify } from 'jose'\n${imported}\nPromise.any(keys.map((key) => jwtVerify(token, new TextEncoder().encode(key))))`,
      ),
      silent(
        'flatMap of another list',
        `import jwt from 'jsonwebtoken'\nexport const all = (rings) => rings.flatMap((ring) => ring.map((key) => jwt.verify(token, key)))`,
      ),
      silent(
        'reduce',
        `import jwt from 'jsonwebtoken'\n${imported}\nkeys.reduce((found, key) => found ?? jwt.verify(token, key), undefined)`,
      ),
      silent(
        'recursion over a list',
        `import jwt from 'jsonwebtoken'\nexport function check(token, [key, ...older]) { try { return jwt.verify(token, key) } catch (error) { if (older.length === 0) throw error; return check(token, older) } }`,
      ),
      silent(
        'recursion with an index',
        `import jwt from 'jsonwebtoken'\nexport function check(token, keys, index = 0) { try { return jwt.verify(token, keys[index]) } catch (error) { return check(token, keys, index + 1) } }`,
      ),
      silent(
        'a loop around the function that verifies',
        `import jwt from 'jsonwebtoken'\n${imported}\nconst check = (token, key) => jwt.verify(token, key)\nfor (const key of keys) try { check(token, key) } catch {}`,
      ),
      silent(
        'newest, then older in the catch',
        `import jwt from 'jsonwebtoken'\n${imported}\nexport function check(token) { try { return jwt.verify(token, newest) } catch { return jwt.verify(token, older) } }`,
      ),
      silent(
        'newest, then older if there is one',
        `import jwt from 'jsonwebtoken'\n${imported}\nexport function check(token) { try { return jwt.verify(token, newest) } catch (error) { if (older) return jwt.verify(token, older); throw error } }`,
      ),
      silent(
        'newest, then older unless there is none',
        `import jwt from 'jsonwebtoken'\n${imported}\nexport function check(token) { try { return jwt.verify(token, newest) } catch (error) { if (!older) throw error; return jwt.verify(token, older) } }`,
      ),
      silent(
        'newest, then older, with the same options',
        `import jwt from 'jsonwebtoken'\n${imported}\nexport function check(token) { try { return jwt.verify(token, newest, { algorithms: ['HS256'] }) } catch { return jwt.verify(token, older, { algorithms: ['HS256'] }) } }`,
      ),
      silent(
        'newest, then older, of a comparison',
        `${hmac}\nconst mac = (key, text) => createHmac('sha256', key).update(text).digest('hex')\nexport const valid = (text, given) => mac(process.env.LINK_KEY, text) === given || mac(process.env.OLD_LINK_KEY, text) === given`,
      ),
      silent(
        'newest, then older after ||',
        `import { unsign } from 'cookie-signature'\n${imported}\nexport const value = (cookie) => unsign(cookie, newest) || unsign(cookie, older)`,
      ),
      silent(
        'newest, then older after ??',
        `import { jwtVerify } from 'jose'\n${imported}\nexport const check = async (token) => (await jwtVerify(token, newest).catch(() => undefined)) ?? jwtVerify(token, older)`,
      ),
      silent(
        'newest, then older when a promise fails',
        `import { jwtVerify } from 'jose'\n${keysFrom('first, second')}\nexport const check = (token) => jwtVerify(token, first).catch(() => jwtVerify(token, second))`,
      ),
      silent(
        'newest, then older when a promise fails, if there is one',
        `import { jwtVerify } from 'jose'\n${keysFrom('first, second')}\nexport const check = (token) => jwtVerify(token, first).catch((error) => { if (second) return jwtVerify(token, second); throw error })`,
      ),
      silent(
        'newest, then older, as the second of then',
        `import { jwtVerify } from 'jose'\n${keysFrom('first, second')}\nexport const check = (token) => jwtVerify(token, first).then((it) => it, () => jwtVerify(token, second))`,
      ),
      silent(
        'newest here, older there, by the names of the settings',
        `import jwt from 'jsonwebtoken'\nexport const signedNow = (token) => jwt.verify(token, process.env.JWT_SECRET)\nexport const signedBefore = (token) => jwt.verify(token, process.env.JWT_SECRET_PREVIOUS)`,
      ),
      silent(
        'newest here, older there, as parameters',
        `import { createCipheriv, createDecipheriv } from 'node:crypto'\nexport function sealAgain(oldKey, newKey, iv) { return [createDecipheriv('aes-256-gcm', oldKey, iv), createCipheriv('aes-256-gcm', newKey, iv)] }`,
      ),
      silent(
        'newest at the registration, older at a method of the library',
        `import fastifyJwt from '@fastify/jwt'\n${imported}\napp.register(fastifyJwt, { secret: newest })\nexport const authenticate = (request) => request.jwtVerify().catch(() => request.jwtVerify({ key: older }))`,
      ),
      silent(
        'a function that is called with the newest, and with the older',
        `import jwt from 'jsonwebtoken'\nconst reader = (key) => (token) => jwt.verify(token, key)\nexport const read = reader(process.env.KEY)\nexport const readOld = reader(process.env.OLD_KEY)`,
      ),
      silent(
        'a function by name that is called with each key',
        `import jwt from 'jsonwebtoken'\n${imported}\nconst check = (key) => jwt.verify(token, key)\nkeys.some(check)`,
      ),
      silent(
        'a method by name that is called with each key',
        `import jwt from 'jsonwebtoken'\n${imported}\nclass Tokens { check = (key) => jwt.verify(token, key); all() { return keys.some(this.check) } }`,
      ),
      silent(
        'a function with the token bound that is called with each key',
        `import jwt from 'jsonwebtoken'\n${imported}\nconst check = (token, key) => jwt.verify(token, key)\nkeys.some(check.bind(null, token))`,
      ),
      silent(
        'a key by its id from a function of the program',
        verify(
          'keyOf(header.kid)',
          `${keysFrom('first, second')}\nfunction keyOf(kid) { switch (kid) { case 'second': return second; default: return first } }`,
        ),
      ),
      silent(
        'a function by name that is called with the bytes of each key',
        `import { createSecretKey } from 'node:crypto'\nimport jwt from 'jsonwebtoken'\n${imported}\nconst check = (hex) => { const key = new Uint8Array(32); key.set(Buffer.from(hex, 'hex')); return jwt.verify(token, key) }\nkeys.some(check)`,
      ),
      silent(
        'newest, then older through a function of the program',
        `import jwt from 'jsonwebtoken'\n${imported}\nconst read = (token, key) => jwt.verify(token, key)\nexport function check(token) { try { return read(token, newest) } catch { return read(token, older) } }`,
      ),
      silent('a key by its id from a map', verify('keyById.get(header.kid)', keysFrom('keyById'))),
      silent('a key by its id from an object', verify('keys[header.kid]', keysFrom('keys'))),
      silent('a key by its id from a function', verify('keyFor(header.kid)', keysFrom('keyFor'))),
      silent('a key by its id, awaited', verify('await findKey(kid)', keysFrom('findKey'))),
      silent(
        'a key by its id in a constant',
        verify(
          'key',
          `${keysFrom('keys')}\nconst { kid } = jwt.decode(token, { complete: true }).header\nconst key = keys.get(kid)`,
        ),
      ),
      silent(
        'a key by its id, or a default',
        verify('key', `${keysFrom('keys')}\nconst key = keys[kid] ?? keys.default`),
      ),
      silent(
        'a key by the version in the value',
        `import { createDecipheriv } from 'node:crypto'\n${keysFrom('keys')}\nconst [version, iv] = sealed.split('.')\ncreateDecipheriv('aes-256-gcm', keys[version], iv)`,
      ),
      silent(
        'a key by the version, one of two',
        `import { createDecipheriv } from 'node:crypto'\nconst [version, iv] = sealed.split('.')\nconst key = version === '1' ? process.env.OLD_KEY : process.env.KEY\ncreateDecipheriv('aes-256-gcm', key, iv)`,
      ),
      silent(
        'a key by its index, given by a loop',
        `import { createDecipheriv } from 'node:crypto'\n${keysFrom('keys')}\nconst open = (index) => createDecipheriv('aes-256-gcm', keys[index], iv)\nfor (let i = 0; i < keys.length; i++) try { open(i) } catch {}`,
      ),
      silent('a key by its version', verify('keyFor(row.version)', keysFrom('keyFor'))),
      silent('a key found in a list', verify('keys.find((key) => key.id === kid).secret', keysFrom('keys'))),
    ],
    invalid: [
      reported(
        'different values with different keys',
        `import jwt from 'jsonwebtoken'\n${keysFrom('first, second')}\nexport function check(access, refresh) { return [jwt.verify(access, «first»), jwt.verify(refresh, «second»)] }`,
        ofToken,
      ),
      reported(
        'different keys for different cases',
        `import jwt from 'jsonwebtoken'\n${keysFrom('first, second')}\nexport function check(token, kind) { if (kind === 'access') { return jwt.verify(token, «first») } else { return jwt.verify(token, «second») } }`,
        ofToken,
      ),
      reported(
        'different keys in different functions',
        `import jwt from 'jsonwebtoken'\n${keysFrom('first, second')}\nexport const access = (token) => jwt.verify(token, «first»)\nexport const refresh = (token) => jwt.verify(token, «second»)`,
        ofToken,
      ),
      reported(
        'the newest in a function, both in another one',
        `import jwt from 'jsonwebtoken'\n${imported}\nexport const claims = (token) => jwt.verify(token, «newest»)\nexport const check = (token) => { try { return jwt.verify(token, newest) } catch { return jwt.verify(token, older) } }`,
        ofToken,
      ),
      reported(
        'an older key of another name',
        `import jwt from 'jsonwebtoken'\njwt.verify(access, «process.env.ACCESS_KEY»)\njwt.verify(refresh, «process.env.REFRESH_KEY_OLD»)`,
        ofToken,
      ),
      reported(
        'an older key of another library',
        `import jwt from 'jsonwebtoken'\nimport session from 'express-session'\njwt.verify(access, «process.env.KEY»)\nsession({ secret: [process.env.KEY, process.env.KEY_OLD] })`,
        ofToken,
      ),
      reported(
        'a function by name that is called with something else',
        `import jwt from 'jsonwebtoken'\n${imported}\nconst check = (token) => jwt.verify(token, «newest»)\ntokens.some(check)`,
        ofToken,
      ),
      reported(
        'a function with the key bound that is called with something else',
        `import jwt from 'jsonwebtoken'\n${imported}\nconst check = (key, token) => jwt.verify(token, «key»)\ntokens.some(check.bind(null, newest))`,
        ofToken,
      ),
      reported(
        'another value when the first one fails',
        `import { jwtVerify } from 'jose'\n${keysFrom('first, second')}\nexport const check = (access, refresh) => jwtVerify(access, «first»).catch(() => jwtVerify(refresh, «second»))`,
        single('jose', 'jwtVerify'),
      ),
      reported(
        'a loop over something else',
        `import jwt from 'jsonwebtoken'\n${imported}\nfor (const token of tokens) jwt.verify(token, «newest»)`,
        ofToken,
      ),
      reported(
        'a callback over something else',
        `import jwt from 'jsonwebtoken'\n${imported}\ntokens.map((token) => jwt.verify(token, «newest»))`,
        ofToken,
      ),
      reported(
        'the same key tried twice',
        `import jwt from 'jsonwebtoken'\n${imported}\nexport function check(token) { try { return jwt.verify(token, «newest») } catch { return jwt.verify(token, «newest») } }`,
        ofToken,
      ),
      reported('a literal index', verify('«keys[0]»', keysFrom('keys')), ofToken),
      reported('a key under a literal id', verify("«keys['1']»", keysFrom('keys')), ofToken),
    ],
  })
})

describe('the name, where nothing else is seen', () => {
  const signed = (key: string, before = '') =>
    `import { getSignedCookie } from 'hono/cookie'\n${before}\ngetSignedCookie(c, ${key})`
  const ofCookie = single('hono', 'getSignedCookie')
  const report = { options: [{ unknownKeys: 'report' as const }] as const }
  const ignore = { options: [{ unknownKeys: 'ignore' as const }] as const }
  new RuleTester().run('require-fallback-keys', rule, {
    valid: [
      silent('keys', session('keys', keysFrom('keys'))),
      silent('secrets', session('secrets', keysFrom('secrets'))),
      silent('sessionKeys', session('sessionKeys', keysFrom('sessionKeys'))),
      silent('keyRing', session('keyRing', keysFrom('keyRing'))),
      silent('config.keys', session('config.keys', keysFrom('config'))),
      silent('config.session.secrets', session('config.session.secrets', keysFrom('config'))),
      silent('keys.all', session('keys.all', keysFrom('keys'))),
      silent('SESSION_SECRETS', session('SESSION_SECRETS', keysFrom('SESSION_SECRETS'))),
      silent('a setting whose name is a plural', session('process.env.SESSION_SECRETS')),
      silent('a call whose name is a plural', session('loadKeys()', keysFrom('loadKeys'))),
      silent(
        'a configuration whose name is a plural',
        session("config.get('session.keys')", keysFrom('config')),
      ),
      silent(
        'a parameter whose name is a plural',
        "import session from 'express-session'\nexport const make = (keys) => session({ secret: keys })",
      ),
      silent('a plural, with unknown keys ignored', session('keys', keysFrom('keys')), ignore),
      silent(
        'annotated as an array',
        "import session from 'express-session'\nexport const make = (secret: string[]) => session({ secret })",
      ),
      silent(
        'annotated as a readonly array',
        "import session from 'express-session'\nexport const make = (secret: readonly string[]) => session({ secret })",
      ),
      silent(
        'annotated as a string or an array',
        "import session from 'express-session'\nexport const make = (secret: string | string[]) => session({ secret })",
      ),
      silent('cast to an array', session('config.secret as string[]', keysFrom('config'))),
      silent(
        'annotated as a record',
        "import { unsealData } from 'iron-session'\nexport const open = (password: Record<string, string>) => unsealData(seal, { password })",
      ),
    ],
    invalid: [
      reported('key', session('«key»', keysFrom('key')), ofSession),
      reported('keys.newest', session('«keys.newest»', keysFrom('keys')), ofSession),
      reported('keys.current', session('«keys.current»', keysFrom('keys')), ofSession),
      reported('config.secret', session('«config.secret»', keysFrom('config')), ofSession),
      reported('config.session.secret', session('«config.session.secret»', keysFrom('config')), ofSession),
      reported(
        'a call of a configuration',
        session("«config.get('session.secret')»", keysFrom('config')),
        ofSession,
      ),
      reported('a call', session('«loadKey()»', keysFrom('loadKey')), ofSession),
      reported('a plural that is cast to a string', session('«keys as string»', keysFrom('keys')), ofSession),
      reported(
        'a plural that is asserted to be a string',
        session('«<string>keys»', keysFrom('keys')),
        ofSession,
        ts,
      ),
      reported(
        'a plural that is annotated as a string',
        "import session from 'express-session'\nexport const make = (keys: string) => session({ secret: «keys» })",
        ofSession,
      ),
      reported(
        'a plural that is annotated as a Buffer',
        "import session from 'express-session'\nexport const make = (keys: Buffer) => session({ secret: «keys» })",
        ofSession,
      ),
      reported('a plural where one key alone fits', signed('«keys»', keysFrom('keys')), ofCookie),
      reported('a plural setting where one key alone fits', signed('«process.env.COOKIE_KEYS»'), ofCookie),
      reported(
        'a plural, with unknown keys reported',
        session('«keys»', keysFrom('keys')),
        ofSession,
        report,
      ),
      reported(
        'a plural parameter, with unknown keys reported',
        "import session from 'express-session'\nexport const make = (keys) => session({ secret: «keys» })",
        ofSession,
        report,
      ),
      reported(
        'a plural setting, with unknown keys reported',
        session('«process.env.SESSION_SECRETS»'),
        ofSession,
        report,
      ),
      reported('one key, with unknown keys ignored', session('«key»', keysFrom('key')), ofSession, ignore),
    ],
  })
})

describe('what a call does', () => {
  const hmac = (use: string) =>
    `import { createHmac, timingSafeEqual } from 'node:crypto'\n${keysFrom('key')}\n${use}`
  const ofHmac = single('node:crypto', 'createHmac')
  const subtle = (use: string) =>
    `const key = await crypto.subtle.importKey('raw', process.env.KEY, 'HMAC', false, ['sign', 'verify'])\n${use}`
  new RuleTester().run('require-fallback-keys', rule, {
    valid: [
      silent('signs', `import jwt from 'jsonwebtoken'\n${keysFrom('key')}\njwt.sign(payload, key)`),
      silent(
        'encrypts',
        `import { createCipheriv } from 'node:crypto'\n${keysFrom('key')}\ncreateCipheriv('aes-256-gcm', key, iv)`,
      ),
      silent(
        'seals',
        `import { sealData } from 'iron-session'\n${keysFrom('key')}\nsealData(data, { password: key })`,
      ),
      silent(
        'derives',
        `import { scryptSync } from 'node:crypto'\n${keysFrom('key')}\nexport const derived = scryptSync(key, salt, 32)`,
      ),
      silent(
        'hashes passwords',
        `import bcrypt from 'bcrypt'\n${keysFrom('pepper')}\nbcrypt.compare(password + pepper, hash)`,
      ),
      silent(
        'verifies what a third party signed',
        `import { Receiver } from '@upstash/qstash'\nnew Receiver({ currentSigningKey: process.env.KEY })`,
      ),
      silent(
        'makes an HMAC that is sent',
        hmac("export const headers = { signature: createHmac('sha256', key).update(body).digest('hex') }"),
      ),
      silent(
        'makes an HMAC whose length is compared',
        hmac("export const long = createHmac('sha256', key).update(body).digest('hex').length > 10"),
      ),
      silent(
        'makes an HMAC that is given to something else',
        hmac("send(createHmac('sha256', key).update(body).digest('hex'), given)"),
      ),
      silent(
        'makes an HMAC that is returned',
        hmac("export const signature = (body) => createHmac('sha256', key).update(body).digest('hex')"),
      ),
      silent(
        'makes an HMAC beside other comparisons',
        hmac(
          "export const signature = (body) => createHmac('sha256', key).update(body).digest('hex')\nexport const same = (a, b) => timingSafeEqual(a, b)",
        ),
      ),
      silent(
        'signs with Web Crypto',
        subtle("export const signature = await crypto.subtle.sign('HMAC', key, data)"),
      ),
    ],
    invalid: [
      reported(
        'decrypts',
        `import { createDecipheriv } from 'node:crypto'\n${keysFrom('key')}\ncreateDecipheriv('aes-256-gcm', «key», iv)`,
        single('node:crypto', 'createDecipheriv'),
      ),
      reported(
        'unseals',
        `import { unsealData } from 'iron-session'\n${keysFrom('key')}\nunsealData(seal, { password: «key» })`,
        single('iron-session', 'unsealData'),
      ),
      reported(
        'decrypts with what is derived',
        `import { scryptSync, createDecipheriv } from 'node:crypto'\ncreateDecipheriv('aes-256-gcm', «scryptSync(process.env.KEY, salt, 32)», iv)`,
        single('node:crypto', 'createDecipheriv'),
      ),
      reported(
        'compares an HMAC with timingSafeEqual',
        hmac("timingSafeEqual(createHmac('sha256', «key»).update(body).digest(), given)"),
        ofHmac,
      ),
      ...[
        'crypto.timingSafeEqual',
        'safeCompare',
        'safeEqual',
        'secureCompare',
        'constantTimeEqual',
        'tsscmp',
        'scmp',
        'bufferEqual',
      ].map((compare) =>
        reported(
          `compares an HMAC with ${compare}`,
          hmac(`${compare}(createHmac('sha256', «key»).update(body).digest(), given)`),
          ofHmac,
        ),
      ),
      reported(
        'compares an HMAC that is an argument of another call first',
        hmac("timingSafeEqual(Buffer.from(createHmac('sha256', «key»).update(body).digest('hex')), given)"),
        ofHmac,
      ),
      reported(
        'compares an HMAC in one arm',
        hmac(
          "export const valid = (flag ? createHmac('sha256', «key»).update(body).digest('hex') : other) === given",
        ),
        ofHmac,
      ),
      reported(
        'compares an HMAC that is awaited',
        hmac("export const valid = (await createHmac('sha256', «key»).update(body).digest('hex')) === given"),
        ofHmac,
      ),
      reported(
        'compares an HMAC with ===',
        hmac("export const valid = createHmac('sha256', «key»).update(body).digest('hex') === given"),
        ofHmac,
      ),
      reported(
        'compares an HMAC with !==',
        hmac(
          "if (given !== createHmac('sha256', «key»).update(body).digest('hex')) throw new Error('forged')",
        ),
        ofHmac,
      ),
      reported(
        'compares an HMAC with equals',
        hmac("export const valid = createHmac('sha256', «key»).update(body).digest().equals(given)"),
        ofHmac,
      ),
      reported(
        'compares an HMAC in a constant',
        hmac(
          "const expected = createHmac('sha256', «key»).update(body).digest('hex')\nexport const valid = expected === given",
        ),
        ofHmac,
      ),
      reported(
        'compares an HMAC in a buffer',
        hmac(
          "const expected = createHmac('sha256', «key»).update(body).digest('hex')\nexport const valid = timingSafeEqual(Buffer.from(expected), Buffer.from(given))",
        ),
        ofHmac,
      ),
      reported(
        'compares an HMAC in a template',
        hmac(
          "const expected = `sha256=${createHmac('sha256', «key»).update(body).digest('hex')}`\nexport const valid = expected === given",
        ),
        ofHmac,
      ),
      reported(
        'compares an HMAC that a function returns',
        hmac(
          "const signature = (body) => createHmac('sha256', «key»).update(body).digest('hex')\nexport const valid = (body, given) => signature(body) === given",
        ),
        ofHmac,
      ),
      reported(
        'compares an HMAC that a method returns',
        hmac(
          "class Links { sign(body) { return createHmac('sha256', «key»).update(body).digest('hex') } check(body, given) { return this.sign(body) === given } }",
        ),
        ofHmac,
      ),
      reported(
        'compares an HMAC in parts',
        hmac(
          "const mac = createHmac('sha256', «key»)\nmac.update(body)\nexport const valid = mac.digest('hex') === given",
        ),
        ofHmac,
      ),
      reported(
        'verifies with Web Crypto',
        subtle("await crypto.subtle.verify('HMAC', «key», signature, data)"),
        single('webcrypto', 'crypto.subtle.verify'),
      ),
      reported(
        'compares what Web Crypto signs',
        subtle(
          "const expected = Buffer.from(await crypto.subtle.sign('HMAC', «key», data)).toString('hex')\nexport const valid = expected === given",
        ),
        single('webcrypto', 'crypto.subtle.sign'),
      ),
      reported(
        'compares a keyed hash',
        `import { createHash } from 'node:crypto'\nexport const valid = (text, given) => createHash('sha256').update(text + «process.env.SECRET_KEY»).digest('hex') === given`,
        ofHmac,
      ),
      reported(
        'compares a keyed hash of several parts',
        `import { createHash } from 'node:crypto'\nexport const valid = (text, given) => createHash('sha256').update(text).update(«process.env.SECRET_KEY»).digest('hex') === given`,
        ofHmac,
      ),
      reported('sets a session up', session('«process.env.KEY»'), ofSession),
      reported(
        'sets cookies up',
        "import cookieParser from 'cookie-parser'\napp.use(cookieParser(«process.env.KEY»))",
        single('cookie-parser'),
      ),
      reported(
        'sets cookies up with the option for one key',
        "import session from 'cookie-session'\napp.use(session({ secret: «process.env.KEY» }))",
        single('cookie-session', 'secret'),
      ),
      reported(
        'sets cookies up with the option for a ring',
        "import session from 'cookie-session'\napp.use(session({ keys: «[process.env.KEY]» }))",
        single('cookie-session', 'keys'),
      ),
      reported(
        'sets a strategy up',
        "import { Strategy } from 'passport-jwt'\nnew Strategy({ secretOrKey: «process.env.KEY» }, done)",
        single('passport-jwt', 'Strategy'),
      ),
      reported(
        'sets a module up',
        "import { JwtModule } from '@nestjs/jwt'\nJwtModule.register({ secret: «process.env.KEY» })",
        single('@nestjs/jwt', 'JwtModule.register'),
      ),
      reported(
        'sets a plugin up',
        "import cookie from '@fastify/cookie'\napp.register(cookie, { secret: «process.env.KEY» })",
        single('@fastify/cookie', 'register'),
      ),
      reported(
        'assigns a property',
        "import Koa from 'koa'\nconst app = new Koa()\napp.keys = «[process.env.KEY]»",
        single('koa', 'keys'),
      ),
      reported(
        'hands it to super',
        "import { Strategy } from 'passport-jwt'\nclass Jwt extends Strategy { constructor() { super({ secretOrKey: «process.env.KEY» }) } }",
        single('passport-jwt', 'Strategy'),
      ),
      reported(
        'verifies through a service',
        "import { JwtService } from '@nestjs/jwt'\nclass Auth { constructor(private readonly jwt: JwtService) {} check(token) { return this.jwt.verify(token, { secret: «process.env.KEY» }) } }",
        single('@nestjs/jwt', 'verify'),
      ),
      reported(
        'exports it from a config file',
        "export default ({ env }) => ({ app: { keys: «[env('APP_KEY')]» } })",
        single('@strapi/strapi', 'app.keys'),
        { filename: 'config/server.ts' },
      ),
    ],
  })
})

describe('whose key it is', () => {
  const hmac = (key: string, before = '') =>
    `import { createHmac, timingSafeEqual } from 'node:crypto'\n${before}\nexport const valid = (body, given) => timingSafeEqual(createHmac('sha256', ${key}).update(body).digest(), given)`
  new RuleTester().run('require-fallback-keys', rule, {
    valid: [
      silent(
        'a user’s',
        'import jwt from "jsonwebtoken"\nexport const check = (token, user) => jwt.verify(token, user.secret)',
      ),
      silent(
        'a row’s',
        'import { createDecipheriv } from "node:crypto"\nexport const open = (row) => createDecipheriv("aes-256-gcm", row.dataKey, row.iv)',
      ),
      silent(
        'a row’s that was fetched',
        verify('found.secret', 'const found = await db.invitations.findOne({ id })'),
      ),
      silent(
        'a tenant’s',
        'import jwt from "jsonwebtoken"\nexport const check = (token, tenant) => jwt.verify(token, tenant.jwtSecret)',
      ),
      silent('a webhook’s', hmac('webhook.secret')),
      silent('a third party’s, by the name of the setting', hmac('process.env.GITHUB_WEBHOOK_SECRET')),
      silent(
        'a third party’s, by the name of an import',
        hmac('stripeWebhookSecret', keysFrom('stripeWebhookSecret')),
      ),
      silent(
        'a third party’s, by the name of a property',
        hmac('config.shopifyApiSecret', keysFrom('config')),
      ),
      silent('a public key, by its name', verify('publicKey', keysFrom('publicKey'))),
      silent('a public key, by the name of the setting', verify('process.env.JWT_PUBLIC_KEY')),
      silent(
        'a public key, by its text',
        verify("'-----BEGIN PUBLIC KEY-----\\nbWFkZS11cA==\\n-----END PUBLIC KEY-----'"),
      ),
      silent(
        'a public key, by what imports it',
        "import { jwtVerify, importSPKI } from 'jose'\nawait jwtVerify(token, await importSPKI(pem, 'RS256'))",
      ),
      silent(
        'a key set of our own',
        "import { jwtVerify, createLocalJWKSet } from 'jose'\nawait jwtVerify(token, createLocalJWKSet({ keys: [first, second] }))",
      ),
      silent(
        'a public key out of a file, by its name',
        verify('key', "import { readFileSync } from 'node:fs'\nconst key = readFileSync('keys/public.pem')"),
      ),
      silent(
        'a public key out of a file, by its path in a constant',
        verify(
          'key',
          "import { readFile } from 'node:fs/promises'\nconst file = path.join(folder, 'public.key')\nconst key = await readFile(file)",
        ),
      ),
      silent(
        'a third party’s, derived',
        hmac(
          'key',
          "import { createHash } from 'node:crypto'\nconst key = createHash('sha256').update(process.env.TELEGRAM_BOT_TOKEN).digest()",
        ),
      ),
      silent(
        'a key set of somebody else',
        "import { jwtVerify, createRemoteJWKSet } from 'jose'\nawait jwtVerify(token, createRemoteJWKSet(new URL(address)))",
      ),
      silent('a certificate', verify('certificate', keysFrom('certificate'))),
    ],
    invalid: [
      reported(
        'ours, by the name of the setting',
        hmac('«process.env.LINK_SIGNING_SECRET»'),
        single('node:crypto', 'createHmac'),
      ),
      reported(
        'ours, with a word that begins like a user',
        verify('«userTokenSecret»', keysFrom('userTokenSecret')),
        ofToken,
      ),
      reported('a private key', verify('«privateKey»', keysFrom('privateKey')), ofToken),
    ],
  })
})

describe('once, at the key', () => {
  const imported = keysFrom('key')
  new RuleTester().run('require-fallback-keys', rule, {
    valid: [
      silent(
        'a wrapper that is given a ring, where the wrapper does not decide',
        `import session from 'express-session'\nconst make = (keys) => session({ secret: keys })\nmake([process.env.KEY, process.env.OLD_KEY])`,
      ),
    ],
    invalid: [
      reported(
        'not at the calls of a wrapper',
        `import jwt from 'jsonwebtoken'\n${imported}\nconst check = (token, secret) => jwt.verify(token, «secret»)\ncheck(token, key)\ncheck(other, key)`,
        ofToken,
      ),
      reported(
        'not at the construction of a wrapper',
        `import jwt from 'jsonwebtoken'\n${imported}\nclass Tokens { constructor(secret) { this.secret = secret } check(token) { return jwt.verify(token, «this.secret») } }\nnew Tokens(key)`,
        ofToken,
      ),
      reported(
        'at the call of a wrapper whose list has one key there',
        `import session from 'express-session'\nconst make = (keys) => session({ secret: keys })\nmake(«[process.env.KEY]»)`,
        ofSession,
      ),
      reported(
        'at each sink',
        `import jwt from 'jsonwebtoken'\n${imported}\njwt.verify(access, «key»)\nexport const other = () => jwt.verify(refresh, «key»)`,
        ofToken,
      ),
      reported(
        'once for a sink that two entries know',
        `import jwt from 'jsonwebtoken'\njwt.verify(token, «process.env.KEY», { complete: true })`,
        ofToken,
      ),
      reported(
        'once where verify is promisified',
        `import { promisify } from 'node:util'\nimport jwt from 'jsonwebtoken'\n${imported}\nconst verify = promisify(jwt.verify)\nverify(token, «key»)`,
        ofToken,
      ),
      reported(
        'once for two settings in a chain',
        session('«process.env.KEY || process.env.SECRET || process.env.OLD_KEY»'),
        ofSession,
      ),
    ],
  })
})

describe('tests', () => {
  const report = { settings: { 'secret-key': { tests: 'report' } } }
  new RuleTester().run('require-fallback-keys', rule, {
    valid: [
      silent('a test by its path', session('process.env.KEY'), { filename: 'session.test.ts' }),
      silent(
        'a test by its shape',
        `import session from 'express-session'\nit('works', () => { session({ secret: process.env.KEY }) })`,
      ),
      silent(
        'a call that only tests reach',
        `import session from 'express-session'\nif (process.env.NODE_ENV === 'test') session({ secret: process.env.KEY })`,
      ),
      silent(
        'a key that only tests reach',
        "import session from 'express-session'\nif (process.env.NODE_ENV === 'test') run(() => session({ secret: 'made-up-key' }))",
      ),
    ],
    invalid: [
      reported('a test by its path, when tests are reported', session('«process.env.KEY»'), ofSession, {
        filename: 'session.test.ts',
        ...report,
      }),
      reported(
        'a test by its shape, when tests are reported',
        `import session from 'express-session'\nit('works', () => { session({ secret: «process.env.KEY» }) })`,
        ofSession,
        report,
      ),
      reported(
        'a key of tests, or another one',
        "import session from 'express-session'\nsession({ secret: «process.env.NODE_ENV === 'test' ? 'made-up-key' : process.env.KEY» })",
        ofSession,
      ),
      reported('an example application', session('«process.env.KEY»'), ofSession, {
        filename: 'examples/session.ts',
      }),
    ],
  })
})
