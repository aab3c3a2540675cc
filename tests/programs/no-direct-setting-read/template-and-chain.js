import jwt from 'jsonwebtoken'

// expect: secret-key/no-direct-setting-read
export const issue = (user) => jwt.sign({ sub: user.id }, `${process.env.JWT_SECRET}`)

// expect: secret-key/no-direct-setting-read
export const reset = (user) => jwt.sign({ sub: user.id }, process.env.JWT_SECRET + user.passwordHash)
