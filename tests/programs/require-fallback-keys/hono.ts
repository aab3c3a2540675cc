import { Hono } from 'hono'
import { getSignedCookie } from 'hono/cookie'
import { jwt, verify } from 'hono/jwt'
import { cookieSecret, tokenSecret } from './keys.js'

const app = new Hono()

app.use(
  '/api/*',
  jwt({
    // expect: secret-key/require-fallback-keys
    secret: tokenSecret,
    alg: 'HS256',
  }),
)

app.get('/', async (c) => {
  // expect: secret-key/require-fallback-keys
  const name = await getSignedCookie(c, cookieSecret, 'name')
  // expect: secret-key/require-fallback-keys
  const claims = await verify(c.req.query('token') ?? '', tokenSecret, 'HS256')
  return c.json({ name, claims })
})

export default app
