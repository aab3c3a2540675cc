import { describe } from 'vitest'
import { impactUrl } from '../../src/docs-urls.ts'
import type { NoExposedKeyOptions as Options } from '../../src/rule-options.ts'
import rule from '../../src/rules/no-exposed-key.ts'
import type { MessageId } from '../../src/rules/no-exposed-key.ts'
import { RuleTester } from '../rule-tester.ts'
import { reportedIn, silentIn, wordsOf } from './marked.ts'

const reported = reportedIn<MessageId, [Options]>
const silent = silentIn<[Options]>

const js = { filename: 'file.js' }
const ts = { filename: 'file.ts' }

const url = impactUrl(undefined, 'if-it-leaked')
const anything = { leak: 'do whatever the key allows', renewal: 'rotate it', url }
const reissued = 'have it issued anew by whoever issued it'

/** A secret setting that reaches no library here. */
const setting = (messageId: MessageId, name = 'JWT_SECRET', more: Record<string, string> = {}) => ({
  messageId,
  data: { key: `The secret setting '${name}'`, ...anything, ...more },
})
const ofOthers = (messageId: MessageId, name: string, more: Record<string, string> = {}) => ({
  messageId,
  data: { key: `Another party's secret '${name}'`, ...anything, renewal: reissued, ...more },
})
const environment = (messageId: MessageId) => ({
  messageId,
  data: { ...anything, key: 'The whole environment, with every key in it,', leak: 'use every secret in it' },
})
/** A key that is known by the library that it reaches. */
const ofLibrary = (messageId: MessageId, packageName: string, member?: string, key?: string) => {
  const { leak, url: page } = wordsOf(packageName, member)
  return {
    messageId,
    data: { key: key ?? `A key of '${packageName}'`, leak, renewal: 'rotate it', url: page },
  }
}

const prefixed = (name: string, prefix: string) => setting('clientPrefix', name, { prefix })
const prefixedOfOthers = (name: string, prefix: string) => ofOthers('clientPrefix', name, { prefix })

describe('a prefix that gives a setting to the client', () => {
  new RuleTester().run('no-exposed-key', rule, {
    valid: [
      silent('no prefix', 'const key = process.env.JWT_SECRET'),
      silent('another prefix', 'const key = process.env.MY_PUBLIC_JWT_SECRET'),
      silent('a public key', 'const key = process.env.NEXT_PUBLIC_JWT_PUBLIC_KEY'),
      silent('a publishable key', 'const key = process.env.NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY'),
      silent('a site key', 'const key = process.env.NEXT_PUBLIC_RECAPTCHA_SITE_KEY'),
      silent('an anonymous key', 'const key = process.env.NEXT_PUBLIC_SUPABASE_ANON_KEY'),
      silent("a third party's key without a doubtless name", 'const key = import.meta.env.VITE_MAPS_API_KEY'),
      silent('the name of a place in a store', 'localStorage.getItem(process.env.REACT_APP_SESSION_KEY)'),
      silent('the name of a secret', 'const name = process.env.NEXT_PUBLIC_SECRET_NAME'),
      silent('a public key by its whole name', 'const key = process.env.PUBLIC_KEY'),
      silent('a member of something else', 'const key = styles.NEXT_PUBLIC_JWT_SECRET'),
    ],
    invalid: [
      reported(
        'Next.js',
        'const key = «process.env.NEXT_PUBLIC_JWT_SECRET»',
        prefixed('NEXT_PUBLIC_JWT_SECRET', 'NEXT_PUBLIC_'),
      ),
      reported(
        'Vite',
        'const key = «import.meta.env.VITE_ENCRYPTION_KEY»',
        prefixed('VITE_ENCRYPTION_KEY', 'VITE_'),
      ),
      reported(
        'Create React App',
        'const key = «process.env.REACT_APP_SECRET»',
        prefixed('REACT_APP_SECRET', 'REACT_APP_'),
      ),
      reported(
        'Expo',
        'const key = «process.env.EXPO_PUBLIC_SIGNING_KEY»',
        prefixed('EXPO_PUBLIC_SIGNING_KEY', 'EXPO_PUBLIC_'),
      ),
      reported(
        'SvelteKit',
        "import { «PUBLIC_JWT_SECRET» } from '$env/static/public'",
        prefixed('PUBLIC_JWT_SECRET', 'PUBLIC_'),
      ),
      reported(
        'Nuxt',
        'const key = «process.env.NUXT_PUBLIC_AUTH_SECRET»',
        prefixed('NUXT_PUBLIC_AUTH_SECRET', 'NUXT_PUBLIC_'),
      ),
      reported(
        'Gatsby',
        'const key = «process.env.GATSBY_COOKIE_SECRET»',
        prefixed('GATSBY_COOKIE_SECRET', 'GATSBY_'),
      ),
      reported(
        'a destructuring',
        'const { «VITE_JWT_SECRET»: key } = import.meta.env',
        prefixed('VITE_JWT_SECRET', 'VITE_'),
      ),
      reported(
        'a cast',
        'const key = «process.env.VITE_JWT_SECRET» as string',
        prefixed('VITE_JWT_SECRET', 'VITE_'),
        ts,
      ),
      reported(
        'a look whether it is there',
        'if (!«process.env.VITE_JWT_SECRET») stop()',
        prefixed('VITE_JWT_SECRET', 'VITE_'),
      ),
      reported(
        'each setting once',
        'const key = «process.env.VITE_JWT_SECRET»\nconst same = process.env.VITE_JWT_SECRET',
        prefixed('VITE_JWT_SECRET', 'VITE_'),
      ),
      reported(
        'a setting that is logged, too',
        'console.log(«process.env.VITE_JWT_SECRET»)',
        prefixed('VITE_JWT_SECRET', 'VITE_'),
      ),
      reported(
        "a third party's secret",
        'const key = «process.env.NEXT_PUBLIC_STRIPE_SECRET_KEY»',
        prefixedOfOthers('NEXT_PUBLIC_STRIPE_SECRET_KEY', 'NEXT_PUBLIC_'),
      ),
      reported(
        "a third party's private key",
        'const key = «process.env.NEXT_PUBLIC_FIREBASE_PRIVATE_KEY»',
        prefixedOfOthers('NEXT_PUBLIC_FIREBASE_PRIVATE_KEY', 'NEXT_PUBLIC_'),
      ),
      reported(
        'a setting that reaches a library',
        "import jwt from 'jsonwebtoken'\njwt.sign({}, «process.env.VITE_PHRASE»)",
        {
          messageId: 'clientPrefix',
          data: {
            ...ofLibrary('clientPrefix', 'jsonwebtoken', 'sign').data,
            key: "The secret setting 'VITE_PHRASE'",
            prefix: 'VITE_',
          },
        },
      ),
      reported(
        "a prefix of the project's own",
        'const key = «import.meta.env.BROWSER_JWT_SECRET»',
        prefixed('BROWSER_JWT_SECRET', 'BROWSER_'),
        { options: [{ clientPrefixes: ['BROWSER_'] }] },
      ),
    ],
  })
})

