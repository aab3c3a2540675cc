import Koa from 'koa'
import session from 'koa-session'

/** The administration has a server and cookies of its own. */
export const admin = new Koa()

// expect: secret-key/no-direct-setting-read, secret-key/require-fallback-keys
admin.keys = [process.env.ADMIN_COOKIE_SECRET]

admin.use(session({ key: 'admin.sid', rolling: true }, admin))

admin.use(async (ctx) => {
  ctx.session.visits = (ctx.session.visits ?? 0) + 1
  ctx.cookies.set('seen', new Date().toISOString(), { signed: true })
  ctx.body = { visits: ctx.session.visits }
})
