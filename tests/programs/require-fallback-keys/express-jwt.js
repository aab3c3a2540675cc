const { expressjwt: jwt } = require('express-jwt')
const { secret } = require('config.json')

module.exports = () =>
  jwt({
    // expect: secret-key/require-fallback-keys
    secret,
    algorithms: ['HS256'],
  }).unless({ path: ['/users/authenticate'] })
