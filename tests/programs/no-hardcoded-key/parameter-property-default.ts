import { SignJWT } from 'jose'

export class Tokens {
  // expect: secret-key/no-hardcoded-key
  constructor(private readonly secret = 'made-up-parameter-property') {}

  issue(sub: string) {
    return new SignJWT({ sub })
      .setProtectedHeader({ alg: 'HS256' })
      .sign(new TextEncoder().encode(this.secret))
  }
}
