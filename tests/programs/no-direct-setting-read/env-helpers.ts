import { env } from './lib/helpers.js'
import { requireEnv } from './lib/required.js'
import { createHmac } from 'node:crypto'

export const cookieSignature = (text: string) =>
  // expect: secret-key/no-direct-setting-read
  createHmac('sha256', requireEnv('COOKIE_SECRET')).update(text).digest('base64')

export const linkSignature = (text: string) =>
  // expect: secret-key/no-direct-setting-read
  createHmac('sha256', env('LINK_SIGNING_KEY')).update(text).digest('base64')
