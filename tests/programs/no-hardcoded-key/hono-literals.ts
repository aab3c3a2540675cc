import { Hono } from 'hono'
import { jwt } from 'hono/jwt'
import type { JwtVariables } from 'hono/jwt'

type Variables = JwtVariables

const app = new Hono<{ Variables: Variables }>()

app.use(
  '/auth/*',
  jwt({
    // expect: secret-key/no-hardcoded-key, secret-key/require-fallback-keys
    secret: 'made-up-it-is-very-secret',
    alg: 'HS256',
  }),
)

export default app
