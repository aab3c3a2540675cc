import entry from '../../../src/catalogue/libraries/passport-oauth2.ts'
import { contract, errorOf } from '../contract.ts'
import type { Untyped } from '../contract.ts'
import { callsTo } from '../third-party.ts'

const packages = { 'passport-google-oauth20': '2.0.0', 'passport-github2': '0.1.12' }
const refused = 'sign-in through that provider fails until the new secret is deployed'

export default contract(entry, { packages }, async (t) => {
  const options = (url: string) => ({
    authorizationURL: `${url}/authorize`,
    tokenURL: `${url}/token`,
    clientID: 'made-up',
    callbackURL: `${url}/back`,
  })
  const tokens = (strategy: Untyped) =>
    new Promise<void>((resolve, reject) => {
      strategy._oauth2.getOAuthAccessToken('made-up', {}, (error: Untyped) => {
        if (error) reject(new Error(String(error.statusCode)))
        else resolve()
      })
    })
  const done = () => undefined
  for (const name of ['passport-oauth2', ...Object.keys(packages)]) {
    const { default: library } = await t.load(name)
    for (const [label, Strategy] of [
      ['new default(0.clientSecret)', library],
      ['new Strategy(0.clientSecret)', library.Strategy],
    ]) {
      if (typeof Strategy !== 'function') continue
      const calls = callsTo(
        (url, clientSecret) => tokens(new Strategy({ ...options(url), clientSecret }, done)),
        refused,
      )
      await t.rotation({ sinks: [label], ...calls })
    }
  }
  const { default: Strategy } = await t.load('passport-oauth2')
  const { clientID, ...rest } = options('http://127.0.0.1')
  await t.missingKey(
    () => (new Strategy({ ...rest, clientID }, done), 'not noticed until the first sign-in'),
    async () => Boolean(await errorOf(() => new Strategy(rest, done))) && 'a missing `clientID` throws',
  )
})
