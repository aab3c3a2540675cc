import { describe } from 'vitest'
import { keyModuleUrl } from '../../src/docs-urls.ts'
import type { NoDirectSettingReadOptions as Options } from '../../src/rule-options.ts'
import rule from '../../src/rules/no-direct-setting-read.ts'
import { RuleTester } from '../rule-tester.ts'
import { reportedIn, silentIn } from './marked.ts'

const reported = reportedIn<'directRead' | 'directReadBesideModule', [Options]>
const silent = silentIn<[Options]>

const directRead = (setting: string) => ({
  messageId: 'directRead' as const,
  data: { setting, url: keyModuleUrl() },
})
const besideModule = (module: string, setting = 'JWT_SECRET') => ({
  messageId: 'directReadBesideModule' as const,
  data: { setting, module, url: keyModuleUrl() },
})

const ts = { filename: 'file.ts' }
const ofSecret = directRead('JWT_SECRET')

describe('reads of the environment', () => {
  new RuleTester().run('no-direct-setting-read', rule, {
    valid: [
      silent('a setting that is not secret', 'sign(x, process.env.PORT)'),
      silent('a secret of a third party', 'connect(process.env.STRIPE_SECRET_KEY)'),
      silent('a public key', 'verify(x, process.env.JWT_PUBLIC_KEY)'),
      silent('the name of a cookie', 'read(process.env.SESSION_COOKIE_NAME)'),
      silent('the length of a key', 'make(process.env.SECRET_KEY_LENGTH)'),
      silent('a password of a database', 'connect(process.env.DATABASE_PASSWORD)'),
      silent(
        'a variable of the same name',
        'import { JWT_SECRET } from "./no-such-file.js"\nsign(x, JWT_SECRET)',
      ),
      silent(
        'an object of the same shape',
        'const process = { env: { JWT_SECRET: readKey() } }\nsign(x, process.env.JWT_SECRET)',
      ),
      silent('a parameter of the same name', 'export const f = (process) => sign(x, process.env.JWT_SECRET)'),
      silent('an object that has an env of its own', 'sign(x, job.environment.JWT_SECRET)'),
      silent('the environment as a whole', 'spawn(command, { env: process.env })'),
      silent('the environment spread', 'const all = { ...process.env }'),
      silent('a name that nobody sees', 'export const f = (name) => process.env[name]'),
    ],
    invalid: [
      reported('a member', 'sign(x, «process.env.JWT_SECRET»)', ofSecret),
      reported('a quoted member', "sign(x, «process.env['JWT_SECRET']»)", ofSecret),
      reported('a template', 'sign(x, «process.env[`JWT_SECRET`]»)', ofSecret),
      reported('a name in a constant', "const name = 'JWT_SECRET'\nsign(x, «process.env[name]»)", ofSecret),
      reported('an optional member', 'sign(x, «process.env?.JWT_SECRET»)', ofSecret),
      reported('of globalThis', 'sign(x, «globalThis.process.env.JWT_SECRET»)', ofSecret),
      reported('of global', 'sign(x, «global.process.env.JWT_SECRET»)', ofSecret),
      reported(
        'of an imported process',
        "import process from 'node:process'\nsign(x, «process.env.JWT_SECRET»)",
        ofSecret,
      ),
      reported(
        'of a namespace',
        "import * as process from 'node:process'\nsign(x, «process.env.JWT_SECRET»)",
        ofSecret,
      ),
      reported(
        'of a required process',
        "const process = require('process')\nsign(x, «process.env.JWT_SECRET»)",
        ofSecret,
      ),
      reported(
        'of an imported env',
        "import { env } from 'node:process'\nsign(x, «env.JWT_SECRET»)",
        ofSecret,
      ),
      reported(
        'of an imported env with another name',
        "import { env as environment } from 'process'\nsign(x, «environment.JWT_SECRET»)",
        ofSecret,
      ),
      reported('of an alias', 'const environment = process.env\nsign(x, «environment.JWT_SECRET»)', ofSecret),
      reported('of a destructured env', 'const { env } = process\nsign(x, «env.JWT_SECRET»)', ofSecret),
      reported('destructured', 'const { «JWT_SECRET» } = process.env', ofSecret),
      reported(
        'destructured in an assignment',
        'let JWT_SECRET\n;({ «JWT_SECRET» } = process.env)',
        ofSecret,
      ),
      reported(
        'destructured in an assignment with another name',
        'let key\n;({ «JWT_SECRET»: key } = process.env)',
        ofSecret,
      ),
      reported(
        'of what Hono hands in',
        "import { Hono } from 'hono'\nnew Hono().get('/', (c) => sign(x, «c.env.JWT_SECRET»))",
        ofSecret,
      ),
      reported(
        'of what a Worker is given',
        'export default { async fetch(request, env) { return sign(x, «env.JWT_SECRET») } }',
        ofSecret,
      ),
      reported(
        'of what SvelteKit hands in',
        'export const load = ({ platform }) => sign(x, «platform.env.JWT_SECRET»)',
        ofSecret,
      ),
      reported('destructured with another name', 'const { «JWT_SECRET»: key } = process.env', ofSecret),
      reported(
        'destructured with a default',
        "const { «JWT_SECRET» = 'made-up-key' } = process.env",
        ofSecret,
      ),
      reported('destructured deep', 'const { env: { «JWT_SECRET» } } = process', ofSecret),
      reported(
        'destructured inside a function',
        'export function f() { const { «JWT_SECRET» } = process.env; return JWT_SECRET.length > 0 && sign(JWT_SECRET) }',
        ofSecret,
      ),
      reported(
        'destructured as a parameter’s default',
        'export const f = ({ «JWT_SECRET» } = process.env) => sign(JWT_SECRET)',
        ofSecret,
      ),
      reported('of import.meta.env', 'sign(x, «import.meta.env.JWT_SECRET»)', ofSecret),
      reported('of Bun', 'sign(x, «Bun.env.JWT_SECRET»)', ofSecret),
      reported('of an import from bun', "import { env } from 'bun'\nsign(x, «env.JWT_SECRET»)", ofSecret),
      reported('of Deno', "sign(x, «Deno.env.get('JWT_SECRET')»)", ofSecret),
      reported('of Deno, as an object', 'const { «JWT_SECRET» } = Deno.env.toObject()', ofSecret),
      reported('of SvelteKit', "import { «JWT_SECRET» } from '$env/static/private'", ofSecret),
      reported(
        'of SvelteKit, dynamic',
        "import { env } from '$env/dynamic/private'\nsign(x, «env.JWT_SECRET»)",
        ofSecret,
      ),
      reported('of Astro', "import { «JWT_SECRET» } from 'astro:env/server'", ofSecret),
      reported(
        'of Cloudflare Workers',
        "import { env } from 'cloudflare:workers'\nsign(x, «env.JWT_SECRET»)",
        ofSecret,
      ),
      reported('non-null', 'sign(x, «process.env.JWT_SECRET»!)', ofSecret),
      reported('as string', 'sign(x, «process.env.JWT_SECRET» as string)', ofSecret),
      reported('a type assertion', 'sign(x, <string>«process.env.JWT_SECRET»)', ofSecret, ts),
      reported('with a default', "sign(x, «process.env.JWT_SECRET» || 'made-up-key')", ofSecret),
      reported('with an empty default', "sign(x, «process.env.JWT_SECRET» ?? '')", ofSecret),
      reported(
        'with another setting as a default',
        'sign(x, «process.env.JWT_SECRET» || «process.env.SESSION_SECRET»)',
        [ofSecret, directRead('SESSION_SECRET')],
      ),
      reported('in String()', 'sign(x, String(«process.env.JWT_SECRET»))', ofSecret),
      reported('in a template text', 'sign(x, `${«process.env.JWT_SECRET»}`)', ofSecret),
      reported('in a concatenation', 'sign(x, «process.env.JWT_SECRET» + user.passwordHash)', ofSecret),
      reported('with toString', 'sign(x, «process.env.JWT_SECRET».toString())', ofSecret),
      reported('split', "const keys = «process.env.COOKIE_KEYS».split(',')", directRead('COOKIE_KEYS')),
      reported(
        'in a ring',
        'const keys = [«process.env.SECRET_KEY», «process.env.SECRET_KEY_OLD»].filter(Boolean)',
        [directRead('SECRET_KEY'), directRead('SECRET_KEY_OLD')],
      ),
      reported(
        'decoded',
        "const key = Buffer.from(«process.env.ENCRYPTION_KEY», 'hex')",
        directRead('ENCRYPTION_KEY'),
      ),
      reported('inside a function', 'export const f = () => sign(x, «process.env.JWT_SECRET»)', ofSecret),
      reported(
        'inside a class',
        'class Auth { #key = «process.env.JWT_SECRET»; sign() { return sign(x, this.#key) } }',
        ofSecret,
      ),
      reported(
        'as a parameter’s default',
        'export const f = (key = «process.env.JWT_SECRET») => sign(x, key)',
        ofSecret,
      ),
      reported('as an exported constant', 'export const key = «process.env.JWT_SECRET»', ofSecret),
      reported('twice', 'sign(x, «process.env.JWT_SECRET»)\nverify(x, «process.env.JWT_SECRET»)', ofSecret),
      reported(
        'in JSX',
        'export const Page = () => <Provider secret={«process.env.JWT_SECRET»} />',
        ofSecret,
      ),
      reported(
        'a setting whose name says nothing, at a sink',
        "import { createHmac } from 'node:crypto'\ncreateHmac('sha256', «process.env.APP_MAC»)",
        directRead('APP_MAC'),
      ),
      reported(
        'a setting whose name says nothing, through a wrapper',
        "import jwt from 'jsonwebtoken'\nconst sign = (key) => jwt.sign({}, key)\nsign(«process.env.APP_MAC»)",
        directRead('APP_MAC'),
      ),
    ],
  })
})

