import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ESLint } from 'eslint'
import tseslint from 'typescript-eslint'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { describeConsequence, rotationOf } from '../../src/catalogue/describe.ts'
import { libraries } from '../../src/catalogue/detection.ts'
import type { DataKind, Invalidation } from '../../src/catalogue/types.ts'
import { impactUrl } from '../../src/docs-urls.ts'
import plugin from '../../src/index.ts'
import type { NoSharedKeyOptions as Options } from '../../src/rule-options.ts'
import rule from '../../src/rules/no-shared-key.ts'
import type { MessageId } from '../../src/rules/no-shared-key.ts'
import { writeFiles } from '../files.ts'
import { RuleTester } from '../rule-tester.ts'
import { reportedIn, silentIn } from './marked.ts'

const reported = reportedIn<MessageId, [Options]>
const silent = silentIn<[Options]>

const js = { filename: 'file.js' }

/** What of the first sink of a library is lost of these kinds; `member` is what is called where that is another sink. */
function lostOf(packageName: string, kinds: readonly DataKind[], member?: string): readonly Invalidation[] {
  const library = libraries.find((candidate) => candidate.package === packageName)
  const sink = library?.sinks.find(
    (candidate) => member === undefined || ('call' in candidate && [candidate.call].flat().includes(member)),
  )
  if (!library || !sink) throw new Error(`'${packageName}' has no such sink`)
  return rotationOf(library, sink).invalidates.filter(({ what }) => kinds.includes(what))
}

const consequenceOf = (...invalidates: readonly Invalidation[]) =>
  describeConsequence({ invalidates, unaffected: [], withFallback: '', dropWhen: '' })

/** A key with its uses; the one that is marked is of the last library. */
const shared = (key: string, uses: string, consequence: string, packageName: string) => ({
  messageId: 'shared' as const,
  data: { key: `The key '${key}'`, uses, consequence, url: impactUrl(packageName) },
})

const ofSession = lostOf('express-session', ['sessions'])
const ofCipher = lostOf('node:crypto', ['ciphertext'], 'createCipheriv')

const both = (secret: string, key: string, before = '') => `import session from 'express-session'
import { createCipheriv, createHash, createHmac, hkdfSync, scryptSync } from 'node:crypto'
${before}
session({ secret: ${secret} })
createCipheriv('aes-256-gcm', ${key}, iv)`

