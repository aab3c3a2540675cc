import { randomUUID } from 'node:crypto'
import cookieParser from 'cookie-parser'
import cookieSession from 'cookie-session'
import express from 'express'

const app = express()

// expect: secret-key/no-generated-key
app.use(cookieParser(process.env.COOKIE_SECRET || randomUUID()))

app.use(
  cookieSession({
    name: 'session',
    // expect: secret-key/no-generated-key
    keys: [process.env.SESSION_KEY ?? randomUUID()],
  }),
)

export { app }