describe('a file that the browser gets', () => {
  new RuleTester().run('no-exposed-key', rule, {
    valid: [
      silent('a server file', "'use server'\nconst key = process.env.JWT_SECRET"),
      silent('words that are no directive', "const text = 'use client'\nconst key = process.env.JWT_SECRET"),
      silent('a setting that is not secret', "'use client'\nconst stage = process.env.NODE_ENV"),
      silent('a look whether it is there', "'use client'\nif (process.env.JWT_SECRET) show()"),
      silent(
        "a third party's key without a doubtless name",
        "'use client'\nconst key = process.env.MAPS_API_KEY",
      ),
    ],
    invalid: [
      reported('a setting', "'use client'\nconst key = «process.env.JWT_SECRET»", setting('clientFile')),
      reported(
        'an import that only the client may have',
        "import 'client-only'\nconst key = «process.env.JWT_SECRET»",
        setting('clientFile'),
      ),
      reported(
        'a setting of another module',
        "'use client'\nimport { «JWT_SECRET» } from './config'",
        setting('clientFile'),
      ),
      reported(
        "a third party's secret",
        "'use client'\nconst key = «process.env.STRIPE_SECRET_KEY»",
        ofOthers('clientFile', 'STRIPE_SECRET_KEY'),
      ),
      reported(
        'a literal that reaches a library',
        "'use client'\nimport jwt from 'jsonwebtoken'\njwt.sign({}, «'made-up-key'»)",
        ofLibrary('clientFile', 'jsonwebtoken', 'sign'),
      ),
      reported(
        'a setting that reaches a library',
        "'use client'\nimport jwt from 'jsonwebtoken'\njwt.sign({}, «process.env.PHRASE»)",
        ofLibrary('clientFile', 'jsonwebtoken', 'sign', "The secret setting 'PHRASE'"),
      ),
    ],
  })
})

