import cookie from '@fastify/cookie'
import jwt from '@fastify/jwt'
import session from '@fastify/session'
import Fastify from 'fastify'

const app = Fastify({ logger: true })

app.register(cookie, {
  // expect: secret-key/no-hardcoded-key, secret-key/require-fallback-keys
  secret: 'made-up-fastify-cookie-key',
})
app.register(session, {
  // expect: secret-key/no-hardcoded-key, secret-key/require-fallback-keys
  secret: 'made-up-fastify-session-key-32-letters',
  cookie: { secure: true },
})
app.register(jwt, {
  // expect: secret-key/no-hardcoded-key, secret-key/require-fallback-keys
  secret: 'made-up-fastify-jwt-key',
})
