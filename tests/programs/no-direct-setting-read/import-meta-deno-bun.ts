import { sign } from 'hono/jwt'

// expect: secret-key/no-direct-setting-read
export const vite = (claims: { sub: string }) => sign(claims, import.meta.env.JWT_SECRET)

// expect: secret-key/no-direct-setting-read
export const deno = (claims: { sub: string }) => sign(claims, Deno.env.get('JWT_SECRET')!)

// expect: secret-key/no-direct-setting-read
export const bun = (claims: { sub: string }) => sign(claims, Bun.env.JWT_SECRET!)
