import jwt from 'jsonwebtoken'

export const signToken = (claims, key, lifetime) => jwt.sign(claims, key, { expiresIn: lifetime })

export function readToken(token, { key }) {
  // expect: secret-key/require-fallback-keys
  return jwt.verify(token, key, { algorithms: ['HS256'] })
}

export class Signer {
  constructor(key) {
    this.key = key
  }

  sign(claims) {
    return jwt.sign(claims, this.key)
  }
}
