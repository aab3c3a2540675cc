import entry from '../../../src/catalogue/libraries/koa-csrf.ts'
import { forms, served } from '../apps.ts'
import { contract } from '../contract.ts'
import type { Untyped } from '../contract.ts'

export default contract(entry, { packages: { koa: '3.3.0', 'koa-session': '7.0.2' } }, async (t) => {
  const { default: Koa } = await t.load('koa')
  const { default: session } = await t.load('koa-session')
  const { default: CSRF } = await t.load('koa-csrf')
  const app = (keys: Untyped) => {
    const koa = new Koa()
    koa.keys = keys
    koa.silent = true
    koa.use(session({}, koa))
    koa.use(async (ctx: Untyped, next: () => Promise<void>) => {
      ctx.request.body = {}
      await next()
    })
    koa.use(CSRF())
    koa.use((ctx: Untyped) => {
      ctx.body =
        ctx.path === '/secret'
          ? String(ctx.session.secret)
          : ctx.method === 'POST'
            ? 'alice'
            : ctx.state._csrf
    })
    return served(koa.callback())
  }
  await t.rotation({
    sinks: [],
    ...forms(app),
    one: (key) => [key],
    ring: (newest, older) => [newest, older],
  })
  await t.says('`ctx.session.secret`', async () => {
    const visit = app(['made-up-key'])
    return (
      (await visit('/secret')).text !== (await visit('/secret')).text && 'a random value for each visitor'
    )
  })
})