describe('reads of config services and helpers', () => {
  new RuleTester().run('no-direct-setting-read', rule, {
    valid: [
      silent('a name that is not secret', "configService.get('PORT')"),
      silent('a map of the program', "const sessions = new Map()\nsessions.get('secret')"),
      silent('a header of a request', "request.headers.get('x-secret-key')"),
      silent('a search parameter', "url.searchParams.get('secret')"),
      silent('a cookie', "cookies.get('session_secret')"),
      silent('a helper of another name', "translate('JWT_SECRET')"),
    ],
    invalid: [
      reported(
        '@nestjs/config',
        "import { ConfigService } from '@nestjs/config'\nclass Auth { constructor(private readonly values: ConfigService) {} run() { return sign(«this.values.get('JWT_SECRET')») } }",
        ofSecret,
      ),
      reported(
        '@nestjs/config, getOrThrow',
        "import { ConfigService } from '@nestjs/config'\nexport const f = (values: ConfigService) => sign(«values.getOrThrow<string>('jwt.secret')»)",
        directRead('jwt.secret'),
        ts,
      ),
      reported('a config service by its name', "sign(«this.configService.get('JWT_SECRET')»)", ofSecret),
      reported('a config by its name', "sign(«config.get('jwt.secret')»)", directRead('jwt.secret')),
      reported(
        'node-config',
        "import config from 'config'\nsign(«config.get('session.secret')»)",
        directRead('session.secret'),
      ),
      reported(
        'node-config, a namespace',
        "import config from 'config'\nconst jwt = config.get('jwt')\nsign(«jwt.secret»)",
        directRead('jwt.secret'),
      ),
      reported(
        'nconf',
        "import nconf from 'nconf'\nsign(«nconf.get('session:secret')»)",
        directRead('session:secret'),
      ),
      reported(
        'env-var',
        "import env from 'env-var'\nsign(«env.get('JWT_SECRET')».required().asString())",
        ofSecret,
      ),
      reported('a name in a constant', "const NAME = 'JWT_SECRET'\nsign(«config.get(NAME)»)", ofSecret),
      reported('with a default', "sign(«config.get('JWT_SECRET', 'made-up-key')»)", ofSecret),
      reported('env()', "sign(«env('JWT_SECRET')»)", ofSecret),
      reported(
        'requireEnv()',
        "import { requireEnv } from '@company/env'\nsign(«requireEnv('JWT_SECRET')»)",
        ofSecret,
      ),
      reported(
        'a helper of the program',
        'function read(name) { return process.env[name] }\nsign(«read("JWT_SECRET")»)',
        ofSecret,
      ),
      reported(
        'getSecret of Astro',
        "import { getSecret } from 'astro:env/server'\nsign(«getSecret('JWT_SECRET')»)",
        ofSecret,
      ),
      reported(
        'env of Hono',
        "import { env } from 'hono/adapter'\nexport const f = (c) => { const { «JWT_SECRET» } = env(c); return sign(JWT_SECRET) }",
        ofSecret,
      ),
    ],
  })
})

