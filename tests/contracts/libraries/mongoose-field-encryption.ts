import { createHash } from 'node:crypto'
import entry from '../../../src/catalogue/libraries/mongoose-field-encryption.ts'
import { contract, errorOf, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'

// What the plugin does with `secret`.
const hashed = (secret: string) => createHash('sha256').update(secret).digest('hex').slice(0, 32)
const salt = () => Buffer.alloc(16, 3)
const wrongKeys = Array.from({ length: 50 }, (_, index) => `wrong ${index}`)

export default contract(entry, { packages: { mongoose: '9.12.1' } }, async (t) => {
  const { default: mongoose } = await t.load('mongoose')
  const { fieldEncryption, encrypt, decrypt } = (await t.load('mongoose-field-encryption')).default
  let models = 0
  const model = (options: object): Untyped => {
    const schema = new mongoose.Schema({ name: String })
    schema.plugin(fieldEncryption, { fields: ['name'], ...options })
    models += 1
    return mongoose.model(`Person${models}`, schema)
  }
  // What is stored and loaded, without a database.
  const make = (options: object) => {
    const Person = model(options)
    const document = new Person({ name: 'alice' })
    document.encryptFieldsSync()
    return document.toObject()
  }
  const read = (row: object, options: object) => model(options).hydrate(row).name
  const outcomes = async (row: object, options: object) =>
    Promise.all(
      wrongKeys.map(async (secret) =>
        Promise.resolve()
          .then(() => read(row, { ...options, secret }))
          .catch(() => 'an error'),
      ),
    )
  const mostly = (seen: readonly string[], word: string) => seen.filter((each) => each === word).length > 40
  const fails = async (row: object) => {
    const throwing = mostly(await outcomes(row, {}), 'an error')
    const silent = mostly(await outcomes(row, { notifyDecryptFails: false }), '')
    return `reading the document ${throwing ? 'throws' : 'works'}, or gives ${silent ? 'an empty string' : 'something'}`
  }
  const row = make({ secret: oldKey })
  const ciphertext = { only: ['ciphertext'], shows: () => fails(row) }
  await t.rotation({
    sinks: ['plugin(1.secret)'],
    make: (secret) => make({ secret }),
    read: (saved, secret) => read(saved, { secret }),
    ...ciphertext,
  })
  await t.rotation({
    sinks: ['plugin(1.secret())'],
    make: (secret) => make({ secret: () => secret }),
    read: (saved, secret) => read(saved, { secret: () => secret }),
    ...ciphertext,
  })
  const searchable = (secret: Untyped) =>
    make({ secret, saltGenerator: (key: string) => key.slice(0, 16) }).name as string
  await t.rotation({
    sinks: ['plugin(1.secret)'],
    make: searchable,
    read: (column, secret) => (searchable(secret) === column ? 'alice' : 'no row'),
    only: ['blind indexes'],
    shows: (seen) => `the lookup finds ${seen}`,
  })
  await t.rotation({
    sinks: ['encrypt(1)', 'decrypt(1)'],
    keys: [hashed(oldKey), hashed(newKey)],
    make: (key): string => encrypt('alice', key, salt),
    read: (text, key) => decrypt(text, key, { notifyDecryptFails: true }),
    only: [],
  })
  await t.missingKey(
    () => model({ secret: undefined }),
    async () => {
      const late = model({ secret: () => undefined })
      return (
        Boolean(await errorOf(() => new late({ name: 'alice' }).encryptFieldsSync())) &&
        'a function that returns undefined fails only when a document is used'
      )
    },
  )
  await t.emptyKey(() => model({ secret: '' }))
  await t.shortestKey(
    () => read(make({ secret: 'x' }), { secret: 'x' }) === 'alice' && 'one character',
    async () =>
      Boolean(await errorOf(() => encrypt('alice', 'x'.repeat(31), salt))) &&
      'exactly 32 for `encrypt` and `decrypt`',
  )
  await t.migration({
    phases: [{ APP: oldKey }, { APP: newKey }, { APP: 'another-made-up-key' }],
    make: () => (process.env.APP === oldKey ? row.name : (encrypt('alice', hashed(newKey), salt) as string)),
    read: async ({ encryptAgain }, text) => {
      const { APP: app } = process.env
      if (app === oldKey) return decrypt(text, hashed(oldKey))
      // Once for every stored value: from then on only the new key is there.
      if (app === newKey) return decrypt(encryptAgain(text, oldKey, newKey, salt()), hashed(newKey))
      return Promise.resolve().then(() => decrypt(text, hashed(newKey), { notifyDecryptFails: true }))
    },
  })
  await t.says(
    'With `notifyDecryptFails: false`',
    async () =>
      mostly(await outcomes(row, { notifyDecryptFails: false }), '') &&
      'a wrong key reads as an empty string',
  )
  await t.says(
    '`decrypt` of the package',
    () =>
      mostly(
        wrongKeys.map((secret) => decrypt(row.name, hashed(secret))),
        '',
      ) && 'returns an empty string for a wrong key',
  )
  await t.says('The function form', () => {
    let given = -1
    const counting = (...arguments_: unknown[]) => {
      given = arguments_.length
      return oldKey
    }
    return read(row, { secret: counting }) === 'alice' && given === 0 && 'is given no arguments'
  })
  await t.says('It is AES-256-CBC', async () => {
    const one: string = encrypt('alice', hashed(oldKey), salt)
    return (
      Array.from({ length: 4000 }, (_, index) => decrypt(one, hashed(`wrong ${index}`))).some(
        (text) => text !== '' && text !== 'alice',
      ) && 'garbage without an error'
    )
  })
})
