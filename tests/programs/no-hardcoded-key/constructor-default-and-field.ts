import jwt from 'jsonwebtoken'

interface Options {
  secret?: string
}

export class Tokens {
  private readonly secret: string

  constructor(options: Options = {}) {
    // expect: secret-key/no-hardcoded-key
    this.secret = options.secret || 'made-up-key-of-a-class'
  }

  issue(sub: string) {
    return jwt.sign({ sub }, this.secret)
  }

  check(token: string) {
    // expect: secret-key/require-fallback-keys
    return jwt.verify(token, this.secret)
  }
}
