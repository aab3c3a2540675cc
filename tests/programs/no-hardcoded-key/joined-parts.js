import jwt from 'jsonwebtoken'

// expect: secret-key/no-hardcoded-key
const key = ['made', 'up', 'joined', 'key'].join('-')

export const issue = (user) => jwt.sign({ sub: user.id }, key)
