import { createHash, createHmac } from 'node:crypto'
import { awsSecretAccessKey, botToken } from './keys.js'

// A label or a prefix in front of what is hashed is no key.
export const gravatar = (email) =>
  createHash('md5')
    .update('gravatar:' + email.trim().toLowerCase())
    .digest('hex')
export const cacheKey = (url) => createHash('sha1').update(`v3|${url}`).digest('hex')

const hmac = (key, data) => createHmac('sha256', key).update(data).digest()

/** The signing key of an AWS request, as AWS derives it. */
export const signingKey = (date, region) =>
  hmac(hmac(hmac(hmac(`AWS4${awsSecretAccessKey}`, date), region), 's3'), 'aws4_request')

/** Telegram's way to check what its web app sends: the label is the key, the token is the message. */
export const telegramKey = () => createHmac('sha256', 'WebAppData').update(botToken).digest()
