import jwt from 'jsonwebtoken'

export const issue = (user) =>
  jwt.sign(
    { sub: user.id },
    // expect: secret-key/no-direct-setting-read
    process.env.ACCESS_TOKEN_SECRET ||
      // expect: secret-key/no-direct-setting-read
      process.env.JWT_SECRET,
  )
