import { createHmac } from 'node:crypto'

export class Links {
  // expect: secret-key/no-empty-key
  constructor(key = '') {
    this.key = key
  }

  sign(path) {
    return createHmac('sha256', this.key).update(path).digest('base64url')
  }
}
