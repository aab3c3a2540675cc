const crypto = require('crypto')

const sha256 = (text) => crypto.createHash('sha256').update(text).digest()

// expect: secret-key/no-empty-key
const key = sha256(process.env.DATA_KEY || '')
// expect: secret-key/no-empty-key
const other = crypto.scryptSync(String(process.env.OTHER_KEY), 'made-up-salt', 32)

exports.encrypt = (text, iv) => crypto.createCipheriv('aes-256-cbc', key, iv).update(text)
exports.decrypt = (data, iv) => crypto.createDecipheriv('aes-256-cbc', key, iv).update(data)
exports.encryptOther = (text, iv) => crypto.createCipheriv('aes-256-cbc', other, iv).update(text)
