import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ESLint } from 'eslint'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import plugin from '../../src/index.ts'
import type { ValidKeyRingOptions as Options } from '../../src/rule-options.ts'
import rule from '../../src/rules/valid-key-ring.ts'
import type { MessageId } from '../../src/rules/valid-key-ring.ts'
import { RuleTester } from '../rule-tester.ts'
import { reportedIn, silentIn, wordsOf } from './marked.ts'

const reported = reportedIn<MessageId, [Options]>
const silent = silentIn<[Options]>

const session = (secret: string, before = '') => `import session from 'express-session'
${before}
session({ secret: ${secret} })`

const iron = (password: string) => `import { getIronSession } from 'iron-session'
getIronSession(request, response, { cookieName: 'sid', password: ${password} })`

const js = { filename: 'file.js' }

const present = '(key): key is string => Boolean(key)'

describe('the order', () => {
  const { package: ofSession, url } = wordsOf('express-session')
  const first = {
    messageId: 'order' as const,
    data: {
      ...{ package: ofSession, url, ring: 'this ring', place: 'first', there: 'first' },
      ...{ name: 'SESSION_SECRET_OLD', making: 'signing' },
    },
  }
  const older = 'process.env.SESSION_SECRET_OLD'
  const newest = 'process.env.SESSION_SECRET'
  const swapped = session(`[${newest}, ${older}].filter(Boolean)`)
  const fixed = (output: string) => ({ suggestions: [{ messageId: 'fixOrder' as const, output }] })
  const named = (name: string) => ({ ...first, data: { ...first.data, name } })
  const imported = (list: string) =>
    session(list, "import { key, oldKey, keyOld, previousKey, keyFallback, key1, key2 } from './keys.js'")
  const highest = (name: string) => ({
    messageId: 'order' as const,
    data: {
      ...{ package: 'iron-session', url: wordsOf('iron-session').url, ring: 'this ring', name },
      ...{ place: 'under the highest id', there: 'under the highest id', making: 'encrypting' },
    },
  })

  new RuleTester().run('valid-key-ring', rule, {
    valid: [
      silent('the newest key first', swapped),
      silent('numbers, which say nothing in a list', imported('[key1, key2]')),
      silent('numbers the other way round', imported('[key2, key1]')),
      silent('an older key alone', imported('[oldKey]')),
      silent('older keys only', imported('[oldKey, previousKey]')),
      silent('a list that is turned round', imported('[oldKey, key].reverse()')),
      silent(
        'an older key where there is one',
        session(`[${older} || ${newest}, ${newest}].filter(Boolean)`),
      ),
      silent(
        'another list of that name',
        `import session from 'express-session'\nimport { key, oldKey } from './keys.js'\nconst secret = [oldKey, key]\nsession({ secret: key })`,
      ),
      silent(
        'a library without an order',
        "import jwt from 'koa-jwt'\nimport { key, oldKey } from './keys.js'\njwt({ secret: [oldKey, key] })",
      ),
      silent('a map with the newest key under the highest id', iron('{ 1: keys.old, 2: keys.newest }')),
      silent('a map with numbers that go with the ids', iron('{ 1: keys.key1, 2: keys.key2 }')),
      silent('a map with something spread in', iron('{ 2: keys.old, ...keys.more }')),
      silent('an order that is not looked at', session(`[${older}, ${newest}].filter(Boolean)`), {
        options: [{ ignore: ['order'] }],
      }),
    ],
    invalid: [
      reported('a setting with _OLD', session(`[«${older}», ${newest}].filter(Boolean)`), {
        ...first,
        ...fixed(swapped),
      }),
      reported(
        'in JavaScript',
        session(`[«${older}», ${newest}].filter(Boolean)`),
        { ...first, ...fixed(swapped) },
        js,
      ),
      reported('a name with old', imported('[«oldKey», key]'), {
        ...named('oldKey'),
        ...fixed(imported('[key, oldKey]')),
      }),
      reported('a name with previous', imported('[«previousKey», key]'), {
        ...named('previousKey'),
        ...fixed(imported('[key, previousKey]')),
      }),
      reported('a name with fallback', imported('[«keyFallback», key]'), {
        ...named('keyFallback'),
        ...fixed(imported('[key, keyFallback]')),
      }),
      reported('three keys', imported('[«oldKey», key, previousKey]'), {
        ...named('oldKey'),
        ...fixed(imported('[key, oldKey, previousKey]')),
      }),
      reported('two that are no older ones', imported('[«oldKey», key, key2]'), named('oldKey')),
      reported('older keys of unknown number', imported('[...«previousKeys», key]'), {
        ...named('previousKeys'),
        ...fixed(imported('[key, ...previousKeys]')),
      }),
      reported('a comment between them', imported('[«oldKey» /* of May */, key]'), named('oldKey')),
      reported('a constant', session('ring', `const ring = [«keys.old», keys.newest]`), {
        ...named('old'),
        ...fixed(session('ring', 'const ring = [keys.newest, keys.old]')),
      }),
      reported(
        'a property that is assigned',
        "import Koa from 'koa'\nconst app = new Koa()\napp.keys = [«keys.old», keys.newest]",
        {
          messageId: 'order',
          data: { ...named('old').data, package: 'koa', url: wordsOf('koa').url },
          ...fixed("import Koa from 'koa'\nconst app = new Koa()\napp.keys = [keys.newest, keys.old]"),
        },
      ),
      reported(
        'a function that passes the list on',
        `import session from 'express-session'
const open = (secret) => session({ secret })
open([«keys.old», keys.newest])`,
        {
          ...named('old'),
          ...fixed(`import session from 'express-session'
const open = (secret) => session({ secret })
open([keys.newest, keys.old])`),
        },
      ),
      reported('an older key under the highest id', iron('{ 1: keys.newest, 2: «keys.old» }'), {
        ...highest('old'),
        ...fixed(iron('{ 1: keys.old, 2: keys.newest }')),
      }),
      reported('numbers that go against the ids', iron('{ 1: keys.key2, 2: «keys.key1» }'), {
        ...highest('key1'),
        ...fixed(iron('{ 1: keys.key1, 2: keys.key2 }')),
      }),
    ],
  })
})

