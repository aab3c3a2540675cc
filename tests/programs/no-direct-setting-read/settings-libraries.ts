import config from 'config'
import env from 'env-var'
import nconf from 'nconf'
import { createHmac } from 'node:crypto'

const hmac = (key: string) => (text: string) => createHmac('sha256', key).update(text).digest('hex')

// expect: secret-key/no-direct-setting-read
export const first = hmac(config.get<string>('links.secret'))
// expect: secret-key/no-direct-setting-read
export const second = hmac(nconf.get('session:secret'))
// expect: secret-key/no-direct-setting-read
export const third = hmac(env.get('COOKIE_SECRET').required().asString())
