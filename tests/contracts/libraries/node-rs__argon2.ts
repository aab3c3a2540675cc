import entry from '../../../src/catalogue/libraries/node-rs__argon2.ts'
import { contract, errorOf, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'

const cheap = { timeCost: 2, memoryCost: 1024, parallelism: 1 }
const peppers = [Buffer.from(oldKey), Buffer.from(newKey)] as const
const [older, newer] = peppers

export default contract(entry, {}, async (t) => {
  const library = (await t.load('@node-rs/argon2')).default
  for (const suffix of ['', 'Sync']) {
    await t.rotation({
      sinks: [`hash${suffix}(1.secret)`, `verify${suffix}(2.secret)`],
      keys: peppers,
      make: async (secret): Promise<string> => library[`hash${suffix}`]('alice', { ...cheap, secret }),
      read: async (stored, secret) => library[`verify${suffix}`](stored, 'alice', { secret }),
      accepted: true,
      shows: (seen, error) =>
        `\`verify\` resolves to ${seen} for every password, ${error ? 'with' : 'without'} an error`,
    })
  }
  const hash = (secret?: Untyped): Promise<string> => library.hash('alice', { ...cheap, secret })
  const verify = (made: string, secret?: Untyped) => library.verify(made, 'alice', { secret })
  const stored = await hash(older)
  await t.missingKey(
    async () => (await verify(await hash(undefined))) && 'hash makes one without',
    async () => `verify resolves to ${await verify(stored, undefined)}`,
  )
  await t.emptyKey(async () => verify(await hash(Buffer.alloc(0)), Buffer.alloc(0)))
  await t.shortestKey(async () => (await verify(await hash(Buffer.from('x')), Buffer.from('x'))) && 'any')
  await t.says('hashes that were made without', async () => verify(await hash()))
  await t.says('A pepper that is forgotten', async () => (await library.verify(stored, 'alice')) === false)
  await t.says('A string and an array', async () => {
    await errorOf(() => hash(oldKey))
    return Boolean(await errorOf(() => verify(stored, [newer, older])))
  })
  await t.says('Without `secret` there is no key', async () => verify(await hash()))
  t.notRun('no session is made by it', 'sessions that are already open')
})
