import Koa from 'koa'
import { settings } from './settings.js'

const app = new Koa()
const ring = [settings.cookieSecret]
if (settings.previousCookieSecret) ring.push(settings.previousCookieSecret)
app.keys = ring

export const other = new Koa({ keys: settings.cookieSecrets.split(',') })
export const third = new Koa({ keys: [].concat(settings.cookieSecrets) })
export { app }
