'use strict'

const { createCipheriv, randomBytes } = require('crypto')

class EncryptionService {
  constructor() {
    this.algorithm = 'aes-256-cbc'
    // expect: secret-key/no-hardcoded-key
    this.secretKey = 'made-up-key-of-thirty-two-bytes!'
  }

  encrypt(text) {
    const iv = randomBytes(16)
    const cipher = createCipheriv(this.algorithm, Buffer.from(this.secretKey), iv)
    return `${iv.toString('hex')}:${cipher.update(text, 'utf8', 'hex')}${cipher.final('hex')}`
  }
}

module.exports = new EncryptionService()
