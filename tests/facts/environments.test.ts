import { describe, expect, it } from 'vitest'
import { arrivingKeys } from '../../src/facts/arriving-keys.ts'
import type { FileFacts } from '../../src/facts/index.ts'
import { factsIn } from './facts-in.ts'
import { makeProjects } from './project.ts'

const project = makeProjects()

const session = (secret: string, before: string) => `import session from 'express-session'
${before}
session({ secret: ${secret} })`

/** The settings that arrive at the sinks of a file, and how they are read. */
function settingsOf({ sinkCalls }: FileFacts): readonly string[] {
  return sinkCalls
    .flatMap(arrivingKeys)
    .flatMap(({ kind, name, via }) => (kind === 'setting' ? [`${name ?? ''} ${via ?? ''}`] : []))
}

describe('an environment that is checked', () => {
  it.each<readonly string[]>([
    ['parsed', 'env.APP_KEY', 'const env = schema.parse(process.env)'],
    ['parsed, awaited', 'env.APP_KEY', 'const env = await schema.parseAsync(process.env)'],
    ['parsed safely', 'env.APP_KEY', 'const env = schema.safeParse(process.env).data'],
    ['parsed safely, in two steps', 'result.data.APP_KEY', 'const result = schema.safeParse(process.env)'],
    ['validated', 'env.APP_KEY', 'const { error, value: env } = schema.validate(process.env)'],
    ['by valibot', 'env.APP_KEY', "import * as v from 'valibot'\nconst env = v.parse(Schema, process.env)"],
    ['by envalid', 'env.APP_KEY', 'const env = cleanEnv(process.env, { APP_KEY: str() })'],
    ['by envsafe', 'env.APP_KEY', 'const env = envsafe({ APP_KEY: str() })'],
    ['by dotenv', 'parsed.APP_KEY', 'const { parsed } = dotenv.config()'],
    [
      'under other names',
      'env.APP_KEY',
      'const env = createEnv({ server: {}, runtimeEnv: { APP_KEY: process.env.OTHER_KEY } })',
      'OTHER_KEY environment',
    ],
    ['all of it', 'env.APP_KEY', 'const env = createEnv({ server: {}, runtimeEnv: process.env })'],
    [
      'for the server beside what the browser needs',
      'env.APP_KEY',
      'const env = createEnv({ server: {}, experimental__runtimeEnv: { NEXT_URL: process.env.NEXT_URL } })',
    ],
    [
      'in an object',
      'config.session.secret',
      'const config = schema.safeParse({ session: { secret: process.env.APP_KEY } }).data',
    ],
    ['as a class', 'env.APP_KEY', 'const env = plainToInstance(Environment, process.env)'],
  ])('%s', (_, secret = '', before = '', setting = 'APP_KEY environment') => {
    expect(settingsOf(factsIn(session(secret, before)))).toEqual([setting])
  })

  it('has no setting where the body of a request is parsed', () => {
    expect(settingsOf(factsIn(session('body.APP_KEY', 'const body = schema.parse(request.body)')))).toEqual(
      [],
    )
  })

  it('has no settings beside the data of a result', () => {
    expect(
      settingsOf(factsIn(session('result.issues', 'const result = schema.safeParse(process.env)'))),
    ).toEqual([])
  })
})

describe('an environment that another file hands out', () => {
  const files = {
    'env.ts': 'export const env = schema.parse(process.env)\nexport const getEnv = () => env',
  }
  it.each([
    ['as a constant', "import { env } from './env'", 'env.APP_KEY'],
    ['by a function', "import { getEnv } from './env'", 'getEnv().APP_KEY'],
  ])('%s is followed, and read there', (_, imports, secret) => {
    const facts = project({ 'main.ts': session(secret, imports), ...files }).facts('main.ts')
    expect(settingsOf(facts)).toEqual(['APP_KEY environment'])
    expect(facts.settingReads).toEqual([])
  })

  it('of NestJS is what registerAs is given', () => {
    const made = project({
      'main.ts': `import { sign } from 'jsonwebtoken'
import jwtConfig from './jwt.config'
class Tokens {
  constructor(@Inject(jwtConfig.KEY) private jwt: ConfigType<typeof jwtConfig>) {}
  make() { return sign({}, this.jwt.secret) }
}`,
      'jwt.config.ts': "export default registerAs('jwt', () => ({ secret: process.env.APP_KEY }))",
    })
    expect(settingsOf(made.facts('main.ts'))).toEqual(['APP_KEY environment'])
  })
})

describe('settings that a platform hands in', () => {
  it.each([
    ['a Worker', 'export default { fetch(request, env) { return sign({}, env.JWT_SECRET) } }'],
    [
      'a named Worker',
      'const worker = { async fetch(request, env, ctx) { return sign({}, env.JWT_SECRET) } }',
    ],
    ['Hono', "app.get('/', (c) => sign({}, c.env.JWT_SECRET))"],
    [
      'Hono, destructured',
      "app.get('/', (c) => { const { JWT_SECRET } = c.env; return sign({}, JWT_SECRET) })",
    ],
    ['SvelteKit', 'export const load = ({ platform }) => sign({}, platform.env.JWT_SECRET)'],
    ['SvelteKit, by the event', 'export const load = (event) => sign({}, event.platform.env.JWT_SECRET)'],
    ['Remix', 'export const loader = ({ context }) => sign({}, context.cloudflare.env.JWT_SECRET)'],
    ['Pages', 'export const onRequest = ({ request, env }) => sign({}, env.JWT_SECRET)'],
  ])('%s', (_, code) => {
    const facts = factsIn(`import { sign } from 'hono/jwt'\n${code}`)
    expect(settingsOf(facts)).toEqual(['JWT_SECRET binding'])
    expect(facts.settingReads.map(({ name, via }) => `${name} ${via}`)).toEqual(['JWT_SECRET binding'])
  })

  it('are no members of a request', () => {
    const code = 'export const handle = (request) => sign({}, request.env.JWT_SECRET)'
    expect(factsIn(`import { sign } from 'hono/jwt'\n${code}`).settingReads).toEqual([])
  })
})

describe('a configuration service that is called first', () => {
  it.each([
    ['Firebase', 'functions.config().jwt.secret', 'jwt.secret'],
    ['Nuxt', 'useRuntimeConfig().jwtSecret', 'jwtSecret'],
    ['Nuxt, with a path', 'useRuntimeConfig(event).jwt.secret', 'jwt.secret'],
  ])('%s', (_, secret, name) => {
    expect(settingsOf(factsIn(session(secret, '')))).toEqual([`${name} config service`])
  })
})
