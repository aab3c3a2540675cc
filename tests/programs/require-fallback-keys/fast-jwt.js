const { createVerifier } = require('fast-jwt')
const config = require('./config')

const verifySync = createVerifier({
  // expect: secret-key/require-fallback-keys
  key: config.tokenKey,
  cache: true,
})

module.exports = (token) => verifySync(token)
