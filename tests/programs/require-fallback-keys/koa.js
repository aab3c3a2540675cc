import Koa from 'koa'
import jwt from 'koa-jwt'
import { config } from './config.js'

const app = new Koa()
// expect: secret-key/require-fallback-keys
app.keys = [config.cookieSecret]

app.use(
  jwt({
    // expect: secret-key/require-fallback-keys
    secret: config.jwt.secret,
  }).unless({ path: [/^\/public/] }),
)

// expect: secret-key/require-fallback-keys
export const other = new Koa({ keys: [config.cookieSecret] })
