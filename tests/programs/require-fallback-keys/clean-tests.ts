// file: src/auth/session.e2e-spec.ts
import session from 'express-session'
import { verify } from 'jsonwebtoken'
import { testKey } from './testing.js'

export const sessions = session({ secret: testKey, resave: false, saveUninitialized: false })
export const claims = verify('token', testKey)
