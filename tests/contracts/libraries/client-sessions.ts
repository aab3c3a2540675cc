import { randomBytes } from 'node:crypto'
import entry from '../../../src/catalogue/libraries/client-sessions.ts'
import { emptySession, served, visits } from '../apps.ts'
import { contract, errorOf, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'

const pair = () => ({ encryptionKey: randomBytes(32), signatureKey: randomBytes(32) })
const [older, newer] = [pair(), pair()] as const

export default contract(entry, {}, async (t) => {
  const { default: sessions } = await t.load('client-sessions')
  const app = (options: object) => {
    const middleware = sessions({
      cookieName: 's',
      duration: 3_600_000,
      activeDuration: 0,
      cookie: {},
      ...options,
    })
    return served((req: Untyped, res: Untyped) =>
      middleware(req, res, () => {
        try {
          if (req.url === '/sign-in') req.s.user = 'alice'
          res.end(req.s.user ?? 'nobody')
        } catch (error) {
          res.writeHead(500).end((error as Error).message)
        }
      }),
    )
  }
  const { make, read } = visits((secret) => app({ secret }))
  const byPair = visits(app)
  const { util } = sessions
  const boxes = {
    make: (options: object): string => util.encode({ cookieName: 's', ...options }, { user: 'alice' }),
    read: (box: string, options: object) => util.decode({ cookieName: 's', ...options }, box)?.content?.user,
  }
  await t.rotation({ sinks: ['default(0.secret)'], make, read, shows: emptySession })
  const cookie = await t.rotation({
    sinks: ['default(0.encryptionKey)', 'default(0.signatureKey)'],
    ...byPair,
    keys: [older, newer],
    shows: emptySession,
  })
  for (const [option, of] of [
    ['secret', (secret: Untyped) => ({ secret })],
    ['encryptionKey', (encryptionKey: Untyped) => ({ encryptionKey, signatureKey: encryptionKey })],
  ] as const) {
    await t.rotation({
      sinks: [`util.encode(0.${option})`, `util.decode(0.${option})`],
      make: (key) => boxes.make(of(key)),
      read: (box, key) => boxes.read(box, of(key)),
      ...(option === 'secret' ? {} : { keys: [older.encryptionKey, newer.encryptionKey] as const }),
      only: [],
    })
  }

  await t.missingKey(() => app({}))
  await t.emptyKey(async () => (await read(await make(''), '')) === 'alice')
  await t.shortestKey(
    async () => (await read(await make('x'), 'x')) === 'alice' && 'any for `secret`',
    async () => {
      const { message } = await errorOf(() => app({ ...older, encryptionKey: randomBytes(16) }))
      return /\d+ bytes/.exec(message)?.[0]
    },
  )
  await t.says('Changing `encryptionKey` alone', async () => {
    const mixed = app({ ...older, encryptionKey: newer.encryptionKey })
    return `gets ${(await mixed('/me', { cookie })).status}`
  })
  await t.says('An array as `secret`', async () => {
    const { message } = await errorOf(() => app({ secret: [newKey, oldKey] }))
    return message.replace(/(of type ).*/, '$1...')
  })
})
