import { ok } from 'node:assert/strict'
import entry from '../../../src/catalogue/libraries/koa-jwt.ts'
import { contract, newKey, oldKey } from '../contract.ts'
import type { Untyped } from '../contract.ts'
import { tokenOfEmptyKey } from '../shapes.ts'

const packages = {
  'koa-jwt-3.3': 'npm:koa-jwt@3.3.2',
  'koa-jwt-3.5': 'npm:koa-jwt@3.5.0',
  jsonwebtoken: '9.0.3',
}

export default contract(entry, { packages }, async (t) => {
  const { default: koaJwt } = await t.load('koa-jwt')
  const { default: before } = await t.load('koa-jwt-3.3')
  const { default: since } = await t.load('koa-jwt-3.5')
  const { default: jwt } = await t.load('jsonwebtoken')
  const make = (key: Untyped): string => jwt.sign({ sub: 'alice' }, key)
  const answer = async (middleware: Untyped, token: string, state: Untyped = {}) => {
    const ctx = {
      state,
      header: { authorization: `Bearer ${token}` },
      request: {},
      cookies: { get: () => undefined },
      throw(status: number, message: string, properties: object) {
        throw Object.assign(new Error(message), { status, ...properties })
      },
    }
    try {
      await middleware(ctx, async () => undefined)
      return state.user.sub
    } catch (error) {
      const { status, message, originalError } = error as Untyped
      return `${status} "${originalError?.message ?? message}"`
    }
  }
  const read = (token: string, secret: Untyped) => answer(koaJwt({ secret }), token)
  const token = await t.rotation({ sinks: ['default(0.secret)'], make, read, shows: (seen) => seen })
  const ring = [newKey, oldKey]
  await t.since('default(0.secret)', {
    before: ['3.3.2', () => answer(before({ secret: ring }), token)],
    since: ['3.5.0', () => answer(since({ secret: ring }), token)],
  })
  await t.check('an empty list refuses every token', async () => {
    ok((await read(token, [])).startsWith('401'))
  })
  await t.missingKey(() => read(token, undefined))
  await t.emptyKey(async () => (await read(tokenOfEmptyKey(), '')) === 'alice')
  await t.shortestKey(async () => (await read(make('x'), 'x')) === 'alice' && 'any')
  await t.migration({
    make: () => make(process.env.JWT_SECRET),
    read: (m, made: string) => answer(m.auth, made),
  })
  await t.says('An empty array', async () => `every request ${(await read(token, [])).slice(0, 3)}`)
  await t.says('`[undefined, old]`', async () => (await read(token, [undefined, oldKey])) === 'alice')
  await t.says(
    '`ctx.state.secret`',
    async () => (await answer(koaJwt({ secret: newKey }), token, { secret: oldKey })) === 'alice',
  )
  await t.says('Before 3.5.0', () => answer(before({ secret: ring }), token))
  await t.says('A function of the header', async () => (await read(token, async () => ring)) === 'alice')
})