describe('what a bundler copies', () => {
  const define = (key: string, more = '') => `import { build } from 'esbuild'
build({ define: { KEY: ${key} }${more} })`
  const webpack = (plugin: string, more = '') => `import webpack from 'webpack'
export default { plugins: [${plugin}]${more} }`

  const replacing = (given: string, more = '') => `import replace from '@rollup/plugin-replace'
export default { plugins: [replace(${given})]${more} }`

  new RuleTester().run('no-exposed-key', rule, {
    valid: [
      silent(
        'Vite with what loadEnv reads for the client',
        "import { defineConfig, loadEnv } from 'vite'\nexport default defineConfig(({ mode }) => ({ define: { 'process.env': loadEnv(mode, '.') } }))",
        { filename: 'vite.config.ts' },
      ),
      silent('a setting that is not secret', define('JSON.stringify(process.env.STAGE)')),
      silent('a public key', define('JSON.stringify(process.env.JWT_PUBLIC_KEY)')),
      silent('whether it is set', define('Boolean(process.env.JWT_SECRET)')),
      silent('a bundle for Node', define('process.env.JWT_SECRET', ", platform: 'node'")),
      silent(
        'a function of that name',
        'const build = (options) => options\nbuild({ define: { KEY: process.env.JWT_SECRET } })',
      ),
      silent(
        'webpack for Node',
        webpack('new webpack.DefinePlugin({ KEY: process.env.JWT_SECRET })', ", target: 'node'"),
      ),
      silent(
        'webpack of Next.js for the server',
        'if (isServer) config.plugins.push(new webpack.DefinePlugin({ KEY: process.env.JWT_SECRET }))',
      ),
      silent(
        'what Rollup replaces for Node',
        replacing("{ 'process.env.KEY': process.env.JWT_SECRET }", ", output: { format: 'cjs' }"),
      ),
      silent('something else that replaces', 'replace({ KEY: process.env.JWT_SECRET })'),
      silent('a name without a secret', webpack("new webpack.EnvironmentPlugin(['NODE_ENV'])")),
      silent('the settings of the server', 'export default { serverRuntimeConfig: process.env.JWT_SECRET }', {
        filename: 'next.config.js',
      }),
      silent('env of another file', 'export default { env: { KEY: process.env.JWT_SECRET } }', js),
      silent('a private part', 'export default { runtimeConfig: { secret: process.env.JWT_SECRET } }', {
        filename: 'nuxt.config.js',
      }),
    ],
    invalid: [
      reported('esbuild', define('JSON.stringify(«process.env.JWT_SECRET»)'), setting('clientBundle')),
      reported('DefinePlugin', webpack('new webpack.DefinePlugin({ KEY: «process.env.JWT_SECRET» })'), [
        setting('clientBundle'),
      ]),
      reported(
        'DefinePlugin with the whole environment',
        webpack("new webpack.DefinePlugin({ 'process.env': JSON.stringify(«process.env») })"),
        environment('clientBundle'),
      ),
      reported(
        'what Rollup replaces',
        replacing("{ 'process.env.KEY': JSON.stringify(«process.env.JWT_SECRET») }"),
        setting('clientBundle'),
      ),
      reported(
        'the values that Rollup replaces',
        replacing('{ values: { KEY: «process.env.JWT_SECRET» } }'),
        setting('clientBundle'),
      ),
      reported(
        'EnvironmentPlugin with names',
        webpack("new webpack.EnvironmentPlugin(['NODE_ENV', «'JWT_SECRET'»])"),
        setting('clientBundle'),
      ),
      reported(
        'EnvironmentPlugin with defaults',
        webpack("new webpack.EnvironmentPlugin({ «JWT_SECRET»: '' })"),
        setting('clientBundle'),
      ),
      reported(
        'Vite',
        'export default { define: { KEY: JSON.stringify(«process.env.JWT_SECRET») } }',
        setting('clientBundle'),
        { filename: 'vite.config.ts' },
      ),
      reported(
        'Vite with loadEnv',
        "import { defineConfig, loadEnv } from 'vite'\nexport default defineConfig(({ mode }) => {\n  const env = loadEnv(mode, '.', '')\n  return { define: { KEY: «env.JWT_SECRET» } }\n})",
        setting('clientBundle'),
        { filename: 'vite.config.ts' },
      ),
      reported(
        'Vite with everything that loadEnv reads',
        "import { defineConfig, loadEnv } from 'vite'\nexport default defineConfig(({ mode }) => {\n  const env = loadEnv(mode, '.', '')\n  return { define: { 'process.env': «env» } }\n})",
        environment('clientBundle'),
        { filename: 'vite.config.ts' },
      ),
      reported(
        'Vite inside Astro',
        'export default { vite: { define: { KEY: «process.env.JWT_SECRET» } } }',
        setting('clientBundle'),
        { filename: 'astro.config.mjs' },
      ),
      reported(
        'env of Next.js',
        'module.exports = { env: { JWT_SECRET: «process.env.JWT_SECRET» } }',
        setting('clientBundle'),
        { filename: 'next.config.js' },
      ),
      reported(
        'publicRuntimeConfig of Next.js',
        'export default withPlugins({ publicRuntimeConfig: { key: «process.env.JWT_SECRET» } })',
        setting('clientBundle'),
        { filename: 'next.config.mjs' },
      ),
      reported(
        'the public part of Nuxt',
        'export default { runtimeConfig: { public: { key: «process.env.JWT_SECRET» } } }',
        setting('clientBundle'),
        { filename: 'nuxt.config.ts' },
      ),
      reported(
        'extra of Expo',
        'export default { extra: { key: «process.env.JWT_SECRET» } }',
        setting('clientBundle'),
        { filename: 'app.config.js' },
      ),
      reported(
        "a third party's secret",
        'export default { env: { KEY: «process.env.STRIPE_SECRET_KEY» } }',
        ofOthers('clientBundle', 'STRIPE_SECRET_KEY'),
        { filename: 'next.config.js' },
      ),
    ],
  })
})

