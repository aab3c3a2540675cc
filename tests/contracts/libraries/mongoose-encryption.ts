import { promisify } from 'node:util'
import entry from '../../../src/catalogue/libraries/mongoose-encryption.ts'
import { contract, errorOf, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'

const base64 = (length: number, byte: number) => Buffer.alloc(length, byte).toString('base64')
const pair = (encryption: number, signing: number) => ({
  encryptionKey: base64(32, encryption),
  signingKey: base64(64, signing),
})

export default contract(entry, { packages: { mongoose: '9.12.1' } }, async (t) => {
  const { default: mongoose } = await t.load('mongoose')
  const { default: encrypt } = await t.load('mongoose-encryption')
  let models = 0
  const model = (options: object): Untyped => {
    const schema = new mongoose.Schema({ name: String })
    schema.plugin(encrypt, { encryptedFields: ['name'], collectionId: 'people', ...options })
    models += 1
    return mongoose.model(`Person${models}`, schema)
  }
  // What is stored and loaded, without a database.
  const stored = async (document: Untyped) => {
    await promisify(document.encrypt).call(document)
    await promisify(document.sign).call(document)
    return document.toObject()
  }
  const make = (options: object) => {
    const Person = model(options)
    return stored(new Person({ name: 'alice' }))
  }
  const read = async (row: object, options: object) => model(options).hydrate({ ...row }).name
  const shows = (_: unknown, { message }: Error) => `loading any document throws "${message}"`
  const row = await t.rotation({
    sinks: ['plugin(1.secret)'],
    make: (secret) => make({ secret }),
    read: (saved, secret) => read(saved, { secret }),
    shows,
  })
  await t.rotation({
    sinks: ['plugin(1.encryptionKey)', 'plugin(1.signingKey)'],
    keys: [pair(1, 2), pair(3, 4)],
    make,
    read,
    several: 'cannot be written',
    shows,
  })
  await t.missingKey(() => model({ secret: undefined }))
  await t.emptyKey(() => model({ secret: '' }))
  await t.shortestKey(
    async () => (await read(await make({ secret: 'x' }), { secret: 'x' })) === 'alice' && 'any for `secret`',
    async () => {
      await errorOf(() => model({ ...pair(1, 2), encryptionKey: base64(16, 1) }))
      await errorOf(() => model({ ...pair(1, 2), signingKey: base64(32, 1) }))
      return 'exactly 32 bytes in base64 for `encryptionKey`, 64 for `signingKey`'
    },
  )
  await t.migration({
    // A model has one name for the whole process, and the module is loaded several times here.
    part: (code) =>
      code.replace(
        'return mongoose',
        'if (mongoose.models[name]) mongoose.deleteModel(name)\n  return mongoose',
      ),
    phases: [
      { ENCRYPTION_KEY: oldKey },
      { ENCRYPTION_KEY: newKey, ENCRYPTION_KEY_PREVIOUS: oldKey },
      { ENCRYPTION_KEY: newKey },
    ],
    make: ({ Person }) => stored(new Person({ ssn: 'alice' })),
    read: async ({ Person, OldPerson }, saved) => {
      const found = OldPerson
        ? await Promise.resolve(OldPerson.hydrate({ ...saved }).ssn).catch(() => undefined)
        : undefined
      return found ?? Person.hydrate({ ...saved }).ssn
    },
  })
  t.notRun('the plugin is not in it', 'collections without the plugin')
  await t.says('The plugin takes none.', async () => {
    const Next = model({ secret: newKey })
    const copy = await stored(new Next({ name: await read(row, { secret: oldKey }) }))
    return (await read(copy, { secret: newKey })) === 'alice'
  })
  await t.says('Rotating `signingKey` alone', async () =>
    Boolean(await errorOf(async () => read(await make(pair(1, 2)), pair(1, 3)))),
  )
  await t.says('A second plugin', async () => {
    const schema = new mongoose.Schema({ name: String })
    schema.plugin(encrypt, { secret: newKey })
    const { message } = await errorOf(() =>
      schema.plugin(encrypt, { secret: oldKey }, { deduplicate: false }),
    )
    return message.split('\n')[0]
  })
  await t.says(
    'An array of keys',
    async () => `throws a ${(await errorOf(() => read(row, { secret: [newKey, oldKey] }))).name}`,
  )
})
