import entry from '../../../src/catalogue/libraries/csrf-armor__core.ts'
import { contract } from '../contract.ts'
import type { Untyped } from '../contract.ts'

export default contract(entry, {}, async (t) => {
  const { CsrfProtection, createCsrfProtection } = await t.load('@csrf-armor/core')
  const adapter = {
    extractRequest: (request: unknown) => request,
    applyResponse: (response: Untyped, { headers, cookies }: Untyped) =>
      Object.assign(response, { headers, cookies }),
    getTokenFromRequest: async ({ headers }: Untyped) => headers.get('x-csrf-token'),
  }
  const asMap = (value: Untyped): Map<string, Untyped> =>
    value instanceof Map ? value : new Map(Object.entries(value ?? {}))
  const constructed = (options: object) => new CsrfProtection(adapter, options)
  const created = (options: object) => createCsrfProtection(adapter, options)
  for (const [label, protectionWith] of [
    ['new CsrfProtection(1.secret)', constructed],
    ['createCsrfProtection(1.secret)', created],
  ] as const) {
    for (const strategy of ['signed-token', 'signed-double-submit']) {
      const protect = (secret: Untyped, request: object) =>
        protectionWith({ secret, strategy, cookie: { secure: false } }).protect(
          { url: 'http://127.0.0.1/', ...request },
          {},
        )
      const make = async (secret: Untyped) => {
        const { response, token } = await protect(secret, {
          method: 'GET',
          headers: new Map(),
          cookies: new Map(),
        })
        const [, header] = [...asMap(response.headers)].find(([name]) => /csrf-token/i.test(name)) ?? []
        const cookies = new Map(
          [...asMap(response.cookies)].map(([name, cookie]) => [name, cookie.value ?? cookie]),
        )
        return { token: token ?? header, cookies }
      }
      const read = async ({ token, cookies }: Untyped, secret: Untyped) => {
        const headers = new Map([['x-csrf-token', token]])
        return (await protect(secret, { method: 'POST', headers, cookies })).success ? 'alice' : '403'
      }
      await t.rotation({ sinks: [label], make, read, shows: (seen) => seen })
      if (label.startsWith('create')) continue
      await t.missingKey(
        async () =>
          (await read(await make(undefined), undefined)) === 'alice' &&
          'a random key, made when the package is loaded',
      )
      await t.emptyKey(async () => (await read(await make(''), '')) === 'alice')
      await t.shortestKey(async () => (await read(await make('x'), 'x')) === 'alice' && 'any')
      await t.says(
        'A missing setting goes unnoticed',
        async () => (await read(await make(undefined), undefined)) === 'alice' && 'on one instance',
      )
    }
  }
  t.notRun('no session is made by it', 'sessions')
})
