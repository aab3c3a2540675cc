import entry from '../../../src/catalogue/libraries/prisma-field-encryption.ts'
import { contract, errorOf, withSettings } from '../contract.ts'
import type { Untyped } from '../contract.ts'

const key = (byte: number) =>
  `k1.aesgcm256.${Buffer.alloc(32, byte).toString('base64').replaceAll('+', '-').replaceAll('/', '_')}`
const keys = [key(1), key(2)] as const
const [oldKey, newKey] = keys
const field = (name: string, documentation?: string, more = {}) => ({
  name,
  isList: false,
  isUnique: false,
  isId: false,
  type: 'String',
  documentation,
  ...more,
})

export default contract(entry, { packages: { '@prisma/client': '6.19.3' } }, async (t) => {
  const { fieldEncryptionMiddleware, fieldEncryptionExtension } = (await t.load('prisma-field-encryption'))
    .default
  const printed: string[] = []
  console.error = (...words: unknown[]) => {
    printed.push(words.map(String).join(' '))
  }
  const dmmf = (mode = '') => ({
    datamodel: {
      models: [
        {
          name: 'User',
          fields: [
            field('id', undefined, { isId: true, isUnique: true, type: 'Int' }),
            field('name', `@encrypted${mode}`),
            field('nameHash', '@encryption:hash(name)?algorithm=sha256'),
          ],
        },
      ],
    },
  })
  const middleware = (options: object, mode?: string) =>
    fieldEncryptionMiddleware({ dmmf: dmmf(mode), ...options })
  const action = (name: string, args: object) => ({
    model: 'User',
    action: name,
    args,
    dataPath: [],
    runInTransaction: false,
  })
  const writeWith = async (encrypting: Untyped) => {
    let data: Untyped
    await encrypting(action('create', { data: { name: 'alice' } }), async ({ args }: Untyped) => {
      data = args.data
      return null
    })
    return data
  }
  const readWith = async (encrypting: Untyped, row: Untyped) =>
    (await encrypting(action('findFirst', {}), async () => structuredClone(row))).name
  const make = (options: object) => writeWith(middleware(options))
  const read = (row: Untyped, options: object) => readWith(middleware(options), row)

  const row = await make({ encryptionKey: oldKey })
  const same = (seen: string) =>
    seen.startsWith('v1.aesgcm256.') ? 'the read gives the ciphertext as the value' : seen
  await t.rotation({
    sinks: ['fieldEncryptionMiddleware(0.encryptionKey)'],
    keys,
    make,
    read,
    one: (encryptionKey) => ({ encryptionKey }),
    ring: (newest, older) => ({ encryptionKey: newest, decryptionKeys: [older] }),
    shows: same,
  })
  await t.rotation({
    sinks: ['PRISMA_FIELD_ENCRYPTION_KEY'],
    keys,
    make: (settings) => withSettings(settings, () => make({})),
    read: (saved, settings) => withSettings(settings, () => read(saved, {})),
    one: (newest) => ({ PRISMA_FIELD_ENCRYPTION_KEY: newest }),
    ring: (newest, older) => ({
      PRISMA_FIELD_ENCRYPTION_KEY: newest,
      PRISMA_FIELD_DECRYPTION_KEYS: `${newest},${older}`,
    }),
    shows: same,
  })
  const hash = (salt: string): Promise<string> =>
    withSettings(
      { PRISMA_FIELD_ENCRYPTION_HASH_SALT: salt },
      async () => (await make({ encryptionKey: oldKey })).nameHash,
    )
  await t.rotation({
    sinks: ['PRISMA_FIELD_ENCRYPTION_HASH_SALT'],
    make: hash,
    read: async (column, salt) => ((await hash(salt)) === column ? 'alice' : 'no row'),
    several: (newest, older) => `${newest},${older}`,
    shows: (seen) => `the lookup finds ${seen}`,
  })
  await t.missingKey(
    () =>
      withSettings(
        { PRISMA_FIELD_ENCRYPTION_KEY: oldKey },
        async () => (await read(row, {})) === 'alice' && 'the key is read from PRISMA_FIELD_ENCRYPTION_KEY',
      ),
    () => middleware({}),
  )
  await t.emptyKey(() => make({ encryptionKey: '' }))
  await t.shortestKey(
    () => oldKey.slice(0, 'k1.aesgcm256.'.length),
    async () => `"${(await errorOf(() => middleware({ encryptionKey: 'a made-up key' }))).message}"`,
  )
  await t.migration({
    keys,
    phases: [{ FIELD_KEY: oldKey }, { FIELD_KEY: newKey, FIELD_KEY_PREVIOUS: oldKey }, { FIELD_KEY: newKey }],
    make: (m) => writeWith(m.encryption(dmmf())),
    read: (m, saved) => readWith(m.encryption(dmmf()), saved),
  })
  await t.says('what is encrypted', async () => {
    const salted = await withSettings({ PRISMA_FIELD_ENCRYPTION_HASH_SALT: 'another-made-up-salt' }, () =>
      read(row, { encryptionKey: oldKey }),
    )
    return salted === 'alice'
  })
  await t.says('search hashes', async () => row.nameHash === (await make({ encryptionKey: newKey })).nameHash)
  await t.says(
    'By default a wrong key',
    async () =>
      (await read(row, { encryptionKey: newKey })) === row.name &&
      printed.some((line) => line.includes('Key is not available')) &&
      '("Key is not available") only goes to console.error',
    async () =>
      Boolean(await errorOf(() => readWith(middleware({ encryptionKey: newKey }, '?mode=strict'), row))) &&
      'With `?mode=strict` the read throws',
  )
  await t.says('The salt of the search hashes', async () => (await hash('old')) !== (await hash('new')))
  await t.says('Called without options', () =>
    withSettings({ PRISMA_FIELD_ENCRYPTION_KEY: oldKey }, async () => (await read(row, {})) === 'alice'),
  )
  await t.says(
    'The ciphertext holds the fingerprint',
    async () => (await read(row, { encryptionKey: newKey, decryptionKeys: [key(3), oldKey] })) === 'alice',
  )
  await t.check('the extension takes the same options', () => {
    fieldEncryptionExtension({ dmmf: dmmf(), encryptionKey: newKey, decryptionKeys: [oldKey] })
  })
})
