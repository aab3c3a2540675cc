const { expressjwt } = require('express-jwt')
const config = require('../config.json')

module.exports = () => {
  const { secret } = config
  // expect: secret-key/no-hardcoded-key, secret-key/require-fallback-keys
  return expressjwt({ secret, algorithms: ['HS256'] }).unless({ path: ['/users/authenticate'] })
}
