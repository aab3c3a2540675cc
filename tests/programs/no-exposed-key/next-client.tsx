'use client'

import { SignJWT } from 'jose'
// expect: secret-key/no-exposed-key
import { SESSION_SECRET } from '../server/settings'

// expect: secret-key/no-exposed-key
const bytes = new TextEncoder().encode(process.env.TOKEN_SECRET!)

export function Editor({ user }: { user: string }) {
  const sign = () => new SignJWT({ sub: user }).setProtectedHeader({ alg: 'HS256' }).sign(bytes)
  return <button onClick={sign}>{SESSION_SECRET.length}</button>
}
