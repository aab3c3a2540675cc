import * as jwt from 'jsonwebtoken'

const settings = {
  port: 3000,
  jwt: {
    issuer: 'https://api.example',
    // expect: secret-key/no-hardcoded-key
    secret: 'made-up-token-key',
    lifetime: '1h',
  },
}

export const issue = (user) =>
  jwt.sign({ sub: user.id }, settings.jwt.secret, {
    issuer: settings.jwt.issuer,
    expiresIn: settings.jwt.lifetime,
  })
