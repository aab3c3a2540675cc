import Koa from 'koa'
import session from 'koa-session'
import type { Config } from './config.js'

export function createApp(config: Config): Koa {
  const app = new Koa()
  app.proxy = true
  // expect: secret-key/require-fallback-keys
  app.keys = [config.sessionKey]
  app.use(session({ maxAge: config.sessionTTL }, app))
  return app
}
