import entry from '../../../src/catalogue/libraries/argon2.ts'
import { contract, errorOf, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'

const cheap = { timeCost: 2, memoryCost: 1024, parallelism: 1 }
const peppers = [Buffer.from(oldKey), Buffer.from(newKey)] as const
const [older, newer] = peppers

// Its install script builds the binary where the one in the package does not load.
export default contract(entry, { scripts: true }, async (t) => {
  const { default: argon2 } = await t.load('argon2')
  const hash = (secret?: Untyped): Promise<string> => argon2.hash('alice', { ...cheap, secret })
  const verify = (stored: string, secret?: Untyped) => argon2.verify(stored, 'alice', { secret })
  const stored = await t.rotation({
    sinks: ['hash(1.secret)', 'verify(2.secret)'],
    keys: peppers,
    make: hash,
    read: verify,
    accepted: true,
    shows: (seen, error) =>
      `\`verify\` resolves to ${seen} for every password, ${error ? 'with' : 'without'} an error`,
  })
  await t.missingKey(
    async () => (await verify(await hash(undefined))) && 'hash makes one without',
    async () => `verify resolves to ${await verify(stored, undefined)}`,
  )
  await t.emptyKey(async () => verify(await hash(Buffer.alloc(0)), Buffer.alloc(0)))
  await t.shortestKey(async () => (await verify(await hash(Buffer.from('x')), Buffer.from('x'))) && 'any')
  await t.migration({
    make: (m): Promise<string> => m.hash('alice'),
    read: async (m, made) => (await m.login('alice', made)).ok,
    accepted: true,
  })
  await t.says('hashes that were made without', async () => verify(await hash()))
  await t.says(
    'A login that fits the old pepper',
    async () => (await verify(stored, older)) && (await verify(await hash(newer), newer)),
  )
  await t.says('The pepper is not recorded', () => !stored.includes('secret') && !stored.includes('keyid'))
  await t.says(
    '`needsRehash` does not see',
    () => argon2.needsRehash(stored, { ...cheap, secret: newer }) === false,
  )
  await t.says('A pepper that is forgotten', async () => (await argon2.verify(stored, 'alice')) === false)
  await t.says(
    'A string and an array',
    async () => (await errorOf(() => hash(oldKey))).message.slice(0, 'Invalid argument'.length),
    async () => Boolean(await errorOf(() => verify(stored, [newer, older]))),
  )
  await t.says('Without `secret` there is no key', async () => verify(await hash()))
  t.notRun('no session is made by it', 'sessions that are already open')
})
