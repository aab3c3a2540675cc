const fastify = require('fastify')({ logger: true })
const { tokenKey } = require('./keys')

fastify.register(require('@fastify/jwt'), {
  // expect: secret-key/require-fallback-keys
  secret: tokenKey,
  cookie: { cookieName: 'token', signed: false },
})

fastify.register(require('@fastify/cookie'), {
  // expect: secret-key/require-fallback-keys
  secret: [tokenKey],
})
