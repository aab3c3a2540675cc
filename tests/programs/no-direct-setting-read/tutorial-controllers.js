const CryptoJS = require('crypto-js')
const jwt = require('jsonwebtoken')
const User = require('../models/User')

exports.register = async (req, res) => {
  const user = await User.create({
    username: req.body.username,
    // expect: secret-key/no-direct-setting-read
    password: CryptoJS.AES.encrypt(req.body.password, process.env.PASS_SEC).toString(),
  })
  res.status(201).json(user)
}

exports.login = async (req, res) => {
  const user = await User.findOne({ username: req.body.username })
  // expect: secret-key/no-direct-setting-read, secret-key/require-fallback-keys
  const hashedPassword = CryptoJS.AES.decrypt(user.password, process.env.PASS_SEC)
  if (hashedPassword.toString(CryptoJS.enc.Utf8) !== req.body.password) return res.status(401).json('Wrong!')
  // expect: secret-key/no-direct-setting-read
  const accessToken = jwt.sign({ id: user._id, isAdmin: user.isAdmin }, process.env.JWT_SEC, {
    expiresIn: '3d',
  })
  res.json({ accessToken })
}
