import jwt from 'jsonwebtoken'

export const issue = (claims) => [
  // expect: secret-key/no-direct-setting-read
  jwt.sign(claims, process.env.JWT_SECRET),
  // expect: secret-key/no-direct-setting-read
  jwt.sign(claims, process.env['ACCESS_TOKEN_SECRET']),
  // expect: secret-key/no-direct-setting-read
  jwt.sign(claims, process.env[`REFRESH_TOKEN_SECRET`]),
  // expect: secret-key/no-direct-setting-read
  jwt.sign(claims, process.env?.INVITATION_TOKEN_SECRET),
  // expect: secret-key/no-direct-setting-read
  jwt.sign(claims, globalThis.process.env.RESET_TOKEN_SECRET),
]
