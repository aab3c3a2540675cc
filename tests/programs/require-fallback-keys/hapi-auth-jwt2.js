const plugin = require('hapi-auth-jwt2')

exports.register = async (server, { key }) => {
  await server.register(plugin)
  server.auth.strategy('jwt', 'jwt', {
    // expect: secret-key/require-fallback-keys
    key,
    validate: async (decoded) => ({ isValid: decoded.sub !== undefined }),
    verifyOptions: { algorithms: ['HS256'] },
  })
  server.auth.default('jwt')
}