describe('two kinds of data', () => {
  const uses = "sessions ('express-session': line 4) and encrypted data ('node:crypto': line 5)"
  const sessionsAndData = (name: string) =>
    shared(name, uses, consequenceOf(...ofSession, ...ofCipher), 'node:crypto')

  new RuleTester().run('no-shared-key', rule, {
    valid: [
      silent('two keys', both('process.env.SESSION_SECRET', 'process.env.DATA_KEY')),
      silent(
        'one kind of data twice',
        both('process.env.SECRET', 'process.env.DATA_KEY', 'session({ secret: process.env.SECRET })'),
      ),
      silent(
        'cookies and the sessions that go by them',
        "import session from 'express-session'\nimport cookieParser from 'cookie-parser'\nsession({ secret: process.env.SECRET })\ncookieParser(process.env.SECRET)",
      ),
      silent(
        'parameters of one name',
        "import session from 'express-session'\nimport jwt from 'jsonwebtoken'\nexport const a = (key) => session({ secret: key })\nexport const b = (key) => jwt.sign({}, key)",
      ),
      silent(
        'members of one name',
        both('sessions.key', 'columns.key', "import { sessions, columns } from './keys.js'"),
      ),
      silent(
        'derived with a label',
        both(
          'process.env.SECRET',
          'key',
          "const key = hkdfSync('sha256', process.env.SECRET, '', 'columns', 32)",
        ),
      ),
      silent(
        'derived with a salt',
        both('process.env.SECRET', "scryptSync(process.env.SECRET, 'columns', 32)"),
      ),
      silent(
        'an HMAC that may hold sessions',
        both('process.env.SECRET', 'other', "createHmac('sha256', process.env.SECRET)"),
      ),
      silent(
        'a token that is signed and encrypted',
        "import CryptoJS from 'crypto-js'\nimport jwt from 'jsonwebtoken'\nCryptoJS.AES.encrypt(jwt.sign({ id }, process.env.KEY), process.env.KEY)\nCryptoJS.AES.encrypt(jwt.sign({ id }, process.env.KEY), process.env.KEY)",
      ),
      silent(
        'a function that signs and encrypts with what it is given',
        "import CryptoJS from 'crypto-js'\nimport jwt from 'jsonwebtoken'\nexport const seal = (data, key) => {\n  const signed = jwt.sign(data, key)\n  return CryptoJS.AES.encrypt(signed, key)\n}\nseal({}, process.env.KEY)\nseal({}, process.env.KEY)",
      ),
      silent(
        'an HMAC beside encryption',
        "import { createCipheriv, createHmac } from 'node:crypto'\ncreateCipheriv('aes-256-cbc', process.env.KEY, iv)\ncreateHmac('sha256', process.env.KEY)",
      ),
      silent(
        'what one library does with a key',
        "import { Encryption, MessageVerifier } from '@boringnode/encryption'\nimport { legacy } from '@boringnode/encryption/drivers/legacy'\nnew Encryption(legacy({ keys: [process.env.KEY] }))\nnew MessageVerifier([process.env.KEY])",
      ),
      silent(
        'a hash over what is encrypted',
        "import { createCipheriv, createHmac } from 'node:crypto'\nfunction encrypt(text) {\n  createCipheriv('aes-256-cbc', process.env.KEY, iv)\n  return createHmac('sha256', process.env.KEY)\n}",
      ),
      silent(
        'the secret of a sender of webhooks',
        "import { createHmac } from 'node:crypto'\nimport jwt from 'jsonwebtoken'\nconst verifyWebhook = () => createHmac('sha256', process.env.HOOK_SECRET)\njwt.sign({}, process.env.JWT_SECRET)",
      ),
      silent('a key that may be shared', both('process.env.SECRET', 'process.env.SECRET'), {
        options: [{ allow: ['^SECRET$'] }],
      }),
    ],
    invalid: [
      reported('a setting', both('process.env.SECRET', '«process.env.SECRET»'), sessionsAndData('SECRET')),
      reported(
        'in JavaScript',
        both('process.env.SECRET', '«process.env.SECRET»'),
        sessionsAndData('SECRET'),
        js,
      ),
      reported(
        'a constant',
        both('key', '«key»', 'const key = process.env.SECRET'),
        sessionsAndData('SECRET'),
      ),
      reported('an import', both('key', '«key»', "import { key } from './keys.js'"), sessionsAndData('key')),
      reported(
        'a member of an import',
        both('keys.main', '«keys.main»', "import { keys } from './keys.js'"),
        sessionsAndData('keys.main'),
      ),
      reported(
        'the newest of a ring',
        both('[process.env.SECRET, process.env.OLD]', '«process.env.SECRET»'),
        sessionsAndData('SECRET'),
      ),
      reported(
        'through a plain hash',
        both('process.env.SECRET', "«createHash('sha256').update(process.env.SECRET).digest()»"),
        sessionsAndData('SECRET'),
      ),
      reported(
        'bytes of it',
        both('process.env.SECRET', "«Buffer.from(process.env.SECRET, 'hex')»"),
        sessionsAndData('SECRET'),
      ),
      reported(
        'two keys that are shared',
        `${both('a', '«a»', "import { a, b } from './keys.js'")}\nsession({ secret: b })\ncreateCipheriv('aes-256-gcm', «b», iv)`,
        [
          sessionsAndData('a'),
          shared(
            'b',
            "sessions ('express-session': line 6) and encrypted data ('node:crypto': line 7)",
            consequenceOf(...ofSession, ...ofCipher),
            'node:crypto',
          ),
        ],
      ),
      reported(
        'more places than a message shows',
        `${both('process.env.SECRET', '«process.env.SECRET»')}${'\nsession({ secret: process.env.SECRET })'.repeat(4)}`,
        shared(
          'SECRET',
          "sessions ('express-session': line 4, line 6, line 7 and 2 more places) and encrypted data ('node:crypto': line 5)",
          consequenceOf(...ofSession, ...ofCipher),
          'node:crypto',
        ),
      ),
      reported(
        'an index beside what it is an index of',
        "import { createCipheriv, createHmac } from 'node:crypto'\ncreateCipheriv('aes-256-gcm', process.env.KEY, iv)\nexport const blindIndex = (text) => createHmac('sha256', «process.env.KEY»).update(text)",
        shared(
          'KEY',
          "encrypted data ('node:crypto': line 2) and blind indexes ('node:crypto': line 3)",
          consequenceOf(...ofCipher, ...lostOf('node:crypto', ['blind indexes'], 'createHmac')),
          'node:crypto',
        ),
      ),
    ],
  })
})

