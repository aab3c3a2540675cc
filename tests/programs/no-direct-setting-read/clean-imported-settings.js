import { createHmac } from 'node:crypto'
import { env } from './env.js'
import settings from '../settings/index.js'

// They were read in a key module; here they are only used.
export const first = (text) => createHmac('sha256', env.LINK_SECRET).update(text).digest('hex')
export const second = (text) => createHmac('sha256', settings.links.secret).update(text).digest('hex')
