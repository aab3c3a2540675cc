import entry from '../../../src/catalogue/libraries/tiny-csrf.ts'
import { expressForms, forms } from '../apps.ts'
import { contract, errorOf } from '../contract.ts'
import type { Untyped } from '../contract.ts'

const keys = ['made-up-old-key-of-32-characters', 'made-up-new-key-of-32-characters'] as const
const [oldKey, newKey] = keys

export default contract(entry, { packages: { express: '5.3.0', 'cookie-parser': '1.4.7' } }, async (t) => {
  const { default: express } = await t.load('express')
  const { default: cookieParser } = await t.load('cookie-parser')
  const { default: tinyCsrf } = await t.load('tiny-csrf')
  const app = (key: Untyped, parser: Untyped = 'made-up-parser-key') =>
    expressForms(express, (req) => req.csrfToken(), cookieParser(parser), tinyCsrf(key, ['POST'], []))
  const current = forms(app)
  const shows = (seen: string) => seen.replace(/(500 "Did not get a valid CSRF token).*/, '$1"')
  const form = await t.rotation({ sinks: ['default(0)'], ...current, keys, shows })

  await t.missingKey(() => app(undefined))
  await t.emptyKey(() => app(''))
  await t.shortestKey(async () => {
    await errorOf(() => app(oldKey.slice(1)))
    return `${oldKey.length} characters exactly`
  })
  const withParser = (parser: Untyped) => forms(() => app(oldKey, parser)).read(form, undefined)
  await t.says(
    'It takes no fallback key.',
    async () => (await withParser(['another', 'made-up-parser-key'])) === 'alice',
  )
  await t.says(
    'An array of keys throws',
    async () => (await errorOf(() => app([newKey, oldKey]))).message,
    async () => (await errorOf(() => app(`${oldKey}x`))).message,
  )
  await t.says('Rotating the key of cookie-parser', async () => (await withParser('another')) !== 'alice')
  t.notRun('no session is made by it', 'sessions')
})
