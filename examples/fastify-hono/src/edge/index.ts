import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { deleteCookie, getSignedCookie, setSignedCookie } from 'hono/cookie'
import { jwt } from 'hono/jwt'
import { tokenKeys } from '../settings.js'
import { signedCookie } from './signed-cookie.js'
import { isSignedUrl } from './signed-url.js'

// expect: secret-key/no-hardcoded-key
const visitKey = 'made-up-key-of-the-visit-cookie'

const app = new Hono()

app.use(
  '/api/*',
  jwt({
    // expect: secret-key/require-fallback-keys
    secret: tokenKeys.newest,
    alg: 'HS256',
  }),
)

app.get('/', async (c) => {
  // expect: secret-key/require-fallback-keys
  const visits = Number((await getSignedCookie(c, visitKey, 'visits')) || 0) + 1
  await setSignedCookie(c, 'visits', String(visits), visitKey, { httpOnly: true, secure: true })
  return c.json({ visits, language: (await signedCookie(c, 'language')) ?? 'en' })
})

app.delete('/visits', (c) => {
  deleteCookie(c, 'visits')
  return c.body(null, 204)
})

app.get('/files/:name', async (c) => {
  if (!(await isSignedUrl(new URL(c.req.url)))) return c.text('this link is not valid any more', 403)
  return c.redirect(`https://files.example/${c.req.param('name')}`)
})

serve({ fetch: app.fetch, port: Number(process.env.EDGE_PORT ?? 3001) })
