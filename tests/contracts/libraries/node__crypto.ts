import { deepStrictEqual, strictEqual } from 'node:assert/strict'
import crypto from 'node:crypto'
import { promisify } from 'node:util'
import entry from '../../../src/catalogue/libraries/node__crypto.ts'
import { contract, errorOf, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'
import { derivedKeys, digests, lookups } from '../shapes.ts'
import { programWith } from '../signed-links.ts'

const iv = Buffer.alloc(12, 7)
const cipherKeys = [oldKey, newKey].map((key) => crypto.createHash('sha256').update(key).digest()) as [
  Buffer,
  Buffer,
]
const pair = (): Untyped => crypto.generateKeyPairSync('ec', { namedCurve: 'P-256' })
const mac = (key: Untyped) => crypto.createHmac('sha256', key).update('alice').digest('hex')

export default contract(entry, {}, async (t) => {
  await t.rotation({
    sinks: ['createHmac(1)'],
    ...digests(mac),
    only: ['sessions', 'links', 'webhooks'],
  })
  await t.rotation({ sinks: ['createHmac(1)'], ...lookups(mac), only: ['blind indexes'] })

  await t.check('each form of a key gives the same MAC', async () => {
    const raw = Buffer.from(oldKey)
    const algorithm = { name: 'HMAC', hash: 'SHA-256' }
    const imported = await crypto.subtle.importKey('raw', raw, algorithm, true, ['sign'])
    const forms = [oldKey, raw, new Uint8Array(raw), crypto.createSecretKey(raw), imported]
    strictEqual(new Set((forms as Untyped[]).map(mac)).size, 1)
  })
  await t.check('`promisify` keeps the key where it is', async () => {
    const derived: Buffer = await (promisify(crypto.scrypt) as Untyped)(oldKey, 'salt', 8)
    deepStrictEqual(derived, crypto.scryptSync(oldKey, 'salt', 8))
  })

  const seal = (key: Untyped) => {
    const cipher = crypto.createCipheriv('aes-256-gcm', key, iv)
    return { body: Buffer.concat([cipher.update('alice'), cipher.final()]), tag: cipher.getAuthTag() }
  }
  const open = ({ body, tag }: ReturnType<typeof seal>, key: Untyped) => {
    const decipher = crypto.createDecipheriv('aes-256-gcm', key, iv)
    decipher.setAuthTag(tag)
    return Buffer.concat([decipher.update(body), decipher.final()]).toString()
  }
  await t.rotation({
    sinks: ['createCipheriv(1)', 'createDecipheriv(1)'],
    make: seal,
    read: open,
    keys: cipherKeys,
    shows: (_, error) => `"${error.message}" (gcm)`,
  })
  // Gone in Node.js 22.
  const [createCipher, createDecipher] = ['createCipher', 'createDecipher'].map(
    (name) => (crypto as Untyped)[name],
  )
  if (createCipher) {
    await t.rotation({
      sinks: ['createCipher(1)', 'createDecipher(1)'],
      make: (key) => {
        const cipher = createCipher('aes-256-cbc', key)
        return Buffer.concat([cipher.update('alice'), cipher.final()])
      },
      read: (body, key) => {
        const decipher = createDecipher('aes-256-cbc', key)
        return Buffer.concat([decipher.update(body), decipher.final()])
      },
      only: [],
    })
  } else {
    t.notRun('Node.js 22 has no createCipher', 'createCipher(1)', 'createDecipher(1)')
  }

  const verified = (signature: Buffer, { publicKey }: Untyped) =>
    crypto.createVerify('sha256').update('alice').verify(publicKey, signature) ? 'alice' : false
  const pairs = { keys: [pair(), pair()], several: 'cannot be written' } as const
  const shows = (seen: Untyped) => `\`verify\` with the new public key returns ${seen}`
  for (const [label, form] of [
    ['(0)', (key: Untyped) => key],
    ['(0.key)', (key: Untyped) => ({ key })],
  ] as const) {
    await t.rotation({
      sinks: [`.sign${label}`],
      make: ({ privateKey }) => crypto.createSign('sha256').update('alice').sign(form(privateKey)),
      read: verified,
      shows,
      ...pairs,
    })
    await t.rotation({
      sinks: [`sign${label.replace('0', '2')}`],
      make: ({ privateKey }) => crypto.sign('sha256', Buffer.from('alice'), form(privateKey)),
      read: (signature, { publicKey }) =>
        crypto.verify('sha256', Buffer.from('alice'), publicKey, signature) ? 'alice' : false,
      shows,
      ...pairs,
    })
  }
  const cheap = { N: 2 }
  const promised = (run: (done: (error: Error | null, key: unknown) => void) => void) =>
    new Promise((resolve, reject) => {
      run((error, key) => {
        if (error) reject(error)
        else resolve(key)
      })
    })
  const derivations: Record<string, (key: Untyped) => unknown> = {
    'createSecretKey(0)': (key) => mac(crypto.createSecretKey(Buffer.from(key))),
    'scryptSync(0)': (key) => crypto.scryptSync(key, 'salt', 32, cheap),
    'scrypt(0)': (key) =>
      promised((done) => {
        crypto.scrypt(key, 'salt', 32, cheap, done)
      }),
    'pbkdf2Sync(0)': (key) => crypto.pbkdf2Sync(key, 'salt', 1, 32, 'sha256'),
    'pbkdf2(0)': (key) =>
      promised((done) => {
        crypto.pbkdf2(key, 'salt', 1, 32, 'sha256', done)
      }),
    'hkdfSync(1)': (key) => new Uint8Array(crypto.hkdfSync('sha256', key, 'salt', 'info', 32)),
    'hkdf(1)': async (key) =>
      new Uint8Array(
        (await promised((done) => {
          crypto.hkdf('sha256', key, 'salt', 'info', 32, done)
        })) as ArrayBuffer,
      ),
  }
  for (const [sink, derive] of Object.entries(derivations))
    await t.rotation({ sinks: [sink], ...derivedKeys(derive) })

  const missing: Untyped = undefined
  await t.missingKey(
    async () => (await errorOf(() => mac(missing))).message.replace(/(or an instance of).*/, '$1'),
    async () => `a ${(await errorOf(() => crypto.createCipheriv('aes-256-gcm', missing, iv))).name}`,
    async () => `a ${(await errorOf(() => crypto.scryptSync(missing, 'salt', 32))).name}`,
    async () => `a ${(await errorOf(() => crypto.hkdfSync('sha256', missing, 'salt', 'info', 32))).name}`,
  )
  await t.emptyKey(() => mac(''))
  await t.shortestKey(
    () =>
      [mac('x'), crypto.scryptSync('x', 'salt', 32, cheap)].length === 2 && 'any for HMAC and key derivation',
    async () => {
      await errorOf(() => seal(cipherKeys[0].subarray(1)))
      return open(seal(cipherKeys[0]), cipherKeys[0]) === 'alice' && `aes-256: ${cipherKeys[0].length} bytes`
    },
  )
  const exactly = async (run: (key: Untyped) => unknown) => {
    run(cipherKeys[0])
    const long = Buffer.concat(cipherKeys)
    for (const length of [0, 1, 31, 33]) await errorOf(() => run(long.subarray(0, length)))
    return 'the exact length of the algorithm'
  }
  const ciphers: Record<string, (key: Untyped) => unknown> = {
    'createCipheriv(1)': seal,
    'createDecipheriv(1)': (key) => open(seal(cipherKeys[0]), key),
  }
  for (const [sink, run] of Object.entries(ciphers)) {
    await t.emptyKeyAt([sink], () => run(''))
    await t.shortestKeyAt([sink], () => exactly(run))
  }
  const pem = pair().privateKey.export({ format: 'pem', type: 'pkcs8' })
  const signers: Record<string, (key: Untyped) => unknown> = {
    '.sign(0)': (key) => crypto.createSign('sha256').update('alice').sign(key),
    '.sign(0.key)': (key) => crypto.createSign('sha256').update('alice').sign({ key }),
    'sign(2)': (key) => crypto.sign('sha256', Buffer.from('alice'), key),
    'sign(2.key)': (key) => crypto.sign('sha256', Buffer.from('alice'), { key }),
  }
  for (const [sink, run] of Object.entries(signers)) {
    await t.emptyKeyAt([sink], () => run(''))
    await t.shortestKeyAt([sink], async () => {
      run(pem)
      for (const text of ['x', oldKey]) await errorOf(() => run(text))
      return 'a private key in PEM'
    })
  }
  const phases = (['LINK_SECRET', 'ENCRYPTION_KEY'] as const).map((name, index) => {
    const other = ['ENCRYPTION_KEY', 'LINK_SECRET'][index] ?? ''
    return [
      { [name]: oldKey, [other]: oldKey },
      { [name]: newKey, [`${name}_PREVIOUS`]: oldKey, [other]: newKey },
      { [name]: newKey, [other]: newKey },
    ] as const
  })
  const [links, ciphertext] = phases as [(typeof phases)[number], (typeof phases)[number]]
  await t.migration({
    phases: links,
    make: (m) => m.issue({ sub: 'alice' }),
    read: (m, link: string) => m.check(link).sub,
  })
  await t.migration({
    phases: ciphertext,
    make: (m) => m.seal('alice'),
    read: (m, stored: string) => m.open(stored),
  })

  t.notRun(
    'it takes no key',
    '`createHash` without a key',
    '`randomBytes` and `randomUUID`',
    '`timingSafeEqual`',
  )
  await t.says('An array of keys throws', async () => {
    const both: Untyped = [newKey, oldKey]
    const uses = [
      () => mac(both),
      () => seal(both),
      () => crypto.scryptSync(both, 'salt', 32),
      () => crypto.hkdfSync('sha256', both, 'salt', 'info', 32),
      () => crypto.sign('sha256', Buffer.from('alice'), both),
    ]
    const names = new Set(await Promise.all(uses.map(async (use) => (await errorOf(use)).name)))
    return `a ${[...names].join()} everywhere`
  })
  await t.says(
    '`createHmac` and `createSecretKey` accept',
    () =>
      mac('').length === 64 &&
      crypto.createSecretKey('', 'utf8').symmetricKeySize === 0 &&
      'accept an empty string',
    () => {
      const setting: unknown = process.env.MADE_UP_SETTING_THAT_IS_MISSING
      return mac(String(setting)) === mac('undefined') && 'the key "undefined"'
    },
  )
  await t.says('One setting can have two uses', async () => {
    const derived = (key: string) => crypto.scryptSync(key, 'vault', 32, cheap)
    await errorOf(() => open(seal(derived(oldKey)), derived(newKey)))
    return 'makes stored data unreadable'
  })
  await t.says('`ENCRYPTION_KEY || randomBytes(32)`', async () => {
    await errorOf(() => open(seal(crypto.randomBytes(32)), crypto.randomBytes(32)))
    return 'data is lost at every restart'
  })
  const wrongKeys = 20_000
  const silent = (algorithm: string) => {
    const long = Buffer.alloc(16, 7)
    const cipher = crypto.createCipheriv(algorithm, cipherKeys[0], long)
    const body = Buffer.concat([cipher.update('some stored text'), cipher.final()])
    return Array.from({ length: wrongKeys }, (_, index) => {
      try {
        const key = crypto.createHash('sha256').update(`wrong ${index}`).digest()
        const decipher = crypto.createDecipheriv(algorithm, key, long)
        return Buffer.concat([decipher.update(body), decipher.final()]).length > 0
      } catch (error) {
        if (!(error as Error).message.includes('bad decrypt')) throw error
        return false
      }
    }).filter(Boolean).length
  }
  await t.says(
    'Trying one key after the other needs gcm',
    () => {
      const share = silent('aes-256-cbc') / wrongKeys
      return share > 1 / 512 && share < 1 / 128 && 'about 1 in 256'
    },
    () => silent('aes-256-ctr') === wrongKeys && 'with ctr every wrong key does',
  )
  await t.says('With gcm a wrong key shows only in `final`', () => {
    const decipher = crypto.createDecipheriv('aes-256-gcm', cipherKeys[1], iv)
    return (
      decipher.update(seal(cipherKeys[0]).body).toString() !== 'alice' && 'reads garbage without an error'
    )
  })
  await t.says('A blind index cannot be looked up', () => {
    const index = new Map([[mac(oldKey), 'alice']])
    return !index.has(mac(newKey)) && [newKey, oldKey].some((key) => index.has(mac(key)))
  })
  await t.says('The salt of scrypt', () => {
    const salted = (salt: string) => crypto.scryptSync(oldKey, salt, 32, cheap).toString('hex')
    return salted('a') !== salted('b')
  })
  await t.says('A key that is concatenated', () => {
    const hash = (key: string) => crypto.createHash('sha256').update(`alice${key}`).digest('hex')
    return hash(oldKey) !== hash(newKey)
  })

  await t.code('an unsubscribe link of signed-links.md', programWith('unsubscribeLink'), {
    make: (m): string => m.unsubscribeLink('alice@example.com'),
    read(m, link) {
      const { searchParams } = new URL(link)
      return m.isOurs(searchParams.get('address'), searchParams.get('signature')) && 'alice'
    },
  })
  const apiKey = 'made-up-api-key'
  const macOf = (key: Untyped, text: string) => crypto.createHmac('sha256', key).update(text).digest('hex')
  const tableOf = (rows: { id: number; hash: string }[]) => ({
    find: ({ hash }: { hash: string }) => rows.find((row) => row.hash === hash),
    update: (id: number, { hash }: { hash: string }) => {
      for (const row of rows) if (row.id === id) row.hash = hash
      return 'alice'
    },
  })
  await t.code('an API key that is looked up, of signed-links.md', programWith('findApiKey'), {
    make: () => [{ id: 1, hash: macOf(process.env.LINK_KEY, apiKey) }],
    read: (m, rows) => m.findApiKey(tableOf(structuredClone(rows)), apiKey),
  })
  await t.check('a key of signed-links.md that is not hexadecimal is empty or cut, without an error', () => {
    strictEqual(Buffer.from('undefined', 'hex').length, 0)
    strictEqual(Buffer.from('abxyz', 'hex').length, 1)
  })
})