describe('logs', () => {
  const logged = setting('logged')
  new RuleTester().run('no-exposed-key', rule, {
    valid: [
      silent('a part', 'console.log(process.env.JWT_SECRET.slice(0, 4))'),
      silent('an optional part', 'console.log(process.env.JWT_SECRET?.substring(0, 4))'),
      silent('a part in a constant', 'const part = process.env.JWT_SECRET.slice(0, 4)\nconsole.log(part)'),
      silent('one character', 'console.log(process.env.JWT_SECRET[0])'),
      silent('the length', 'console.log(process.env.JWT_SECRET.length)'),
      silent('whether it is set', 'console.log(!!process.env.JWT_SECRET)'),
      silent('whether it is set, as a word', "console.log(process.env.JWT_SECRET ? 'set' : 'missing')"),
      silent('stars where it is set', "console.log(process.env.JWT_SECRET && '***')"),
      silent('its type', 'console.log(typeof process.env.JWT_SECRET)'),
      silent('a comparison', 'console.log(process.env.JWT_SECRET === given)'),
      silent('stars', "console.log('*'.repeat(process.env.JWT_SECRET.length))"),
      silent('what a function masks', 'console.log(mask(process.env.JWT_SECRET))'),
      silent(
        'what an own function makes',
        "const show = (key) => key[0] + '…'\nconsole.log(show(process.env.JWT_SECRET))",
      ),
      silent(
        'a hash',
        "import { createHash } from 'node:crypto'\nconsole.log(createHash('sha256').update(process.env.JWT_SECRET).digest('hex'))",
      ),
      silent('a token', "import jwt from 'jsonwebtoken'\nconsole.log(jwt.sign({}, process.env.JWT_SECRET))"),
      silent('the name', "console.log('JWT_SECRET is missing')\nconst key = process.env.JWT_SECRET"),
      silent('the names', 'console.log(Object.keys(process.env))\nconst key = process.env.JWT_SECRET'),
      silent('another setting', 'console.log(process.env.PORT)\nconst key = process.env.JWT_SECRET'),
      silent("a third party's key", 'console.log(process.env.STRIPE_SECRET_KEY)'),
      silent('a public key', 'console.log(process.env.JWT_PUBLIC_KEY)'),
      silent('a generated key', "import { randomBytes } from 'node:crypto'\nconsole.log(randomBytes(32))"),
      silent('another method', 'store.set(process.env.JWT_SECRET)'),
      silent('a text of an object', 'console.log(`${process.env}`)\nconst key = process.env.JWT_SECRET'),
      silent(
        'in development',
        "if (process.env.NODE_ENV === 'development') console.log(process.env.JWT_SECRET)",
      ),
      silent('a test', "it('works', () => console.log(process.env.JWT_SECRET))"),
      silent('a setting that may be known', 'console.log(process.env.PUZZLE_SECRET)', {
        options: [{ allow: ['^PUZZLE_'] }],
      }),
      silent('a way that does not count', 'console.log(process.env.JWT_SECRET)', {
        options: [{ ways: ['client'] }],
      }),
      silent(
        "somebody's password",
        "import { scryptSync } from 'node:crypto'\nexport function hash(password, salt) {\n  console.log(password)\n  return scryptSync(password, salt, 64)\n}",
      ),
      silent(
        'what a key is made of, by another name',
        "import { createHmac } from 'node:crypto'\nexport function sign(deviceId) {\n  console.log(deviceId)\n  return createHmac('sha256', deviceId)\n}",
      ),
      silent(
        'a literal that reaches no library',
        "const key = 'made-up-key'\nconsole.log(key, process.env.PORT)",
      ),
    ],
    invalid: [
      reported('console', 'console.log(«process.env.JWT_SECRET»)', logged),
      reported('an error of console', 'console.error(«process.env.JWT_SECRET»)', logged),
      reported('CommonJS', 'module.exports = () => console.log(«process.env.JWT_SECRET»)', logged, js),
      reported('a cast', 'console.log(«process.env.JWT_SECRET» as string)', logged, ts),
      reported('beside a text', "console.log('key', «process.env.JWT_SECRET»)", logged),
      reported('in a template', 'console.log(`key ${«process.env.JWT_SECRET»}`)', logged),
      reported('in a concatenation', "console.log('key ' + «process.env.JWT_SECRET»)", logged),
      reported('in an object', 'console.log({ key: «process.env.JWT_SECRET» })', logged),
      reported('in an array', 'console.log([«process.env.JWT_SECRET»])', logged),
      reported('a constant', 'const key = process.env.JWT_SECRET\nconsole.log(«key»)', logged),
      reported('a destructuring', 'const { JWT_SECRET } = process.env\nconsole.log(«JWT_SECRET»)', logged),
      reported(
        'a text in a constant',
        'const text = `key ${process.env.JWT_SECRET}`\nconsole.log(«text»)',
        logged,
      ),
      reported('with a default', "console.log(«process.env.JWT_SECRET» || 'missing')", logged),
      reported('as JSON', 'console.log(JSON.stringify({ key: «process.env.JWT_SECRET» }))', logged),
      reported('in base64', "console.log(Buffer.from(«process.env.JWT_SECRET»).toString('base64'))", logged),
      reported('in colours', 'console.log(chalk.red(«process.env.JWT_SECRET»))', logged),
      reported("a configuration service's", "console.log(«config.get('JWT_SECRET')»)", logged),
      reported(
        'an own function that reads it',
        'const read = () => process.env.JWT_SECRET\nconsole.log(«read()»)',
        logged,
      ),
      reported(
        'a field',
        'class Tokens {\n  secret = process.env.JWT_SECRET\n  show() {\n    console.log(«this.secret»)\n  }\n}',
        logged,
      ),
      reported(
        'a literal that reaches a library',
        "import jwt from 'jsonwebtoken'\nconst key = 'made-up-key'\njwt.sign({}, key)\nconsole.log(«key»)",
        ofLibrary('logged', 'jsonwebtoken', 'sign'),
      ),
      reported(
        'a parameter that reaches a library',
        "import jwt from 'jsonwebtoken'\nexport function sign(key) {\n  console.log(«key»)\n  return jwt.sign({}, key)\n}",
        ofLibrary('logged', 'jsonwebtoken', 'sign'),
      ),
      reported('two keys', 'console.log(«process.env.JWT_SECRET», «process.env.COOKIE_SECRET»)', [
        logged,
        setting('logged', 'COOKIE_SECRET'),
      ]),
      reported('the environment', 'console.log(«process.env»)', environment('logged')),
      reported(
        'a merged copy of the environment',
        'console.log(Object.assign({}, «process.env»))',
        environment('logged'),
      ),
      reported('a copy of the environment', 'console.log({ ...«process.env» })', environment('logged')),
      reported(
        'the environment under another name',
        'const settings = process.env\nconsole.log(«settings», settings.JWT_SECRET.length)',
        environment('logged'),
      ),
      reported('standard output', 'process.stdout.write(«process.env.JWT_SECRET»)', logged),
      reported("a logger of the project's own", 'audit(«process.env.JWT_SECRET»)', logged, {
        options: [{ loggers: ['audit'] }],
      }),
      ...[
        ['pino', "import pino from 'pino'\nconst out = pino()"],
        ['winston', "import winston from 'winston'\nconst out = winston.createLogger()"],
        ['bunyan', "import bunyan from 'bunyan'\nconst out = bunyan.createLogger({ name: 'app' })"],
        ['loglevel', "import out from 'loglevel'"],
        ['log4js', "import log4js from 'log4js'\nconst out = log4js.getLogger()"],
        ['signale', "import out from 'signale'"],
        ['consola', "import { consola as out } from 'consola'"],
        ['tslog', "import { Logger } from 'tslog'\nconst out = new Logger()"],
        ['NestJS', "import { Logger } from '@nestjs/common'\nconst out = new Logger('app')"],
      ].map(([name = '', before = '']) =>
        reported(name, `${before}\nout.error(«process.env.JWT_SECRET»)`, logged),
      ),
      reported(
        'debug',
        "import debug from 'debug'\nconst out = debug('app')\nout('key %s', «process.env.JWT_SECRET»)",
        logged,
      ),
      reported(
        'Fastify',
        "app.get('/', async (request) => {\n  request.log.info({ key: «process.env.JWT_SECRET» })\n})",
        logged,
      ),
      reported(
        'a method of console under another name',
        'const print = console.log\nprint(«process.env.JWT_SECRET»)',
        logged,
      ),
      reported(
        'a logger that is made on the spot',
        "new Logger('app').log(«process.env.JWT_SECRET»)",
        logged,
      ),
      reported('a logger by its name', 'requestLogger.warn(«process.env.JWT_SECRET»)', logged),
    ],
  })
})