describe('a list where none is taken', () => {
  const token = (call: string) =>
    `import jwt from 'jsonwebtoken'\nimport { key, oldKey } from './keys.js'\n${call}`
  const trap = 'An array of keys throws "is not valid key material" in sign and in verify'
  const refused = (member: 'sign' | 'verify') => {
    const { package: name, remedy, url } = wordsOf('jsonwebtoken', member)
    return { messageId: 'refused' as const, data: { package: name, remedy, url, reaction: trap } }
  }
  const { remedy, url } = wordsOf('iron-session')

  new RuleTester().run('valid-key-ring', rule, {
    valid: [
      silent('one key', token('jwt.verify(token, key)')),
      silent('each key in turn', token('for (const one of [key, oldKey]) jwt.verify(token, one)')),
      silent('one of a list', token('jwt.sign(payload, [key, oldKey][0])')),
      silent('another argument', token('jwt.verify(token, key, { algorithms: [key, oldKey] })')),
      silent(
        'bytes',
        "import { createHmac } from 'node:crypto'\ncreateHmac('sha256', new Uint8Array([1, 2, 3]))",
      ),
      silent(
        'parts that make one key',
        "import { createHmac } from 'node:crypto'\ncreateHmac('sha256', Buffer.concat([salt, key]))",
      ),
      silent(
        'a function that takes the list apart',
        token('const check = (keys) => keys.some((one) => jwt.verify(token, one))\ncheck([key, oldKey])'),
      ),
      silent(
        'a function that hands the list to one that takes it apart',
        token(
          'const one = (value, keys) => keys.some((each) => jwt.verify(value, each))\nconst check = (keys) => one(token, keys)\ncheck([key, oldKey])',
        ),
      ),
      silent('a list that is not looked at', token('jwt.sign(payload, [key, oldKey])'), {
        options: [{ ignore: ['refused'] }],
      }),
    ],
    invalid: [
      reported('where a key signs', token('jwt.sign(payload, «[key, oldKey]»)'), refused('sign')),
      reported('where a key verifies', token('jwt.verify(token, «[key, oldKey]»)'), refused('verify')),
      reported('in JavaScript', token('jwt.verify(token, «[key, oldKey]»)'), refused('verify'), js),
      reported('a list of one', token('jwt.verify(token, «[key]»)'), refused('verify')),
      reported('settings', token('jwt.verify(token, «[process.env.JWT_SECRET]»)'), refused('verify')),
      reported(
        'a constant',
        token('const keys = «[key, oldKey]»\njwt.verify(token, keys)'),
        refused('verify'),
      ),
      reported('a map is taken', iron('«[process.env.NEWEST_KEY, process.env.OLDER_KEY]»'), {
        messageId: 'refused',
        data: {
          package: 'iron-session',
          remedy,
          url,
          reaction:
            'An array `[new, old]` is taken as the map `{ 0: new, 1: old }`: the last element seals (TypeScript refuses it, JavaScript does not)',
        },
      }),
    ],
  })
})

