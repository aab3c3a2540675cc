import { Hono } from 'hono'
import { setSignedCookie } from 'hono/cookie'
import { sign } from 'hono/jwt'

const app = new Hono()

app.post('/login', async (c) => {
  const { name } = await c.req.json()
  // expect: secret-key/no-hardcoded-key
  await setSignedCookie(c, 'name', name, 'made-up-hono-cookie-key', { secure: true })
  const exp = Math.floor(Date.now() / 1000) + 300
  // expect: secret-key/no-hardcoded-key
  return c.json({ token: await sign({ sub: name, exp }, 'made-up-hono-key') })
})

export default app
