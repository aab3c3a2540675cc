import entry from '../../../src/catalogue/libraries/connect-mongo.ts'
import { contract, errorOf, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'

const row = JSON.stringify({ user: 'alice' })

export default contract(
  entry,
  { packages: { mongodb: '6.22.0', 'express-session': '1.19.0' } },
  async (t) => {
    const library = await t.load('connect-mongo')
    const { default: MongoStore, createWebCryptoAdapter, createKrupteinAdapter } = library
    // The store is only constructed: no database is reached.
    const clientPromise = new Promise(() => undefined)
    const adapters: Record<string, (secret: Untyped) => Untyped> = {
      'createWebCryptoAdapter(0.secret)': (secret) => createWebCryptoAdapter({ secret, iterations: 1000 }),
      'createKrupteinAdapter(0.secret)': (secret) => createKrupteinAdapter({ secret }),
    }
    const shows = (seen: unknown, error: unknown) =>
      error ? 'decryption of the stored session fails' : JSON.stringify(seen)
    for (const [sink, adapterOf] of Object.entries(adapters)) {
      await t.rotation({
        sinks: [sink],
        make: async (secret): Promise<string> => adapterOf(secret).encrypt(row),
        read: async (sealed, secret) => {
          // One of them gives the text as JSON.
          const text: string = await adapterOf(secret).decrypt(sealed)
          return text.includes('alice') ? 'alice' : text
        },
        shows,
      })
    }
    await t.missingKey(
      () => createWebCryptoAdapter({ secret: undefined }),
      () => {
        const { crypto } = new MongoStore({ clientPromise })
        return !crypto && 'without `crypto.secret` nothing is encrypted'
      },
    )
    await t.emptyKey(() => createWebCryptoAdapter({ secret: '' }))
    await t.shortestKey(async () => {
      const adapter = adapters['createWebCryptoAdapter(0.secret)']?.('x')
      return String(await adapter.decrypt(await adapter.encrypt(row))).includes('alice') && 'any'
    })
    await t.migration({
      // The adapter stands in a variable: it is exported, so that the store need not be connected.
      part: (code) => `${code}\nexport { cryptoAdapter }\n`,
      make: ({ cryptoAdapter }): Promise<string> => cryptoAdapter.encrypt(row),
      read: async ({ cryptoAdapter }, sealed) => JSON.parse(String(await cryptoAdapter.decrypt(sealed))).user,
    })
    await t.says('An array of keys is no list', async () => {
      const adapterOf = adapters['createWebCryptoAdapter(0.secret)'] as (secret: Untyped) => Untyped
      const sealed = await adapterOf(oldKey).encrypt(row)
      await errorOf(() => adapterOf([newKey, oldKey]).decrypt(sealed))
      return 'decryption throws'
    })
    await t.says('`crypto` and `cryptoAdapter` together', () => {
      const cryptoAdapter = createWebCryptoAdapter({ secret: oldKey })
      return new MongoStore({ crypto: { secret: oldKey }, cryptoAdapter, clientPromise })
    })
    t.notRun(
      'it takes a database',
      'create(0.crypto.secret)',
      'new default(0.crypto.secret)',
      'the cookie signatures',
    )
  },
)
