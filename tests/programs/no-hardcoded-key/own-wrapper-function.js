import jwt from 'jsonwebtoken'

const issue = (payload, key, lifetime) => jwt.sign(payload, key, { expiresIn: lifetime, algorithm: 'HS256' })

export const accessToken = (user) =>
  // expect: secret-key/no-hardcoded-key
  issue({ sub: user.id }, 'made-up-access-key', '5m')

export const inviteToken = (email) =>
  // expect: secret-key/no-hardcoded-key
  issue({ email }, 'made-up-invitation-key', '7d')