describe('a key twice', () => {
  const twice = (name: string) => ({
    messageId: 'repeated' as const,
    data: {
      package: 'express-session',
      url: wordsOf('express-session').url,
      ring: 'this ring',
      name,
      invalidates: 'sessions and requests in flight',
    },
  })
  const fixed = (output: string) => ({ suggestions: [{ messageId: 'fixRepeated' as const, output }] })

  new RuleTester().run('valid-key-ring', rule, {
    valid: [
      silent('two keys', session('[keys.a, keys.b]')),
      silent(
        'a newer one where there is one',
        session('[process.env.KEY_NEXT || process.env.KEY, process.env.KEY].filter(Boolean)'),
      ),
      silent(
        'two keys that are made of one setting',
        session('[process.env.KEY.slice(0, 32), process.env.KEY.slice(32)]'),
      ),
      silent(
        'two members of a list',
        session("[process.env.KEYS.split(',')[0], process.env.KEYS.split(',')[1]]"),
      ),
      silent('two calls', session('[makeKey(), makeKey()]')),
      silent('not looked at', session('[keys.a, keys.a]'), { options: [{ ignore: ['repeated'] }] }),
    ],
    invalid: [
      reported('a setting', session('[process.env.KEY, «process.env.KEY»].filter(Boolean)'), {
        ...twice('KEY'),
        ...fixed(session('[process.env.KEY].filter(Boolean)')),
      }),
      reported(
        'in JavaScript',
        session('[process.env.KEY, «process.env.KEY»].filter(Boolean)'),
        { ...twice('KEY'), ...fixed(session('[process.env.KEY].filter(Boolean)')) },
        js,
      ),
      reported(
        'a setting under another name',
        session('[key, «process.env.KEY»].filter(Boolean)', 'const key = process.env.KEY'),
        { ...twice('KEY'), ...fixed(session('[key].filter(Boolean)', 'const key = process.env.KEY')) },
      ),
      reported('a member', session('[keys.a, keys.b, «keys.a»]'), {
        ...twice('a'),
        ...fixed(session('[keys.a, keys.b]')),
      }),
      reported('a variable', session('[key, «key»]', "import { key } from './keys.js'"), {
        ...twice('key'),
        ...fixed(session('[key]', "import { key } from './keys.js'")),
      }),
      reported('in a map', iron('{ 1: keys.a, 2: «keys.a» }'), {
        messageId: 'repeated',
        data: {
          ...twice('a').data,
          package: 'iron-session',
          url: wordsOf('iron-session').url,
          invalidates: 'sessions and links',
        },
      }),
    ],
  })
})

