import { createHmac as hmac } from 'node:crypto'

// expect: secret-key/no-hardcoded-key
const [linkKey] = ['made-up-destructured-key']
const {
  mail: { key: mailKey },
} = {
  // expect: secret-key/no-hardcoded-key
  mail: { key: 'made-up-nested-destructured-key' },
}

export const link = (path) => `${path}?s=${hmac('sha256', linkKey).update(path).digest('hex')}`
export const mail = (address) => hmac('sha256', mailKey).update(address).digest('hex')
