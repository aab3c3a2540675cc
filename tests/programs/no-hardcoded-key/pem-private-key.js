import jwt from 'jsonwebtoken'

// expect: secret-key/no-hardcoded-key
const privateKey = `-----BEGIN EC PRIVATE KEY-----
bWFkZS11cC1wcml2YXRlLWtleS10aGF0LW9wZW5zLW5vdGhpbmctYXQtYWxsLW1h
ZGUtdXAtcHJpdmF0ZS1rZXktdGhhdC1vcGVucy1ub3RoaW5nLWF0LWFsbA==
-----END EC PRIVATE KEY-----`

export const issue = (user) =>
  jwt.sign({ sub: user.id }, privateKey, { algorithm: 'ES256', expiresIn: '10m' })
