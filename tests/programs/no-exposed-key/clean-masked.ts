import { createHash } from 'node:crypto'

const key = process.env.SESSION_SECRET ?? ''
const config = { port: process.env.PORT, secret: key }
const { secret, ...shown } = config
const fingerprint = createHash('sha256').update(key).digest('hex').slice(0, 8)
const mask = (text: string) => `${text.slice(0, 2)}…`

export function start() {
  console.log('SESSION_SECRET', key ? 'is set' : 'is missing', key.length, typeof key, !!key)
  console.log(`key ${key.slice(0, 4)}…`, mask(key), fingerprint)
  console.log(shown, { ...config, secret: '***' }, config.port)
  console.info(Object.keys(process.env).length, process.env.NODE_ENV)
  if (secret.length < 32) throw new Error(`SESSION_SECRET has ${secret.length} characters only`)
}