describe('what is no read', () => {
  new RuleTester().run('no-direct-setting-read', rule, {
    valid: [
      silent('a presence check', "if (!process.env.JWT_SECRET) throw new Error('JWT_SECRET is missing')"),
      silent('a presence check without a negation', 'if (process.env.JWT_SECRET) start()'),
      silent(
        'a presence check of two',
        "if (!process.env.JWT_SECRET || !process.env.SESSION_SECRET) throw new Error('missing')",
      ),
      silent('a presence check with undefined', 'if (process.env.JWT_SECRET === undefined) process.exit(1)'),
      silent('a presence check with null', 'if (process.env.JWT_SECRET == null) process.exit(1)'),
      silent(
        'a presence check with typeof',
        "if (typeof process.env.JWT_SECRET !== 'string') process.exit(1)",
      ),
      silent('a presence check with Boolean', 'const ready = Boolean(process.env.JWT_SECRET)'),
      silent('a presence check with !!', 'const ready = !!process.env.JWT_SECRET'),
      silent('a presence check with in', "if (!('JWT_SECRET' in process.env)) process.exit(1)"),
      silent(
        'a presence check with assert',
        "import assert from 'node:assert'\nassert(process.env.JWT_SECRET, 'JWT_SECRET is missing')",
      ),
      silent(
        'a presence check with assert.ok',
        "import assert from 'node:assert'\nassert.ok(process.env.JWT_SECRET)",
      ),
      silent('a presence check with invariant', "invariant(process.env.JWT_SECRET, 'JWT_SECRET is missing')"),
      silent('a presence check in a conditional', "const mode = process.env.JWT_SECRET ? 'signed' : 'plain'"),
      silent(
        'a presence check of the length',
        "if (process.env.JWT_SECRET.length < 32) throw new Error('too short')",
      ),
      silent(
        'a presence check of the length that may be missing',
        "if ((process.env.JWT_SECRET?.length ?? 0) < 32) throw new Error('too short')",
      ),
      silent('a presence check in front of &&', 'process.env.JWT_SECRET && start()'),
      silent('a presence check of either', 'if (flag || process.env.JWT_SECRET) start()'),
      silent('a presence check of neither', 'if (!(flag || process.env.JWT_SECRET)) start()'),
      silent('a presence check in a loop', 'while (!process.env.JWT_SECRET) wait()'),
      silent('a warning', "console.warn('JWT_SECRET is missing')"),
      silent('an assignment', "process.env.JWT_SECRET = 'made-up-key'"),
      silent('an assignment of a default', 'process.env.JWT_SECRET ??= readKey()'),
      silent('a deletion', 'delete process.env.JWT_SECRET'),
      silent(
        'a schema',
        "import { z } from 'zod'\nexport const schema = z.object({ JWT_SECRET: z.string().min(32) })",
      ),
      silent(
        'a schema with what it checks',
        "import { z } from 'zod'\nexport const env = z.object({ JWT_SECRET: z.string() }).parse({ JWT_SECRET: process.env.JWT_SECRET })",
      ),
      silent(
        'registerAs',
        "import { registerAs } from '@nestjs/config'\nexport default registerAs('jwt', () => ({ secret: process.env.JWT_SECRET }))",
      ),
      silent(
        't3-env',
        "import { createEnv } from '@t3-oss/env-nextjs'\nexport const env = createEnv({ server: { JWT_SECRET: z.string() }, runtimeEnv: { JWT_SECRET: process.env.JWT_SECRET } })",
      ),
      silent(
        'envalid',
        "import { cleanEnv, str } from 'envalid'\nexport const env = cleanEnv(process.env, { JWT_SECRET: str() })",
      ),
    ],
    invalid: [
      reported(
        'a read beside its presence check',
        "if (!process.env.JWT_SECRET) throw new Error('JWT_SECRET is missing')\nsign(x, «process.env.JWT_SECRET»)",
        ofSecret,
      ),
      reported(
        'the value of a conditional',
        "sign(x, process.env.JWT_SECRET ? «process.env.JWT_SECRET» : 'made-up-key')",
        ofSecret,
      ),
      reported(
        'a comparison with a value',
        'if (given === «process.env.CRON_SECRET») run()',
        directRead('CRON_SECRET'),
      ),
      reported('the right side of &&', 'const key = ready && «process.env.JWT_SECRET»', ofSecret),
    ],
  })
})

