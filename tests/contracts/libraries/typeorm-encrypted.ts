import entry from '../../../src/catalogue/libraries/typeorm-encrypted.ts'
import { contract, errorOf } from '../contract.ts'
import type { Untyped } from '../contract.ts'

const keys = [Buffer.alloc(32, 1).toString('hex'), Buffer.alloc(32, 2).toString('hex')] as const
const [oldKey, newKey] = keys

export default contract(
  entry,
  { packages: { typeorm: '0.3.31', 'sql.js': '1.16.0', 'reflect-metadata': '0.2.2' } },
  async (t) => {
    await t.load('reflect-metadata')
    const { Column, DataSource, Entity, EntitySchema, PrimaryGeneratedColumn } = await t.load('typeorm')
    const {
      AutoEncryptSubscriber,
      EncryptionTransformer,
      JSONEncryptionTransformer,
      encryptData,
      decryptData,
    } = (await t.load('typeorm-encrypted')).default
    const options = (key: Untyped, more = {}) => ({ key, algorithm: 'aes-256-gcm', ivLength: 16, ...more })
    const transformer = (key: Untyped, more = {}, Class = EncryptionTransformer) =>
      new Class(options(key, more))
    // SQLite in memory: what is saved there is opened again with another key.
    const open = async (column: Untyped, database?: Uint8Array) => {
      const name = { type: String, transformer: column }
      const Person = new EntitySchema({
        name: 'person',
        columns: { id: { type: Number, primary: true, generated: true }, name },
      })
      const source = new DataSource({ type: 'sqljs', entities: [Person], synchronize: !database, database })
      await source.initialize()
      return { source, people: source.getRepository('person') }
    }
    const exported = (source: Untyped): Uint8Array => source.driver.databaseConnection.export()
    const make = async (key: Untyped) => {
      const { source, people } = await open(transformer(key))
      await people.save({ name: 'alice' })
      return exported(source)
    }
    const read = async (database: Uint8Array, key: Untyped) =>
      (await (await open(transformer(key), database)).people.find())[0].name
    const finds = (_: unknown, error: unknown) =>
      error ? '`find` throws for the whole query (gcm)' : 'it is found'
    const ciphertext = { keys, only: ['ciphertext'], shows: finds } as const
    const database = await t.rotation({
      sinks: ['new EncryptionTransformer(0.key)'],
      make,
      read,
      ...ciphertext,
    })
    await t.rotation({
      sinks: ['new JSONEncryptionTransformer(0.key)'],
      keys,
      make: (key): string => transformer(key, {}, JSONEncryptionTransformer).to({ name: 'alice' }),
      read: (value, key) => transformer(key, {}, JSONEncryptionTransformer).from(value).name,
      only: [],
    })
    await t.rotation({
      sinks: ['encryptData(1.key)', 'decryptData(1.key)'],
      keys,
      make: (key): Buffer => encryptData(Buffer.from('alice'), options(key)),
      read: (value, key) => decryptData(value, options(key)),
      only: [],
    })
    const searchable = (key: Untyped): string => transformer(key, { iv: 'ff'.repeat(16) }).to('alice')
    await t.rotation({
      sinks: ['new EncryptionTransformer(0.key)'],
      keys,
      make: searchable,
      read: (column, key) => (searchable(key) === column ? 'alice' : 'no row'),
      only: ['blind indexes'],
      shows: (seen) => `the lookup finds ${seen}`,
    })
    const openDecorated = async (key: Untyped, saved?: Uint8Array) => {
      class Person {
        name?: string
      }
      PrimaryGeneratedColumn({ type: 'integer' })(Person.prototype, 'id')
      Column({ type: 'varchar', encrypt: options(key) })(Person.prototype, 'name')
      Entity({ name: 'person' })(Person)
      const source = new DataSource({
        type: 'sqljs',
        entities: [Person],
        subscribers: [AutoEncryptSubscriber],
        synchronize: !saved,
        database: saved,
      })
      await source.initialize()
      return {
        source,
        people: source.getRepository(Person),
        alice: Object.assign(new Person(), { name: 'alice' }),
      }
    }
    await t.rotation({
      sinks: ['Column(0.encrypt.key)'],
      make: async (key) => {
        const { source, people, alice } = await openDecorated(key)
        await people.save(alice)
        return exported(source)
      },
      read: async (saved, key) => (await (await openDecorated(key, saved)).people.find())[0].name,
      ...ciphertext,
    })
    const unset = 'The first argument must be of type string or an instance of Buffer, '
    await t.missingKey(async () =>
      (await errorOf(() => transformer(undefined).to('alice'))).message.slice(0, unset.length),
    )
    await t.emptyKey(() => transformer('').to('alice'))
    await t.shortestKey(async () => `"${(await errorOf(() => transformer('abcd').to('alice'))).message}"`)
    await t.migration({
      keys,
      make: ({ rotating }): string => rotating.to('alice'),
      read: ({ rotating }, value) => rotating.from(value),
    })
    await t.says('With a transformer that tries', async () => {
      const [newest, older] = [transformer(newKey), transformer(oldKey)]
      const from = (value: string) => {
        try {
          return newest.from(value)
        } catch {
          return older.from(value)
        }
      }
      const { people } = await open({ to: (value: string) => newest.to(value), from }, database)
      return (await people.find())[0].name === 'alice'
    })
    await t.says(
      'One row of the old key',
      async () => `"${(await errorOf(() => read(database, newKey))).message}"`,
    )
    await t.says('Trying the keys in turn', () => {
      const cbc = (key: string) => new EncryptionTransformer({ key, algorithm: 'aes-256-cbc', ivLength: 16 })
      const [older, newer] = [cbc(oldKey), cbc(newKey)]
      const garbage = Array.from({ length: 4000 }, () => {
        try {
          return Boolean(newer.from(older.to('some text')) ?? true)
        } catch {
          return false
        }
      }).filter(Boolean).length
      return garbage > 2 && garbage < 60 && 'about 1 in 256 rows reads as garbage without an error'
    })
    await t.says(
      'An array of keys',
      async () => `"${(await errorOf(() => transformer([newKey, oldKey]).to('alice'))).message}"`,
    )
  },
)