describe('errors', () => {
  new RuleTester().run('no-exposed-key', rule, {
    valid: [
      silent('the name', "if (!process.env.JWT_SECRET) throw new Error('JWT_SECRET is missing')"),
      silent('the length', 'throw new Error(`too short: ${process.env.JWT_SECRET.length}`)'),
      silent('something that is no error', 'new Signer(process.env.JWT_SECRET)'),
    ],
    invalid: [
      reported('an error', 'throw new Error(`bad key ${«process.env.JWT_SECRET»}`)', setting('inError')),
      reported('an error of its own', 'throw new KeyError(«process.env.JWT_SECRET»)', setting('inError')),
      reported('an exception', 'throw new BadRequestException(«process.env.JWT_SECRET»)', setting('inError')),
      reported(
        'what an error gives to its base',
        'class KeyError extends Error {\n  constructor() {\n    super(`bad key ${«process.env.JWT_SECRET»}`)\n  }\n}',
        setting('inError'),
      ),
      reported('without new', 'throw TypeError(«process.env.JWT_SECRET»)', setting('inError')),
      reported('http-errors', 'throw createError(500, «process.env.JWT_SECRET»)', setting('inError')),
      reported(
        'once in a logged error',
        'console.error(new Error(«process.env.JWT_SECRET»))',
        setting('logged'),
      ),
    ],
  })
})