describe('key modules', () => {
  const code = 'export const keys = [process.env.JWT_SECRET, process.env.JWT_SECRET_OLD]'
  const marked = 'export const key = «process.env.JWT_SECRET»'
  const keyModules = (...globs: string[]) => ({ options: [{ keyModules: globs }] as const })
  const shared = (...globs: string[]) => ({ settings: { 'secret-key': { keyModules: globs } } })
  new RuleTester().run('no-direct-setting-read', rule, {
    valid: [
      ...[
        'config.ts',
        'src/config.ts',
        'src/config/index.ts',
        'src/config/auth.ts',
        'src/configuration.ts',
        'app.config.ts',
        'auth.config.ts',
        'next.config.mjs',
        'nuxt.config.ts',
        'vite.config.ts',
        'src/env.ts',
        'src/env.mjs',
        'src/env/server.ts',
        'src/env.server.ts',
        'src/lib/environment.ts',
        'src/environments/environment.ts',
        'src/settings.ts',
        'src/secrets.ts',
        'src/keys.ts',
        'src/keys.js',
        'src/key-ring.ts',
        'src/constants.ts',
        'src/auth/constants.ts',
        'config/default.js',
        'config/custom-environment-variables.js',
      ].map((filename) => silent(`by default: ${filename}`, code, { filename })),
      silent('the option', code, { filename: 'src/auth/ring.ts', ...keyModules('src/auth/ring.ts') }),
      silent('the option, with a star', code, {
        filename: 'src/auth/ring.ts',
        ...keyModules('src/auth/*.ts'),
      }),
      silent('the option, with two stars', code, {
        filename: 'apps/a/src/ring.ts',
        ...keyModules('**/ring.ts'),
      }),
      silent('the option, with braces', code, {
        filename: 'src/ring.ts',
        ...keyModules('src/{ring,rings}.ts'),
      }),
      silent('the second glob of the option', code, {
        filename: 'src/ring.ts',
        ...keyModules('src/keys.ts', 'src/ring.ts'),
      }),
      silent('the shared setting', code, { filename: 'src/ring.ts', ...shared('src/ring.ts') }),
      silent('an option that is empty leaves the default', code, {
        filename: 'src/keys.ts',
        ...keyModules(),
      }),
    ],
    invalid: [
      ...[
        'src/auth.ts',
        'src/configure.ts',
        'src/keyboard.ts',
        'src/monkeys.ts',
        'src/envelope.ts',
        'src/app.ts',
        'pages/secretsanta.ts',
      ].map((filename) => reported(`not by default: ${filename}`, marked, ofSecret, { filename })),
      reported('the option replaces the default', marked, besideModule('src/ring.ts'), {
        filename: 'src/config.ts',
        ...keyModules('src/ring.ts'),
      }),
      reported('the shared setting replaces the default', marked, besideModule('src/ring.ts'), {
        filename: 'src/config.ts',
        ...shared('src/ring.ts'),
      }),
      reported('the message names the first module', marked, besideModule('src/ring.ts'), {
        filename: 'src/app.ts',
        ...keyModules('src/ring.ts', 'src/older.ts'),
      }),
      reported('the option counts before the shared setting', marked, besideModule('src/ring.ts'), {
        filename: 'src/app.ts',
        ...keyModules('src/ring.ts'),
        ...shared('src/app.ts'),
      }),
      reported('a glob that stops at folders', marked, besideModule('src/*.ts'), {
        filename: 'src/auth/ring.ts',
        ...keyModules('src/*.ts'),
      }),
    ],
  })
})