describe('two kinds of token', () => {
  const token = (...lines: readonly string[]) => ["import jwt from 'jsonwebtoken'", ...lines].join('\n')
  const sign = (more = '') => `jwt.sign({ id${more} }, process.env.KEY)`
  const marked = (more = '') => `jwt.sign({ id${more} }, «process.env.KEY»)`
  const lost = (...kinds: readonly DataKind[]) =>
    consequenceOf(...kinds.flatMap((kind) => lostOf('jsonwebtoken', [kind])))
  const kinds = (a: string, b: string, consequence: string) =>
    shared(
      'KEY',
      `${a} ('jsonwebtoken': line 2) and ${b} ('jsonwebtoken': line 3)`,
      consequence,
      'jsonwebtoken',
    )
  const accessAndRefresh = kinds('access tokens', 'refresh tokens', lost('access tokens', 'refresh tokens'))

  new RuleTester().run('no-shared-key', rule, {
    valid: [
      silent(
        'lifetimes alone',
        token(
          `const a = jwt.sign({ id }, process.env.KEY, { expiresIn: '15m' })`,
          `const b = jwt.sign({ id }, process.env.KEY, { expiresIn: '7d' })`,
        ),
      ),
      silent(
        'sign and verify of one kind',
        token(
          `export const signRefreshToken = () => ${sign()}`,
          'export const verifyRefreshToken = (token) => jwt.verify(token, process.env.KEY)',
        ),
      ),
      silent(
        'a function that refreshes any token',
        token(
          `export const signAccessToken = () => ${sign()}`,
          'export const refreshToken = (token) => jwt.verify(token, process.env.KEY)',
        ),
      ),
      silent(
        'a handler that signs in after a reset',
        token(`export const login = () => ${sign()}`, `export const resetPassword = () => ${sign()}`),
      ),
      silent(
        'a handler of a path',
        token(
          `export const login = () => ${sign()}`,
          `app.post('/auth/reset-password', () => { ${sign()} })`,
        ),
      ),
      silent(
        'two keys',
        token(
          `const accessToken = ${sign()}`,
          'const refreshToken = jwt.sign({ id }, process.env.REFRESH_KEY)',
        ),
      ),
      silent(
        'a token of any kind in another function',
        token(`export const create = () => ${sign()}`, `export const createResetToken = () => ${sign()}`),
      ),
      silent(
        'a guard that lets a request in',
        token(
          `export const login = () => ${sign()}`,
          'export const canActivate = (token) => jwt.verify(token, process.env.KEY)',
        ),
      ),
      silent(
        'a function that verifies any token',
        token(
          `export const login = () => ${sign()}`,
          'export const verify = (token) => { const verified = jwt.verify(token, process.env.KEY); return verified }',
        ),
      ),
      silent(
        'a function that verifies a token of something that has an address',
        token(
          `export const create = () => ${sign(", type: 'invite'")}`,
          'export const verifyEmailInvitation = (token) => jwt.verify(token, process.env.KEY)',
        ),
      ),
      silent(
        'a short name for a refresh token',
        token(
          `const login = () => { const refToken = ${sign()} }`,
          'const renew = (refreshToken) => jwt.verify(refreshToken, process.env.KEY)',
        ),
      ),
      silent(
        'what is encrypted, and then signed',
        `import { sign } from 'jsonwebtoken'
import CryptoJS from 'crypto-js'
export function save(data) {
  const encrypted = CryptoJS.AES.encrypt(data, process.env.KEY).toString()
  return sign(encrypted, process.env.KEY)
}`,
      ),
      silent(
        'two keys that one function makes',
        token(
          "import { keyOf } from '@company/keys'",
          'const accessToken = jwt.sign({ id }, keyOf(one).export())',
          'const refreshToken = jwt.sign({ id }, keyOf(other).export())',
        ),
      ),
      silent(
        'a label behind the key',
        token(
          `const accessToken = jwt.sign({ id }, process.env.KEY + ':access')`,
          `const refreshToken = jwt.sign({ id }, process.env.KEY + ':refresh')`,
        ),
      ),
      silent('claims that say one thing', token(sign(", type: 'access'"), sign(", type: 'access'"))),
    ],
    invalid: [
      reported(
        'names of values',
        token(`const accessToken = ${sign()}`, `const refreshToken = ${marked()}`),
        accessAndRefresh,
      ),
      reported(
        'in JavaScript',
        token(`const accessToken = ${sign()}`, `const refreshToken = ${marked()}`),
        accessAndRefresh,
        js,
      ),
      reported(
        'names of functions',
        token(
          `const generateAccessToken = () => ${sign()}`,
          `const generateRefreshToken = () => ${marked()}`,
        ),
        accessAndRefresh,
      ),
      reported(
        'a token beside a refresh token',
        token(`const token = ${sign()}`, `const refreshToken = ${marked()}`),
        accessAndRefresh,
      ),
      reported(
        'a function that makes tokens beside one that makes tokens for something',
        token(`const createToken = () => ${sign()}`, `const createResetToken = () => ${marked()}`),
        kinds('access tokens', 'password reset tokens', lost('access tokens', 'links')),
      ),
      reported('claims', token(sign(", type: 'access'"), marked(", type: 'refresh'")), accessAndRefresh),
      reported(
        'audiences',
        token(
          "jwt.sign({ id }, process.env.KEY, { audience: 'access' })",
          "jwt.sign({ id }, «process.env.KEY», { audience: 'refresh' })",
        ),
        accessAndRefresh,
      ),
      reported(
        'what is verified',
        token('jwt.verify(accessToken, process.env.KEY)', 'jwt.verify(refreshToken, «process.env.KEY»)'),
        accessAndRefresh,
      ),
      reported(
        'properties',
        token(`respond({ access: ${sign()},`, `refresh: ${marked()} })`),
        accessAndRefresh,
      ),
      reported(
        'a reset and an invitation',
        token(`const resetToken = ${sign()}`, `const inviteToken = ${marked()}`),
        kinds('password reset tokens', 'invitations', lost('links')),
      ),
      reported(
        'a verification',
        token(`const login = () => ${sign()}`, `const verificationToken = ${marked()}`),
        kinds('access tokens', 'verification tokens', lost('access tokens', 'links')),
      ),
      reported(
        'a function that asks for a reset',
        token(`const login = () => ${sign()}`, `const forgotPassword = () => ${marked()}`),
        kinds('access tokens', 'password reset tokens', lost('access tokens', 'links')),
      ),
      reported(
        'a chain',
        "import { SignJWT } from 'jose'\nnew SignJWT({ purpose: 'reset' }).sign(process.env.KEY)\nnew SignJWT({}).setAudience('invite').sign(«process.env.KEY»)",
        shared(
          'KEY',
          "password reset tokens ('jose': line 2) and invitations ('jose': line 3)",
          consequenceOf(...lostOf('jose', ['links'])),
          'jose',
        ),
      ),
      reported(
        'a function that is given the key',
        token(
          `const sign = (payload, key) => jwt.sign(payload, key); const accessToken = sign({}, process.env.KEY)`,
          `const refreshToken = sign({}, «process.env.KEY»)`,
        ),
        accessAndRefresh,
      ),
    ],
  })
})

