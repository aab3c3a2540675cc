const crypto = require('node:crypto')

const KEY = 'made-up-key'

exports.sign = (text) => {
  // expect: secret-key/no-exposed-key
  console.debug(`signing ${text} with ${KEY}`)
  return crypto.createHmac('sha256', KEY).update(text).digest('hex')
}

exports.check = (text, secretKey) => {
  const mac = crypto.createHmac('sha256', secretKey).update(text).digest('hex')
  // expect: secret-key/no-exposed-key
  if (mac === '') throw new Error(`nothing was signed with ${secretKey}`)
  return mac
}
