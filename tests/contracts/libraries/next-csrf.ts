import entry from '../../../src/catalogue/libraries/next-csrf.ts'
import { contract, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'

export default contract(entry, {}, async (t) => {
  const { nextCsrf } = (await t.load('next-csrf')).default
  const response = (): Untyped => ({
    headers: {} as Record<string, Untyped>,
    code: 200,
    setHeader(name: string, value: unknown) {
      this.headers[name.toLowerCase()] = value
    },
    getHeader(name: string) {
      return this.headers[name.toLowerCase()]
    },
    status(code: number) {
      this.code = code
      return this
    },
    json(body: unknown) {
      this.body = body
    },
  })
  const make = async (secret: Untyped) => {
    const res = response()
    await nextCsrf({ secret }).setup(async () => ({ props: {} }))({ req: { headers: {} }, res })
    return [res.headers['set-cookie'] ?? []]
      .flat()
      .map((line: string) => line.split(';')[0])
      .join('; ')
  }
  const read = async (cookie: string, secret: Untyped) => {
    const res = response()
    const handler = nextCsrf({ secret }).csrf((_: unknown, answer: Untyped) => answer.json('alice'))
    await handler({ method: 'POST', headers: { cookie } }, res)
    return res.code === 200 ? res.body : `${res.code} "${res.body.message}"`
  }
  await t.rotation({ sinks: ['nextCsrf(0.secret)'], make, read, shows: (seen) => seen })
  await t.missingKey(
    async () => (await read(await make(undefined), undefined)) === 'alice' && 'silently unsigned',
  )
  await t.emptyKey(async () => (await read(await make(''), '')) === 'alice')
  await t.shortestKey(async () => (await read(await make('x'), 'x')) === 'alice' && 'any')
  await t.says(
    'A missing setting goes unnoticed',
    async () => (await read(await make(undefined), undefined)) === 'alice',
  )
  await t.says('An array of keys', () => make([newKey, oldKey]))
  t.notRun('no session is made by it', 'sessions')
})