describe('the client secret of a third party', () => {
  const issued = (key: string, packageName: string) => ({
    messageId: 'thirdParty' as const,
    data: {
      key: `The key '${key}'`,
      package: packageName,
      purpose: 'sessions',
      consequence: consequenceOf(
        ...lostOf(packageName, packageName === 'next-auth' ? ['sessions', 'links'] : ['sessions']),
      ),
      url: impactUrl(packageName),
    },
  })

  new RuleTester().run('no-shared-key', rule, {
    valid: [
      silent(
        'where it belongs',
        "import { Strategy } from 'passport-google-oauth20'\nnew Strategy({ clientSecret: process.env.GOOGLE_CLIENT_SECRET })",
      ),
      silent(
        'a token for that party',
        "import jwt from 'jsonwebtoken'\njwt.sign({}, process.env.ZENDESK_CLIENT_SECRET)",
      ),
      silent(
        'another key beside it',
        "import session from 'express-session'\nsession({ secret: process.env.SECRET })\nuse({ clientSecret: process.env.GOOGLE_SECRET })",
      ),
    ],
    invalid: [
      reported(
        'by its name',
        "import session from 'express-session'\nsession({ secret: «process.env.GOOGLE_CLIENT_SECRET» })",
        issued('GOOGLE_CLIENT_SECRET', 'express-session'),
      ),
      reported(
        'by the other use of it',
        "import session from 'express-session'\nsession({ secret: «process.env.SECRET» })\nuse({ clientSecret: process.env.SECRET })",
        issued('SECRET', 'express-session'),
      ),
    ],
  })
})

