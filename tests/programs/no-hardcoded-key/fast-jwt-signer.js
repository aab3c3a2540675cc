const { createSigner } = require('fast-jwt')

// expect: secret-key/no-hardcoded-key
const signSync = createSigner({ key: 'made-up-fast-jwt-key', expiresIn: 600000 })

module.exports = (user) => signSync({ sub: user.id })
