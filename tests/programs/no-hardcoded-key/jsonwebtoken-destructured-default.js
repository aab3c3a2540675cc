const jwt = require('jsonwebtoken')

// expect: secret-key/no-hardcoded-key, secret-key/no-direct-setting-read
const { JWT_SECRET = 'made-up-development-key', JWT_LIFETIME = '1h' } = process.env

module.exports = (user) => jwt.sign({ sub: user.id }, JWT_SECRET, { expiresIn: JWT_LIFETIME })
