import Fastify from 'fastify'

const app = Fastify()

await app.register(import('@fastify/cookie'), {
  // expect: secret-key/no-hardcoded-key, secret-key/require-fallback-keys
  secret: 'made-up-dynamic-cookie-key',
})

app.register(async (scope) => {
  await scope.register(import('@fastify/jwt'), {
    // expect: secret-key/no-hardcoded-key, secret-key/require-fallback-keys
    secret: 'made-up-dynamic-jwt-key',
  })
})
