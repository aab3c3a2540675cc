import entry from '../../../src/catalogue/libraries/cookie-encrypter.ts'
import { errorsAsText, served, visits } from '../apps.ts'
import { contract, errorOf } from '../contract.ts'
import type { Untyped } from '../contract.ts'

const keys = ['made-up-old-key-of-32-characters', 'made-up-new-key-of-32-characters'] as const
const [oldKey, newKey] = keys

export default contract(entry, { packages: { express: '5.3.0', 'cookie-parser': '1.4.7' } }, async (t) => {
  const { default: express } = await t.load('express')
  const { default: cookieParser } = await t.load('cookie-parser')
  const { default: cookieEncrypter, encryptCookie, decryptCookie } = await t.load('cookie-encrypter')
  const app = (middleware: Untyped) => {
    const server = express().use(cookieParser(), middleware)
    server.get('/sign-in', (_: unknown, res: Untyped) => res.cookie('user', 'alice').send('in'))
    server.get('/plain', (_: unknown, res: Untyped) =>
      res.cookie('user', 'alice', { plain: true }).send('in'),
    )
    server.get('/me', (req: Untyped, res: Untyped) => res.send(String(req.cookies.user)))
    server.use(errorsAsText)
    return served(server)
  }
  const shows = (seen: string) =>
    seen.startsWith('e:') ? '`req.cookies.name` is the raw ciphertext ("e:..."), not `undefined`' : seen
  // It prints the key that it refuses.
  const printed: string[] = []
  console.error = (...words: unknown[]) => {
    printed.push(words.map(String).join(' '))
  }

  const { make, read } = visits((key) => app(cookieEncrypter(key)))
  const cookie = await t.rotation({ sinks: ['default(0)'], make, read, keys, shows })
  const byOption = visits((key) => app(cookieEncrypter('another-key', { key })))
  await t.rotation({ sinks: ['default(1.key)'], ...byOption, keys, shows })
  await t.rotation({
    sinks: ['encryptCookie(1.key)', 'decryptCookie(1.key)'],
    make: (key): string => encryptCookie('alice', { key }),
    read: (value, key) => decryptCookie(value, { key }),
    keys,
    only: [],
  })

  await t.missingKey(() => cookieEncrypter(undefined))
  await t.emptyKey(async () => (await read(await make(''), '')) === 'alice')
  await t.shortestKey(async () => {
    await errorOf(() => cookieEncrypter(oldKey.slice(1)))
    await errorOf(() => cookieEncrypter(`${oldKey}x`))
    return `${oldKey.length} characters exactly`
  })
  await t.says('cookies that are set with `plain: true`', async () => {
    const visit = app(cookieEncrypter(newKey))
    const { cookie: plain } = await app(cookieEncrypter(oldKey))('/plain')
    return (await visit('/me', { cookie: plain })).text === 'alice'
  })
  await t.says('A cookie that cannot be decrypted', async () => Boolean(await read(cookie, newKey)))
  await t.says('A refused key is printed', async () => {
    const { message } = await errorOf(() => cookieEncrypter(oldKey.slice(1)))
    return printed.some((line) => line.includes(oldKey.slice(1))) && message.includes(oldKey.slice(1))
  })
  await t.says('An array of keys throws', async () => {
    const { message } = await errorOf(() => cookieEncrypter([newKey, oldKey]))
    return message.includes(newKey) && message.includes(oldKey)
  })
  await t.says(
    'A `key` in the second argument',
    async () => (await byOption.read(cookie, oldKey)) === 'alice',
  )
})