describe('nothing in a ring', () => {
  const generic = (name: string) => `'${name}' then fails once it needs that key`
  const missing = (settings: string, reaction = generic('express-session')) => ({
    messageId: 'missing' as const,
    data: {
      package: 'express-session',
      url: wordsOf('express-session').url,
      ring: 'this ring',
      settings,
      reaction,
    },
  })
  const fixed = (output: string) => ({ suggestions: [{ messageId: 'fixMissing' as const, output }] })
  const only = missing(
    "'KEY' is",
    '`[undefined]` answers 200 and never sends the session cookie: the sign-in does nothing, without an error',
  )

  new RuleTester().run('valid-key-ring', rule, {
    valid: [
      silent('left out', session('[process.env.KEY, process.env.KEY_OLD].filter(Boolean)')),
      silent('left out by a function', session('[process.env.KEY].filter((key) => key !== undefined)')),
      silent('left out later', session('ring.filter(Boolean)', 'const ring = [process.env.KEY]')),
      silent(
        'left out under another name',
        session('ring', 'const all = [process.env.KEY]\nconst ring = all.filter(Boolean)'),
      ),
      silent('no list', session('process.env.KEY')),
      silent('a default', session("[process.env.KEY ?? 'made-up-key']")),
      silent(
        'a check',
        session('[process.env.KEY]', "if (!process.env.KEY) throw new Error('KEY is missing')"),
      ),
      silent(
        'a check of the constant',
        session('[key]', "const key = process.env.KEY\nif (!key) throw new Error('KEY is missing')"),
      ),
      silent(
        'a check of the older one',
        session(
          'process.env.KEY_OLD ? [newest, process.env.KEY_OLD] : [newest]',
          "import { newest } from './keys.js'",
        ),
      ),
      silent('a lookup that throws', session("[config.getOrThrow('KEY')]")),
      silent('a helper', session("[requireEnv('KEY')]")),
      silent('bytes, which cannot be made of nothing', session("[Buffer.from(process.env.KEY, 'hex')]")),
      silent('a text, which is never undefined', session('[`${process.env.KEY}`]')),
      silent(
        'spread in when there is one',
        session(
          '[newest, ...(process.env.KEY_OLD ? [process.env.KEY_OLD] : [])]',
          "import { newest } from './keys.js'",
        ),
      ),
      silent('a lower id of a map', iron('{ 1: process.env.KEY_1, 2: keys.newest }')),
      silent('not looked at', session('[process.env.KEY]'), { options: [{ ignore: ['missing'] }] }),
    ],
    invalid: [
      reported('the only key', session('[«process.env.KEY»]'), {
        ...only,
        ...fixed(session(`[process.env.KEY].filter(${present})`)),
      }),
      reported(
        'in JavaScript',
        session('[«process.env.KEY»]'),
        { ...only, ...fixed(session('[process.env.KEY].filter(Boolean)')) },
        js,
      ),
      reported('with a promise to the compiler', session('[«process.env.KEY!»]'), {
        ...only,
        ...fixed(session(`[process.env.KEY!].filter(${present})`)),
      }),
      reported(
        'an older key',
        session('[newest, «process.env.KEY_OLD»]', "import { newest } from './keys.js'"),
        {
          ...missing("'KEY_OLD' is"),
          ...fixed(
            session(`[newest, process.env.KEY_OLD].filter(${present})`, "import { newest } from './keys.js'"),
          ),
        },
      ),
      reported('both', session('[«process.env.KEY», process.env.KEY_OLD]'), {
        ...missing("'KEY' or 'KEY_OLD' is"),
        ...fixed(session(`[process.env.KEY, process.env.KEY_OLD].filter(${present})`)),
      }),
      reported('a constant', session('ring', 'const ring = [«process.env.KEY»]'), {
        ...only,
        ...fixed(session('ring', `const ring = [process.env.KEY].filter(${present})`)),
      }),
      reported(
        'what is fixed as it is written',
        session('ring', 'const ring = [«process.env.KEY»] as const'),
        only,
      ),
      reported('a lookup that gives nothing', session("[«config.get('KEY')»]"), {
        ...only,
        ...fixed(session(`[config.get('KEY')].filter(${present})`)),
      }),
      reported(
        'a library that says no more',
        "import Koa from 'koa'\nconst app = new Koa()\napp.keys = [keys.a, «process.env.KEY»]",
        {
          messageId: 'missing',
          data: { ...missing("'KEY' is", generic('koa')).data, package: 'koa', url: wordsOf('koa').url },
          ...fixed(
            `import Koa from 'koa'\nconst app = new Koa()\napp.keys = [keys.a, process.env.KEY].filter(${present})`,
          ),
        },
      ),
      reported('the highest id of a map', iron('{ 1: keys.older, 2: «process.env.KEY» }'), {
        messageId: 'missing',
        data: {
          ...missing("'KEY' is", generic('iron-session')).data,
          package: 'iron-session',
          url: wordsOf('iron-session').url,
        },
      }),
    ],
  })
})

