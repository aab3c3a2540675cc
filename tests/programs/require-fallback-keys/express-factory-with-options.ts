import cookieParser from 'cookie-parser'
import express, { type Express } from 'express'
import session from 'express-session'

export interface ServerOptions {
  readonly cookieSecret: string
  readonly session: { readonly secret: string; readonly name?: string }
}

export function createServer({ cookieSecret, session: { secret, name = 'sid' } }: ServerOptions): Express {
  const app = express()
  // expect: secret-key/require-fallback-keys
  app.use(cookieParser(cookieSecret))
  // expect: secret-key/require-fallback-keys
  app.use(session({ secret, name, resave: false, saveUninitialized: false }))
  return app
}
