import entry from '../../../src/catalogue/libraries/remix-utils.ts'
import { contract, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'

const packages = {
  'remix-utils-9': 'npm:remix-utils@9.3.1',
  'react-router': '7.18.5',
  react: '19.3.1',
  'react-dom': '19.3.1',
  '@oslojs/crypto': '1.0.1',
  '@oslojs/encoding': '1.1.0',
}

export default contract(entry, { packages }, async (t) => {
  const { createCookie } = await t.load('react-router')
  const { CSRF } = await t.load('remix-utils/csrf/server')
  const { CSRF: CSRF9 } = await t.load('remix-utils-9/csrf/server')
  console.warn = () => undefined
  const issue = async (csrf: Untyped) => {
    const [token, line] = await csrf.commitToken(new Headers())
    return { token: token as string, cookie: line.split(';')[0] as string }
  }
  const validate = async (csrf: Untyped, { token, cookie }: Awaited<ReturnType<typeof issue>>) => {
    const body = new FormData()
    body.set('csrf', token)
    await csrf.validate(body, new Headers({ cookie }))
    return 'alice'
  }
  const csrf = (secret: Untyped, secrets: Untyped = [oldKey], Class = CSRF) =>
    new Class({ cookie: createCookie('csrf', { secrets }), secret })
  const form = await t.rotation({
    sinks: ['new CSRF(0.secret) @>=10.0.0'],
    make: (secret) => issue(csrf(secret)),
    read: (value, secret) => validate(csrf(secret), value),
    shows: (_, { message }) => `"${message}"`,
  })
  const unsigned = (secret: string) => csrf(secret, [], CSRF9)
  const ofVersion9 = await issue(unsigned(oldKey))
  await t.check('version 9: another key changes nothing', () => validate(unsigned(newKey), ofVersion9))
  const other = 'In version 9 the key is not mixed into the signature'
  await t.says(
    other,
    async () => (await validate(unsigned(newKey), await issue(unsigned('another')))) === 'alice',
  )
  await t.says('every form', async () => (await validate(unsigned(newKey), ofVersion9)) === 'alice')
  t.notRun('it does not reach the signature: see the check of version 9', 'new CSRF(0.secret) @<10.0.0')
  await t.check('the `secrets` of the cookie rotated', async () => {
    const { detail } = entry.rotation.invalidates[0]
    const seen = await validate(csrf(oldKey, [newKey]), form).catch((error: unknown) => String(error))
    const words = seen.replace(/^.*Error: /, '')
    if (!detail.includes(words)) throw new Error(words)
  })
  await t.missingKey(async () => {
    const open = csrf(undefined, [])
    const made = await issue(open)
    return (
      !made.token.includes('.') &&
      (await validate(open, made)) === 'alice' &&
      'the token is unsigned and accepted'
    )
  })
  await t.emptyKey(async () => (await validate(csrf(''), await issue(csrf('')))) === 'alice')
  await t.shortestKey(async () => (await validate(csrf('x'), await issue(csrf('x')))) === 'alice' && 'any')
  await t.migration({ make: (m) => issue(m.csrf), read: (m, made) => validate(m.csrf, made) })
  await t.says(
    'The key of `CSRF`',
    async () => (await validate(csrf(oldKey, [newKey, oldKey]), form)) === 'alice',
  )
  await t.says('Version 10 uses a real HMAC', async () => {
    const seen = await validate(csrf(oldKey, []), ofVersion9).catch(() => 'refused')
    return seen === 'refused'
  })
  t.notRun('no session is made by it', 'sessions')
})