describe('an older key that signs', () => {
  const token = (key: string, before = '') =>
    `import jwt from 'jsonwebtoken'\n${before}\njwt.sign(payload, ${key})`
  const signing = (name: string, packageName = 'jsonwebtoken') => ({
    messageId: 'signing' as const,
    data: { package: packageName, url: wordsOf(packageName).url, name },
  })

  new RuleTester().run('valid-key-ring', rule, {
    valid: [
      silent('the newest key', token('process.env.JWT_SECRET')),
      silent(
        'an older key that verifies',
        "import jwt from 'jsonwebtoken'\njwt.verify(token, process.env.JWT_SECRET_OLD)",
      ),
      silent(
        'an older key where there is no other',
        token('process.env.JWT_SECRET || process.env.JWT_SECRET_OLD'),
      ),
      silent('the key of a legacy system', token('process.env.LEGACY_API_SECRET')),
      silent(
        'a hash that is compared',
        "import { createHmac } from 'node:crypto'\nconst sign = (text) => createHmac('sha256', process.env.KEY_OLD).update(text).digest('hex')\nif (sign(text) === given) accept()",
      ),
      silent(
        'two signatures for whoever knows one of the keys',
        `import { createHmac } from 'node:crypto'
const signPayload = (key, body) => createHmac('sha256', key).update(body).digest('hex')
export const headers = (body) => ({ now: signPayload(process.env.KEY, body), before: signPayload(process.env.KEY_OLD, body) })`,
      ),
      silent(
        'beside the newest in a chain',
        "import { SignJWT } from 'jose'\nexport const pair = (claims) => [new SignJWT(claims).sign(process.env.KEY), new SignJWT(claims).sign(process.env.KEY_OLD)]",
      ),
      silent('not looked at', token('process.env.JWT_SECRET_OLD'), { options: [{ ignore: ['signing'] }] }),
    ],
    invalid: [
      reported('a setting', token('«process.env.JWT_SECRET_OLD»'), signing('JWT_SECRET_OLD')),
      reported('in JavaScript', token('«process.env.JWT_SECRET_OLD»'), signing('JWT_SECRET_OLD'), js),
      reported(
        'beside itself',
        "import jwt from 'jsonwebtoken'\nexport const twice = () => [jwt.sign({}, «process.env.KEY_OLD»), jwt.sign({}, «process.env.KEY_OLD»)]",
        signing('KEY_OLD'),
      ),
      reported(
        'a name',
        token('«previousKey»', "import { previousKey } from './keys.js'"),
        signing('previousKey'),
      ),
      reported(
        'a legacy key with a newer one beside it',
        token('«process.env.LEGACY_JWT_SECRET»', 'const newest = process.env.JWT_SECRET'),
        signing('LEGACY_JWT_SECRET'),
      ),
      reported(
        'a member of a ring',
        token('«ring[1]»', 'const ring = [process.env.JWT_SECRET, process.env.JWT_SECRET_OLD]'),
        signing('JWT_SECRET_OLD'),
      ),
      reported(
        'a hash in a function that signs',
        "import { createHmac } from 'node:crypto'\nexport const signPath = (path) => createHmac('sha256', «process.env.KEY_OLD»).update(path).digest('hex')",
        signing('KEY_OLD', 'node:crypto'),
      ),
    ],
  })
})

