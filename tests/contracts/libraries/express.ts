import entry from '../../../src/catalogue/libraries/express.ts'
import { errorsAsText, expressCookies, served, visits, visitsOf } from '../apps.ts'
import { contract, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'

const packages = { 'express-4': 'npm:express@4.22.3', 'cookie-parser': '1.4.7' }

export default contract(entry, { packages }, async (t) => {
  const { default: cookieParser } = await t.load('cookie-parser')
  for (const name of ['express', 'express-4']) {
    const { default: express } = await t.load(name)
    const withSecret = (secret: Untyped) =>
      expressCookies(express, (req: Untyped, _: unknown, next: () => void) => {
        req.secret = secret
        next()
      })
    const reading = visits((keys) => expressCookies(express, cookieParser(keys)))
    const signIn = async (secret: Untyped) => (await withSecret(secret)('/sign-in')).cookie
    await t.rotation({
      sinks: ['.secret ='],
      make: signIn,
      read: reading.read,
      shows: (seen) => `\`req.signedCookies.name\` is \`${seen}\`, not \`undefined\``,
    })
    await t.missingKey(async () => (await withSecret(undefined)('/sign-in')).text)
    await t.emptyKey(async () => (await withSecret('')('/sign-in')).status === 200)
    await t.shortestKey(async () => (await reading.read(await signIn('x'), 'x')) === 'alice' && 'any')
    await t.says(
      'An array in `req.secret`',
      async () => `with ${(await withSecret([newKey, oldKey])('/sign-in')).status}`,
    )
    await t.says(
      'With `cookieParser([newest, older])`',
      async () => (await reading.read(await signIn(oldKey), [newKey, oldKey])) === 'alice',
    )
    await t.says('unsigned cookies', async () => {
      const { text } = await expressCookies(express, cookieParser(newKey))('/plain', { cookie: 'user=bob' })
      return text === 'bob'
    })
  }
  await t.migration(
    visitsOf(({ app }) => {
      app.get('/sign-in', (_: unknown, res: Untyped) =>
        res.cookie('user', 'alice', { signed: true }).send('in'),
      )
      app.get('/me', (req: Untyped, res: Untyped) => res.send(String(req.signedCookies.user)))
      app.use(errorsAsText)
      return served(app)
    }),
  )
})