describe('other files', () => {
  let root = ''
  beforeEach(() => {
    root = realpathSync(mkdtempSync(path.join(tmpdir(), 'secret-key-shared-')))
  })
  afterEach(() => {
    rmSync(root, { recursive: true })
  })

  const session = "import session from 'express-session'\nsession({ secret: process.env.SECRET })\n"
  const cipher =
    "import { createCipheriv } from 'node:crypto'\ncreateCipheriv('aes-256-gcm', process.env.SECRET, iv)\n"

  /** The reports of a project, as `file:line`. */
  async function reportsIn(files: Readonly<Record<string, string>>, sharedKeys: readonly string[] = []) {
    writeFiles(root, files)
    const eslint = new ESLint({
      cwd: root,
      overrideConfigFile: true,
      overrideConfig: [
        {
          files: ['**/*.ts'],
          languageOptions: { parser: tseslint.parser },
          plugins: { 'secret-key': plugin },
          rules: { 'secret-key/no-shared-key': 'error' },
          settings: { 'secret-key': { sharedKeys } },
        },
      ],
    })
    const results = await eslint.lintFiles(['.'])
    return results.flatMap(({ filePath, messages }) =>
      messages.map(({ line, message }) => `${path.relative(root, filePath)}:${String(line)} ${message}`),
    )
  }

  const manifest = (name: string) => JSON.stringify({ name })

  it('an imported file: the importing one reports', async () => {
    const found = await reportsIn({ 'a.ts': `import './b.ts'\n${session}`, 'b.ts': cipher })
    expect(found).toEqual([
      expect.stringMatching(/^a\.ts:3 The key 'SECRET' serves several purposes: .*b\.ts:2/),
    ])
  })

  it('files beside each other: the last one reports, once', async () => {
    const found = await reportsIn({ 'a.ts': session, 'b.ts': cipher })
    expect(found).toEqual([
      expect.stringMatching(
        /^b\.ts:2 The key 'SECRET' serves several purposes: sessions \('express-session': a\.ts:2\)/,
      ),
    ])
  })

  it('a key module that both import', async () => {
    const found = await reportsIn({
      'keys.ts': 'export const main = process.env.SECRET',
      'a.ts': session.replace('process.env.SECRET', 'main') + "import { main } from './keys.ts'\n",
      'b.ts': cipher.replace('process.env.SECRET', 'main') + "import { main } from './keys.ts'\n",
    })
    expect(found).toEqual([expect.stringMatching(/^b\.ts:2 The key 'SECRET'/)])
  })

  it('another package: another key', async () => {
    const packages = { 'one/package.json': manifest('one'), 'two/package.json': manifest('two') }
    expect(await reportsIn({ ...packages, 'one/a.ts': session, 'two/b.ts': cipher })).toEqual([])
  })

  it('another package, and a setting that is said to be one key everywhere', async () => {
    const packages = { 'one/package.json': manifest('one'), 'two/package.json': manifest('two') }
    const found = await reportsIn({ ...packages, 'one/a.ts': session, 'two/b.ts': cipher }, ['SECRET'])
    expect(found).toEqual([expect.stringMatching(/^two\/b\.ts:2 /)])
  })

  it('tests do not count', async () => {
    expect(await reportsIn({ 'a.ts': session, 'b.test.ts': cipher })).toEqual([])
  })

  it('one purpose in several files', async () => {
    expect(await reportsIn({ 'a.ts': session, 'b.ts': session })).toEqual([])
  })
})