describe('a ring for one consumer only', () => {
  const both = (secret: string, key: string) => `import session from 'express-session'
import cookieParser from 'cookie-parser'
import { sessionKey, sessionKeyOld, otherKey } from './keys.js'
session({ secret: ${secret} })
cookieParser(${key})`
  const uneven = (name: string) => {
    const { package: ofParser, consequence, remedy, url } = wordsOf('cookie-parser')
    return {
      messageId: 'uneven' as const,
      data: { package: ofParser, name, other: 'express-session', place: 'line 4', consequence, remedy, url },
    }
  }

  new RuleTester().run('valid-key-ring', rule, {
    valid: [
      silent('a ring for both', both('[sessionKey, sessionKeyOld]', '[sessionKey, sessionKeyOld]')),
      silent('no ring', both('sessionKey', 'sessionKey')),
      silent('another key', both('[sessionKey, sessionKeyOld]', 'otherKey')),
      silent('the older key', both('[sessionKey, sessionKeyOld]', 'sessionKeyOld')),
      silent(
        'where it only signs',
        "import session from 'express-session'\nimport jwt from 'jsonwebtoken'\nsession({ secret: [keys.newest, keys.old] })\njwt.sign(payload, keys.newest)",
      ),
      silent('not looked at', both('[sessionKey, sessionKeyOld]', 'sessionKey'), {
        options: [{ ignore: ['uneven'] }],
      }),
    ],
    invalid: [
      reported('an import', both('[sessionKey, sessionKeyOld]', '«sessionKey»'), uneven('sessionKey')),
      reported(
        'a setting',
        both('[process.env.KEY, process.env.KEY_OLD].filter(Boolean)', '«process.env.KEY»'),
        uneven('KEY'),
      ),
      reported(
        'in JavaScript',
        both('[process.env.KEY, process.env.KEY_OLD].filter(Boolean)', '«process.env.KEY»'),
        uneven('KEY'),
        js,
      ),
      reported('a list of one', both('[sessionKey, sessionKeyOld]', '«[sessionKey]»'), uneven('sessionKey')),
      reported(
        'the newest of a ring',
        both('ring', '«ring[0]»').replace('session({', 'const ring = [sessionKey, sessionKeyOld]; session({'),
        uneven('sessionKey'),
      ),
    ],
  })
})

describe('other files of the package', () => {
  let root = ''
  beforeEach(() => {
    root = realpathSync(mkdtempSync(path.join(tmpdir(), 'secret-key-rings-')))
  })
  afterEach(() => {
    rmSync(root, { recursive: true })
  })

  async function linesIn(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
    for (const [name, text] of Object.entries(files)) writeFileSync(path.join(root, name), text)
    const eslint = new ESLint({
      cwd: root,
      overrideConfigFile: true,
      overrideConfig: [
        {
          files: ['**/*.js'],
          plugins: { 'secret-key': plugin },
          rules: { 'secret-key/valid-key-ring': 'error' },
        },
      ],
    })
    const results = await eslint.lintFiles(['.'])
    return results.flatMap(({ filePath, messages }) =>
      messages.map(({ line, message }) => `${path.basename(filePath)}:${String(line)} ${message}`),
    )
  }

  const app = session('[process.env.KEY]')

  it('nobody looks at the setting', async () => {
    const found = await linesIn({ 'app.js': app, 'other.js': 'export const name = process.env.NAME' })
    expect(found).toEqual([expect.stringMatching(/^app\.js:3 There is `undefined` in this ring/)])
  })

  it('a schema in another file', async () => {
    const schema = "import { z } from 'zod'\nz.object({ KEY: z.string() }).parse(process.env)"
    expect(await linesIn({ 'app.js': app, 'env.js': schema })).toEqual([])
    const named = `import { z } from 'zod'
const text = z.string().min(1)
z.object({ KEY: text, PORT: text }).parse(process.env)`
    expect(await linesIn({ 'app.js': app, 'env.js': named })).toEqual([])
  })

  it('a check in another file', async () => {
    const check = "if (!process.env.KEY) throw new Error('KEY is missing')"
    expect(await linesIn({ 'app.js': app, 'env.js': check })).toEqual([])
  })

  it('a ring in another file: its place is named', async () => {
    const found = await linesIn({
      'app.js': session('ring', "import { ring } from './keys.js'"),
      'keys.js': '\nexport const ring = [keys.old, keys.newest]',
    })
    expect(found).toEqual([
      expect.stringMatching(
        /^app\.js:3 The older key 'old' stands first in the ring in keys\.js, line 2, so/,
      ),
    ])
  })

  it('a ring in an imported file, and none here', async () => {
    const found = await linesIn({
      'app.js':
        "import './session.js'\nimport cookieParser from 'cookie-parser'\ncookieParser(process.env.KEY)",
      'session.js': session('[process.env.KEY, process.env.KEY_OLD].filter(Boolean)'),
    })
    expect(found).toEqual([
      expect.stringMatching(/^app\.js:3 'cookie-parser' gets 'KEY' here .* in session\.js, line 3, so/),
    ])
  })
})
