const { createDecipheriv } = require('crypto')
const { keys } = require('./keys')

exports.decrypt = (iv, tag, data) => {
  for (let i = 0; i < keys.length; i++) {
    try {
      const decipher = createDecipheriv('aes-256-gcm', keys[i], iv)
      decipher.setAuthTag(tag)
      return Buffer.concat([decipher.update(data), decipher.final()])
    } catch (error) {
      if (i === keys.length - 1) throw error
    }
  }
}
