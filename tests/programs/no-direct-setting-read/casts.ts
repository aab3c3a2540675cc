import jwt from 'jsonwebtoken'

// expect: secret-key/no-direct-setting-read
export const first = (sub: string) => jwt.sign({ sub }, (process.env as any).JWT_SECRET)
// expect: secret-key/no-direct-setting-read
export const second = (sub: string) => jwt.sign({ sub }, <string>process.env.REFRESH_SECRET)
// expect: secret-key/no-direct-setting-read
export const third = (sub: string) => jwt.sign({ sub }, process.env.INVITE_SECRET as unknown as string)
