import jwt from 'jsonwebtoken'

function setting(name) {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is not set`)
  return value
}

export const issue = (user) =>
  // expect: secret-key/no-direct-setting-read
  jwt.sign({ sub: user.id }, setting('JWT_SECRET'), { expiresIn: setting('JWT_LIFETIME') })