describe('responses', () => {
  const inResponse = setting('inResponse')
  const route = (answer: string) => `app.get('/', (request, response) => ${answer})`

  new RuleTester().run('no-exposed-key', rule, {
    valid: [
      silent(
        'a token',
        `import jwt from 'jsonwebtoken'\n${route('response.send(jwt.sign({}, process.env.JWT_SECRET))')}`,
      ),
      silent('a request to somebody else', 'client.send(process.env.JWT_SECRET)'),
      silent(
        'a header of a request',
        'fetch(address, { headers: { authorization: process.env.CRON_SECRET } })',
      ),
      silent('whether it is set', route('response.json({ isSet: Boolean(process.env.JWT_SECRET) })')),
      silent(
        'what a component of the server is given',
        'export const Page = () => <Signed by={process.env.JWT_SECRET} />',
      ),
      silent(
        'what another function of that name returns',
        'export const loader = () => process.env.JWT_SECRET',
      ),
      silent('a variable of the context', "context.set('key', process.env.JWT_SECRET)"),
      silent('what an Express handler returns', 'app.use((request) => process.env.JWT_SECRET)'),
    ],
    invalid: [
      reported('send', route('response.send(«process.env.JWT_SECRET»)'), inResponse),
      reported('json', route('response.json({ key: «process.env.JWT_SECRET» })'), inResponse),
      reported('after a status', route('response.status(200).json(«process.env.JWT_SECRET»)'), inResponse),
      reported('another name', "app.get('/', (req, res) => res.end(«process.env.JWT_SECRET»))", inResponse),
      reported('a header', route("response.setHeader('x-key', «process.env.JWT_SECRET»)"), inResponse),
      reported('a page', route("response.render('page', { key: «process.env.JWT_SECRET» })"), inResponse),
      reported(
        'Fastify',
        "app.get('/', (request, reply) => reply.code(200).send(«process.env.JWT_SECRET»))",
        inResponse,
      ),
      reported(
        'what a route returns',
        "app.get('/', async () => ({ key: «process.env.JWT_SECRET» }))",
        inResponse,
      ),
      reported('Koa', 'app.use((ctx) => {\n  ctx.body = «process.env.JWT_SECRET»\n})', inResponse),
      reported('Hono', "app.get('/', (c) => c.json({ key: «process.env.JWT_SECRET» }))", inResponse),
      reported('a binding of Hono', "app.get('/', (c) => c.text(«c.env.JWT_SECRET»))", inResponse),
      reported('Response', 'export const GET = () => new Response(«process.env.JWT_SECRET»)', inResponse),
      reported(
        'Response.json',
        'export const GET = () => Response.json({ key: «process.env.JWT_SECRET» })',
        inResponse,
      ),
      reported(
        'NextResponse',
        'export const GET = () => NextResponse.json(«process.env.JWT_SECRET»)',
        inResponse,
      ),
      reported(
        'NestJS',
        'class Keys {\n  @Get()\n  show() {\n    return «process.env.JWT_SECRET»\n  }\n}',
        inResponse,
        ts,
      ),
      reported(
        'H3',
        'export default defineEventHandler(() => ({ key: «process.env.JWT_SECRET» }))',
        inResponse,
      ),
      reported(
        'properties of a page',
        'export async function getServerSideProps() {\n  return { props: { key: «process.env.JWT_SECRET» } }\n}',
        inResponse,
      ),
      reported(
        'a configuration',
        `const config = { port: 1, jwt: { secret: process.env.JWT_SECRET } }\n${route('response.json(«config»)')}`,
        inResponse,
      ),
      reported(
        'a configuration with two keys',
        `const config = { jwt: process.env.JWT_SECRET, cookie: process.env.COOKIE_SECRET }\n${route('response.json(«config»)')}`,
        {
          messageId: 'inResponse',
          data: { key: "A value with the secret settings 'JWT_SECRET' and 'COOKIE_SECRET'", ...anything },
        },
      ),
      reported('the environment', route('response.json(«process.env»)'), environment('inResponse')),
      reported(
        'a function in a cloud',
        'export const handler = async () => ({ statusCode: 200, body: JSON.stringify({ key: «process.env.JWT_SECRET» }) })',
        inResponse,
      ),
      reported(
        'a loader of Remix',
        'export async function loader() {\n  return { key: «process.env.JWT_SECRET» }\n}',
        inResponse,
        { filename: 'app/routes/index.tsx' },
      ),
      reported(
        'data of a page of SvelteKit',
        'export const load = () => ({ key: «process.env.JWT_SECRET» })',
        inResponse,
        { filename: 'src/routes/+page.server.ts' },
      ),
      reported('a text in a page', 'export const Page = () => <p>{«process.env.JWT_SECRET»}</p>', inResponse),
      reported(
        'an attribute in a page',
        'export const Page = () => <input value={«process.env.JWT_SECRET»} />',
        inResponse,
      ),
    ],
  })
})

describe('URLs', () => {
  new RuleTester().run('no-exposed-key', rule, {
    valid: [
      silent('a text that is no address', 'const text = `key=${process.env.JWT_SECRET}`'),
      silent('a text to be signed', 'sign(`${query}&key=${process.env.SIGN_SECRET}`)'),
      silent('words about an address', 'const text = `https://example.com says ${process.env.JWT_SECRET}`'),
      silent(
        'another setting',
        'const url = `https://${process.env.HOST}/path`\nconst key = process.env.JWT_SECRET',
      ),
      silent("a third party's key", 'fetch(`https://example.com/?key=${process.env.MAPS_API_KEY}`)'),
      silent(
        'a secret of its issuer, which gets it back',
        'fetch(`https://example.com/token?client_secret=${process.env.PARTNER_SECRET}`)',
      ),
      silent(
        'a token',
        "import jwt from 'jsonwebtoken'\nconst url = `https://a.example/?t=${jwt.sign({}, process.env.JWT_SECRET)}`",
      ),
    ],
    invalid: [
      reported(
        'a query',
        'fetch(`https://example.com/?secret=${«process.env.CRON_SECRET»}`)',
        setting('inUrl', 'CRON_SECRET'),
      ),
      reported(
        'a query behind a host',
        'fetch(`${host}/api?path=/&secret=${«process.env.CRON_SECRET»}`)',
        setting('inUrl', 'CRON_SECRET'),
      ),
      reported(
        'a path',
        'fetch(`https://example.com/${«process.env.CRON_SECRET»}/run`)',
        setting('inUrl', 'CRON_SECRET'),
      ),
      reported(
        'a concatenation',
        "fetch(host + '/api?secret=' + «process.env.CRON_SECRET»)",
        setting('inUrl', 'CRON_SECRET'),
      ),
      reported(
        'encoded',
        'fetch(`/api?secret=${encodeURIComponent(«process.env.CRON_SECRET»)}`)',
        setting('inUrl', 'CRON_SECRET'),
      ),
      reported(
        'a parameter that is set',
        "url.searchParams.set('secret', «process.env.CRON_SECRET»)",
        setting('inUrl', 'CRON_SECRET'),
      ),
      reported('a redirect', 'response.redirect(«process.env.CRON_SECRET»)', setting('inUrl', 'CRON_SECRET')),
    ],
  })
})

