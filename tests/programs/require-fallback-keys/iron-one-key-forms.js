const Iron = require('@hapi/iron')
const { sealPassword } = require('./keys')

// expect: secret-key/require-fallback-keys
exports.first = (sealed) => Iron.unseal(sealed, sealPassword, Iron.defaults)
// expect: secret-key/require-fallback-keys
exports.second = (sealed) => Iron.unseal(sealed, { default: sealPassword }, Iron.defaults)
