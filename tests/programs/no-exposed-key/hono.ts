import { Hono } from 'hono'
import { setCookie } from 'hono/cookie'
import { sign } from 'hono/jwt'

const app = new Hono<{ Bindings: { JWT_SECRET: string } }>()

app.get('/token', async (c) => {
  const token = await sign({ sub: 'made-up' }, c.env.JWT_SECRET)
  setCookie(c, 'token', token)
  // expect: secret-key/no-exposed-key
  setCookie(c, 'key', c.env.JWT_SECRET)
  // expect: secret-key/no-exposed-key
  return c.json({ token, key: c.env.JWT_SECRET })
})
