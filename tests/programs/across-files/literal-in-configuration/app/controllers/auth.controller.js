const jwt = require('jsonwebtoken')
const config = require('../config/auth.config')

exports.signin = (req, res) => {
  // expect: secret-key/no-hardcoded-key
  const token = jwt.sign({ id: req.user.id }, config.secret, { expiresIn: config.jwtExpiration })
  res.send({ token })
}
