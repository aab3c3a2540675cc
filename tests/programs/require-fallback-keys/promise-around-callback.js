const jwt = require('jsonwebtoken')

exports.verifyToken = (token, secret) =>
  new Promise((resolve, reject) => {
    // expect: secret-key/require-fallback-keys
    jwt.verify(token, secret, { algorithms: ['HS256'] }, (error, claims) =>
      error ? reject(error) : resolve(claims),
    )
  })
