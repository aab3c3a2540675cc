import entry from '../../../src/catalogue/libraries/grant.ts'
import { served } from '../apps.ts'
import { contract, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'

export default contract(entry, {}, async (t) => {
  const { default: grant } = await t.load('grant')
  const config = {
    defaults: { origin: 'http://127.0.0.1', transport: 'querystring' },
    google: { key: 'made-up', secret: 'made-up', scope: ['openid'], state: true, callback: '/done' },
  }
  const app = (handler: Untyped) =>
    served(async (req: Untyped, res: Untyped) => {
      try {
        const answer = await handler(req, res)
        if (!answer.redirect) res.end(JSON.stringify(answer.response ?? null))
      } catch (error) {
        res.writeHead(500).end((error as Error).message)
      }
    })
  // What the provider answers, an error here, is read only by a sign-in that is known.
  const make = async (visit: ReturnType<typeof app>) => {
    const { cookie, headers } = await visit('/connect/google')
    return { cookie, state: new URL(String(headers.location)).searchParams.get('state') }
  }
  const read = async ({ cookie, state }: Untyped, visit: ReturnType<typeof app>) => {
    const { headers } = await visit(`/connect/google/callback?error=denied&state=${state}`, { cookie })
    const location = decodeURIComponent(String(headers.location))
    return location.startsWith('/done?error=denied') ? 'alice' : location.replace('/?error=', '')
  }
  const withKey = (secret: Untyped) => app(grant.node({ config, session: { secret } }))
  const called = (secret: Untyped) => app(grant({ handler: 'node', config, session: { secret } }))
  const shows = (seen: string) => `"${seen}"`
  for (const [label, appWith] of [
    ['node(0.session.secret)', withKey],
    ['default(0.session.secret)', called],
  ] as const) {
    await t.rotation({
      sinks: [label],
      make: (key) => make(appWith(key)),
      read: (value, key) => read(value, appWith(key)),
      shows,
    })
  }
  await t.missingKey(() => withKey(undefined))
  await t.emptyKey(async () => (await read(await make(withKey('')), withKey(''))) === 'alice')
  await t.shortestKey(async () => (await read(await make(withKey('x')), withKey('x'))) === 'alice' && 'any')
  await t.says('An array throws', async () => {
    const { text } = await withKey([newKey, oldKey])('/connect/google')
    return text.replace(/(must be of ).*/, '$1...')
  })
  await t.says('the handlers for Express', () => typeof grant.express === 'function')
  t.notRun(
    'only the provider can answer',
    'default(0.google.secret)',
    'calls to the other party',
    'the `secret` of a provider',
    'sessions',
    'The same property name for two owners',
  )
})
