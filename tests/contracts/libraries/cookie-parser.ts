import entry from '../../../src/catalogue/libraries/cookie-parser.ts'
import { expressCookies, visits, visitsOf } from '../apps.ts'
import { contract, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'

const packages = {
  express: '5.3.0',
  'cookie-parser-1.3': 'npm:cookie-parser@1.3.5',
  'cookie-parser-1.4': 'npm:cookie-parser@1.4.0',
}

export default contract(entry, { packages }, async (t) => {
  const { default: express } = await t.load('express')
  const { default: cookieParser, signedCookie, signedCookies } = await t.load('cookie-parser')
  const app = (keys: Untyped) => expressCookies(express, cookieParser(keys))
  const { make, read } = visits(app)
  const shows = (seen: Untyped) => `\`req.signedCookies.name\` is \`${seen}\`, not \`undefined\``

  const cookie = await t.rotation({ sinks: ['default(0)'], make, read, shows })
  const value = decodeURIComponent(cookie.slice('user='.length))
  await t.rotation({ sinks: ['signedCookie(1)'], make: () => value, read: signedCookie, shows })
  await t.rotation({
    sinks: ['signedCookies(1)'],
    make: () => value,
    read: (user, keys) => signedCookies({ user }, keys).user,
    shows,
  })

  const ofVersion = async (alias: string) => {
    const { default: parser } = await t.load(alias)
    const older = visits((keys) => expressCookies(express, parser(keys)))
    return older.read(await older.make(oldKey), [newKey, oldKey])
  }
  await t.since('default(0)', {
    before: ['1.3.5', () => ofVersion('cookie-parser-1.3')],
    since: ['1.4.0', () => ofVersion('cookie-parser-1.4')],
  })

  await t.missingKey(
    async () => (await app(undefined)('/sign-in')).text,
    async () =>
      (await app(undefined)('/plain', { cookie })).text.replace(/^s:alice\..+/, 's:value.signature'),
  )
  await t.emptyKey(async () => (await read(await make(''), '')) === 'alice')
  await t.shortestKey(async () => (await read(await make('x'), 'x')) === 'alice' && 'any')
  await t.migration(visitsOf(({ cookies }) => expressCookies(express, cookies)))
  await t.says(
    'unsigned cookies',
    async () => (await app(newKey)('/plain', { cookie: 'user=bob' })).text === 'bob',
  )
  await t.says('Nothing signs a cookie again', async () => {
    const { setCookies } = await app([newKey, oldKey])('/me', { cookie })
    return setCookies.length === 0
  })
  await t.says('`[undefined]`', async () => (await app([undefined])('/me', { cookie })).text)
  await t.says('The helpers', () => signedCookie(value, newKey) === false)
  await t.says('The array is read', async () => {
    const keys = [oldKey]
    const running = app(keys)
    keys.unshift(newKey)
    return (await read((await running('/sign-in')).cookie, newKey)) === 'alice'
  })
})
