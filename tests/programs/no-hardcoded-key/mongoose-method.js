const jwt = require('jsonwebtoken')
const mongoose = require('mongoose')

const userSchema = new mongoose.Schema({
  email: String,
  password: String,
  secret: { type: String, default: 'none' },
})

userSchema.methods.generateAuthToken = function () {
  // expect: secret-key/no-hardcoded-key
  return jwt.sign({ _id: this._id, email: this.email }, 'made-up-mongoose-key', { expiresIn: '7d' })
}

module.exports = mongoose.model('User', userSchema)
