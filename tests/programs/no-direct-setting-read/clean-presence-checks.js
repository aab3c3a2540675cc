import assert from 'node:assert'
import check from 'node:assert/strict'
import { ok as present } from 'node:assert'

if (!process.env.JWT_SECRET) throw new Error('JWT_SECRET is not set')
assert(process.env.SESSION_SECRET, 'SESSION_SECRET is not set')
check(process.env.COOKIE_SECRET)
present(process.env.JWT_SECRET)

export const ready = 'COOKIE_SECRET' in process.env
export const signsTokens = Boolean(process.env.JWT_SECRET)
export const missing = ['JWT_SECRET', 'SESSION_SECRET'].filter((name) => process.env[name] === undefined)
