import { bodyParser } from '@koa/bodyparser'
import Router from '@koa/router'
import Koa from 'koa'
import session from 'koa-session'
import { cookieKeys } from './config/keys.js'
import { unsubscribe } from './unsubscribe.js'
import { github } from './webhooks/github.js'
import { partners } from './webhooks/partners.js'
import { payments } from './webhooks/stripe.js'

export const app = new Koa({ proxy: true })
app.keys = cookieKeys

app.use(session({ key: 'koa.sid', maxAge: 24 * 60 * 60 * 1000, sameSite: 'lax' }, app))
app.use(bodyParser({ enableTypes: ['json', 'text'] }))

const router = new Router()
router.post('/webhooks/stripe', payments)
router.post('/webhooks/github', github)
router.post('/webhooks/partners/:partner', partners)
router.get('/unsubscribe/:address', unsubscribe)
app.use(router.routes()).use(router.allowedMethods())
