const jwt = require('jsonwebtoken')

exports.generateAccessToken = (user) =>
  jwt.sign({ id: user.id }, process.env.TOKEN_SECRET, { expiresIn: '15m' })

exports.generateRefreshToken = (user) =>
  // expect: secret-key/no-shared-key
  jwt.sign({ id: user.id }, process.env.TOKEN_SECRET, { expiresIn: '7d' })

exports.authenticate = (request, response, next) => {
  request.user = jwt.verify(request.headers.authorization, process.env.TOKEN_SECRET)
  next()
}