describe('cookies', () => {
  new RuleTester().run('no-exposed-key', rule, {
    valid: [
      silent(
        'a token',
        "import jwt from 'jsonwebtoken'\nresponse.cookie('t', jwt.sign({}, process.env.JWT_SECRET))",
      ),
      silent(
        'the key that signs one',
        "import { setSignedCookie } from 'hono/cookie'\nsetSignedCookie(c, 'name', value, process.env.COOKIE_SECRET)",
      ),
      silent('something that is no store of cookies', "session.set('key', process.env.JWT_SECRET)"),
    ],
    invalid: [
      reported('Express', "response.cookie('key', «process.env.JWT_SECRET»)", setting('inCookie')),
      reported('Fastify', "reply.setCookie('key', «process.env.JWT_SECRET»)", setting('inCookie')),
      reported('Hono', "setCookie(c, 'key', «process.env.JWT_SECRET»)", setting('inCookie')),
      reported('Next.js', "cookies().set('key', «process.env.JWT_SECRET»)", setting('inCookie')),
      reported(
        'an object',
        "cookies().set({ name: 'key', value: «process.env.JWT_SECRET» })",
        setting('inCookie'),
      ),
      reported('Koa', "ctx.cookies.set('key', «process.env.JWT_SECRET»)", setting('inCookie')),
      reported('cookie', "cookie.serialize('key', «process.env.JWT_SECRET»)", setting('inCookie')),
      reported('the document', 'document.cookie = `key=${«process.env.JWT_SECRET»}`', setting('inCookie')),
    ],
  })
})

describe('telemetry', () => {
  const inTelemetry = setting('inTelemetry')
  new RuleTester().run('no-exposed-key', rule, {
    valid: [
      silent(
        'the set-up',
        "import * as Sentry from '@sentry/node'\nSentry.init({ secret: process.env.JWT_SECRET })",
      ),
      silent('something else with such a method', 'box.setAttribute(process.env.JWT_SECRET)'),
      silent('whether it is set', 'Sentry.setTag("key", Boolean(process.env.JWT_SECRET))'),
    ],
    invalid: [
      reported(
        'Sentry',
        "import * as Sentry from '@sentry/node'\nSentry.captureMessage(«process.env.JWT_SECRET»)",
        inTelemetry,
      ),
      reported(
        'Sentry under another name',
        "import { setExtra as note } from '@sentry/node'\nnote('key', «process.env.JWT_SECRET»)",
        inTelemetry,
      ),
      reported(
        'OpenTelemetry',
        "import { trace } from '@opentelemetry/api'\ntrace.getActiveSpan().setAttribute('key', «process.env.JWT_SECRET»)",
        inTelemetry,
      ),
      reported(
        'PostHog',
        "posthog.capture({ event: 'start', properties: { key: «process.env.JWT_SECRET» } })",
        inTelemetry,
      ),
      reported(
        'a span that begins',
        "tracer.startSpan('start', { attributes: { key: «process.env.JWT_SECRET» } })",
        inTelemetry,
      ),
      reported('Datadog', "datadogLogs.logger.info('start', { key: «process.env.JWT_SECRET» })", inTelemetry),
    ],
  })
})

describe('what a logger leaves out', () => {
  const pino = (redact: string, logged: string) =>
    `import pino from 'pino'\nconst logger = pino({ redact: ${redact} })\nlogger.info(${logged})`
  const key = '«process.env.JWT_SECRET»'
  const unmarked = 'process.env.JWT_SECRET'
  new RuleTester().run('no-exposed-key', rule, {
    valid: [
      silent('the property', pino("['secret']", `{ secret: ${unmarked} }`)),
      silent('the path of an option', pino("{ paths: ['a.secret'] }", `{ a: { secret: ${unmarked} } }`)),
      silent('any object', pino("['*.secret']", `{ a: { secret: ${unmarked} } }`)),
      silent('an object of that name', pino("['a']", `{ a: { secret: ${unmarked} } }`)),
      silent('a property in brackets', pino('[\'a["b-c"]\']', `{ a: { 'b-c': ${unmarked} } }`)),
      silent('a list that nobody sees', pino('paths', `{ secret: ${unmarked} }`)),
      silent(
        'of a child',
        `import pino from 'pino'\nconst logger = pino({ redact: ['secret'] })\nlogger.child({}).info({ secret: ${unmarked} })`,
      ),
      silent(
        'of a member',
        `import pino from 'pino'\nclass Service { logger = pino({ redact: ['secret'] }); run() { this.logger.info({ secret: ${unmarked} }) } }`,
      ),
      silent(
        'of Fastify',
        `import Fastify from 'fastify'\nconst app = Fastify({ logger: { redact: ['secret'] } })\napp.log.info({ secret: ${unmarked} })`,
      ),
    ],
    invalid: [
      reported('another property', pino("['password']", `{ secret: ${key} }`), setting('logged')),
      reported('a deeper one', pino("['a.secret']", `{ secret: ${key} }`), setting('logged')),
      reported('a message', pino("['secret']", `\`\${${key}}\``), setting('logged')),
      reported(
        'a text of the object',
        pino("['secret']", `JSON.stringify({ secret: ${key} })`),
        setting('logged'),
      ),
    ],
  })
})

