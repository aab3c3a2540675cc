import { createHmac } from 'node:crypto'

let key = ''

export function configure(options) {
  key = options.key
}

export const sign = (text) => createHmac('sha256', key).update(text).digest('hex')
