import { sign } from 'jsonwebtoken'

const environment = process.env
const { env } = process

// expect: secret-key/no-direct-setting-read
export const access = (claims) => sign(claims, environment.JWT_SECRET)
// expect: secret-key/no-direct-setting-read
export const refresh = (claims) => sign(claims, env.JWT_REFRESH_SECRET)
