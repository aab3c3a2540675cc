import fastifyCookie from '@fastify/cookie'
import secureSession from '@fastify/secure-session'
import Fastify from 'fastify'
import { cookieKeys, sessionKeys } from '../settings.js'
import adminSession from './plugins/admin-session.js'
import tokens from './plugins/tokens.js'
import cart from './routes/cart.js'
import exportRoutes from './routes/exports.js'
import status from './routes/status.js'

export async function buildApp(options) {
  const app = Fastify(options)

  await app.register(fastifyCookie, { secret: cookieKeys, hook: 'onRequest' })
  await app.register(secureSession, {
    sessionName: 'session',
    cookieName: 'api-session',
    key: sessionKeys,
    cookie: { path: '/', httpOnly: true, secure: true, sameSite: 'lax' },
  })
  await app.register(tokens)
  await app.register(adminSession)

  await app.register(cart, { prefix: '/cart' })
  await app.register(exportRoutes, { prefix: '/exports' })
  await app.register(status)
  return app
}
