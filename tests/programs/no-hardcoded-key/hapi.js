const Iron = require('@hapi/iron')

exports.plugin = {
  name: 'sessions',
  register: async (server) => {
    await server.register(require('@hapi/cookie'))

    server.auth.strategy('session', 'cookie', {
      cookie: {
        name: 'sid',
        // expect: secret-key/no-hardcoded-key, secret-key/require-fallback-keys
        password: 'made-up-hapi-password-of-32-letters',
        isSecure: true,
      },
      redirectTo: '/login',
    })
  },
}

exports.seal = (value) =>
  // expect: secret-key/no-hardcoded-key
  Iron.seal(value, 'made-up-iron-password-of-32-letters!', Iron.defaults)
