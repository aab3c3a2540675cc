import cookieParser from 'cookie-parser'
import type { RequestHandler } from 'express'

export function signedCookies(keys: string): RequestHandler {
  // expect: secret-key/require-fallback-keys
  return cookieParser(keys)
}