describe('options', () => {
  const reads = (...ways: ('environment' | 'config service' | 'helper')[]) => ({
    options: [{ reads: ways }] as const,
  })
  const names = (...patterns: string[]) => ({ options: [{ names: patterns }] as const })
  const ignoreNames = (...patterns: string[]) => ({ options: [{ ignoreNames: patterns }] as const })
  const environment = 'sign(«process.env.JWT_SECRET»)'
  const service = "sign(«configService.get('JWT_SECRET')»)"
  const helper = "sign(«env('JWT_SECRET')»)"
  const bare = (marked: string) => marked.replaceAll(/[«»]/g, '')
  new RuleTester().run('no-direct-setting-read', rule, {
    valid: [
      silent('reads: the environment alone, a config service', bare(service), reads('environment')),
      silent('reads: the environment alone, a helper', bare(helper), reads('environment')),
      silent('reads: config services alone, the environment', bare(environment), reads('config service')),
      silent('reads: helpers alone, the environment', bare(environment), reads('helper')),
      silent('reads: none', bare(environment), reads()),
      silent('names: another name', 'start(process.env.PORT)', names('^MAGIC_')),
      silent('ignoreNames: the name', bare(environment), ignoreNames('^JWT_')),
      silent('ignoreNames: a part of the name', bare(environment), ignoreNames('SECRET')),
      silent('ignoreNames: one of several', bare(environment), ignoreNames('^never$', '^JWT_SECRET$')),
      silent('ignoreNames counts before names', bare(environment), {
        options: [{ names: ['^JWT_'], ignoreNames: ['^JWT_'] }],
      }),
      silent(
        'ignoreNames: a name of a config service',
        "sign(config.get('jwt.secret'))",
        ignoreNames('^jwt\\.'),
      ),
    ],
    invalid: [
      reported('reads: the environment', environment, ofSecret, reads('environment')),
      reported('reads: config services', service, ofSecret, reads('config service')),
      reported('reads: helpers', helper, ofSecret, reads('helper')),
      reported('reads: two of them', `${environment}\n${helper}`, ofSecret, reads('environment', 'helper')),
      reported(
        'names: a name that does not look secret',
        'start(«process.env.MAGIC»)',
        directRead('MAGIC'),
        names('^MAGIC$'),
      ),
      reported(
        'names: a name of a third party',
        'start(«process.env.STRIPE_SECRET_KEY»)',
        directRead('STRIPE_SECRET_KEY'),
        names('^STRIPE_'),
      ),
      reported(
        'names: a name of a config service',
        "start(«config.get('magic')»)",
        directRead('magic'),
        names('^magic$'),
      ),
      reported(
        'names: destructured',
        'const { «MAGIC» } = process.env',
        directRead('MAGIC'),
        names('^MAGIC$'),
      ),
      reported('names adds to the classifier', `start(«process.env.JWT_SECRET»)`, ofSecret, names('^MAGIC$')),
      reported('ignoreNames: another name', environment, ofSecret, ignoreNames('^SESSION_')),
    ],
  })
})

describe('tests', () => {
  const report = { settings: { 'secret-key': { tests: 'report' } } }
  new RuleTester().run('no-direct-setting-read', rule, {
    valid: [
      silent('a test by its path', 'sign(process.env.JWT_SECRET)', { filename: 'auth.test.ts' }),
      silent('a test by its shape', "it('signs', () => { sign(process.env.JWT_SECRET) })"),
    ],
    invalid: [
      reported('a test by its path, when tests are reported', 'sign(«process.env.JWT_SECRET»)', ofSecret, {
        filename: 'auth.test.ts',
        ...report,
      }),
      reported(
        'a test by its shape, when tests are reported',
        "it('signs', () => { sign(«process.env.JWT_SECRET») })",
        ofSecret,
        report,
      ),
    ],
  })
})
