import entry from '../../../src/catalogue/libraries/uncsrf.ts'
import { contract, errorOf } from '../contract.ts'

const keys = ['made-up-old-key-of-32-characters', 'made-up-new-key-of-32-characters'] as const
const [oldKey, newKey] = keys

export default contract(entry, {}, async (t) => {
  const { importEncryptSecret, create, verify, randomSecret } = await t.load('uncsrf')
  const visitor = randomSecret()
  const make = async (key?: string): Promise<string> => create(visitor, await importEncryptSecret(key))
  const read = async (token: string, key?: string) => verify(visitor, token, await importEncryptSecret(key))
  const token = await t.rotation({
    sinks: ['importEncryptSecret(0)', 'create(1)', 'verify(2)'],
    make,
    read,
    keys,
    accepted: true,
    shows: (seen) => `\`verify()\` gives \`${seen}\``,
  })
  await t.missingKey(
    async () => !(await read(await make(), undefined)) && '`importEncryptSecret()` makes a random key',
  )
  await t.emptyKey(async () => read(await make(''), ''))
  await t.shortestKey(async () => {
    for (const length of [31, 33]) await errorOf(() => make('x'.repeat(length)))
    return `${oldKey.length} bytes exactly`
  })
  await t.says('With `verify` called once for each key', async () =>
    (await Promise.all([newKey, oldKey].map((key) => read(token, key)))).includes(true),
  )
  await t.says(
    'The first argument',
    async () => !(await verify(randomSecret(), token, await importEncryptSecret(oldKey))),
  )
  t.notRun('it takes Nuxt', 'export csurf.encryptSecret', 'Without `encryptSecret` nuxt-csurf')
  t.notRun('no session is made by it', 'sessions')
})