describe('what clients are sent without a response', () => {
  const inResponse = setting('inResponse')
  const key = '«process.env.JWT_SECRET»'
  const unmarked = 'process.env.JWT_SECRET'
  new RuleTester().run('no-exposed-key', rule, {
    valid: [
      silent('an event in the process', `events.emit('key', ${unmarked})`),
      silent(
        'to a server, by ws',
        `import WebSocket from 'ws'\nconst ws = new WebSocket('wss://a.example')\nws.send(${unmarked})`,
      ),
      silent(
        'to a server, by Socket.IO',
        `import { io } from 'socket.io-client'\nconst socket = io()\nsocket.emit('key', ${unmarked})`,
      ),
      silent('to a service', `client.send(new Command(${unmarked}))`),
      silent('a query that is no procedure', `db.query(() => ${unmarked})`),
      silent('an object of another name', `const tables = { Keys: { key: () => ${unmarked} } }`),
      silent('a decorator of a parameter', `class A { key(@Query() query) { return ${unmarked} } }`, ts),
      silent('a function that is no action', `'use server'\nasync function key() { return ${unmarked} }`),
    ],
    invalid: [
      reported('Socket.IO', `io.to('room').emit('key', { key: ${key} })`, inResponse),
      reported('a connection', `io.on('connection', (socket) => socket.emit('key', ${key}))`, inResponse),
      reported('ws', `server.on('connection', (ws) => ws.send(JSON.stringify({ key: ${key} })))`, inResponse),
      reported('a resolver', `export const resolvers = { Query: { key: () => ${key} } }`, inResponse),
      reported(
        'a method that resolves',
        `export const resolvers = { Mutation: { async key() { return { key: ${key} } } } }`,
        inResponse,
      ),
      reported(
        'a class that resolves',
        `class A { @Query(() => String) key() { return ${key} } }`,
        inResponse,
        ts,
      ),
      reported('tRPC', `export const key = publicProcedure.input(schema).query(() => ${key})`, inResponse),
      reported(
        'a file of server actions',
        `'use server'\nexport async function key() { return ${key} }`,
        inResponse,
      ),
      reported(
        'a server action',
        `export const key = async () => { 'use server'; return { key: ${key} } }`,
        inResponse,
      ),
    ],
  })
})

describe('the environment in a file that shows nothing else', () => {
  const sent = (name: string, code: string) => reported(name, code, environment('inResponse'))
  new RuleTester().run('no-exposed-key', rule, {
    valid: [
      silent('for a function of its own', 'export const settings = () => process.env'),
      silent('for a child', "export const start = () => spawn('node', { env: process.env })"),
    ],
    invalid: [
      sent('a connection', "io.emit('settings', «process.env»)"),
      sent('a route', "app.get('/settings', () => «process.env»)"),
      sent('a server action', "'use server'\nexport async function settings() {\n  return «process.env»\n}"),
      sent('a procedure', 'export const settings = publicProcedure.query(() => «process.env»)'),
      sent('a resolver', 'export const resolvers = { Query: { settings: () => «process.env» } }'),
    ],
  })
})

describe('objects as a whole', () => {
  const config = 'const config = { port: 1, secret: process.env.JWT_SECRET }\n'
  new RuleTester().run('no-exposed-key', rule, {
    valid: [
      silent('another member', `${config}console.log(config.port)`),
      silent('a replaced key', `${config}console.log({ ...config, secret: '***' })`),
      silent('what is left without it', `${config}const { secret, ...others } = config\nconsole.log(others)`),
      silent('a key that was deleted', `${config}delete config.secret\nconsole.log(config)`),
      silent(
        'an object that decides what it shows',
        "const config = { secret: process.env.JWT_SECRET, toJSON: () => '' }\nconsole.log(config)",
      ),
      silent('redacted', `${config}console.log(redact(config))`),
      silent('with a replacer', `${config}console.log(JSON.stringify(config, hideSecrets))`),
      silent('a copy', `${config}const copy = JSON.parse(JSON.stringify(config))`),
      silent('a hash', `${config}hash.update(JSON.stringify(config))`),
      silent('a body of a request', `${config}fetch('/x', { body: JSON.stringify(config) })`),
      silent('a message', 'post(JSON.stringify({ secret: process.env.JWT_SECRET }))'),
      silent('a file that a script writes', `${config}fs.writeFileSync('x', \`\${JSON.stringify(config)}\`)`),
      silent(
        'an object without a key',
        'const config = { port: process.env.PORT }\nconsole.log(config, process.env.JWT_SECRET.length)',
      ),
    ],
    invalid: [
      reported('serialised', `${config}export const text = JSON.stringify(«config»)`, setting('serialized')),
      reported(
        'serialised with spaces',
        `${config}export const text = JSON.stringify(«config», null, 2)`,
        setting('serialized'),
      ),
      reported(
        'the environment',
        'export const text = JSON.stringify(«process.env»)',
        environment('serialized'),
      ),
      reported('logged', `${config}console.log(«config»)`, setting('logged')),
      reported('logged as JSON', `${config}console.log(JSON.stringify(«config»))`, setting('logged')),
      reported(
        'a part of it',
        'const config = { jwt: { secret: process.env.JWT_SECRET } }\nconsole.log(«config.jwt»)',
        setting('logged'),
      ),
      reported('spread', `${config}console.log({ ...«config» })`, setting('logged')),
    ],
  })
})
