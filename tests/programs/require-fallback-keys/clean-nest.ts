import { Injectable, Module } from '@nestjs/common'
import { JwtModule, JwtSecretRequestType, JwtService } from '@nestjs/jwt'
import { keyWithId, refreshKeys, tokenKeys } from './keys.js'

@Injectable()
export class Tokens {
  constructor(private readonly jwt: JwtService) {}

  // The module knows the key.
  issue(sub: string) {
    return this.jwt.sign({ sub })
  }

  check(token: string) {
    return this.jwt.verifyAsync(token)
  }

  async refresh(token: string) {
    for (const secret of refreshKeys) {
      const claims = await this.jwt.verifyAsync(token, { secret }).catch(() => null)
      if (claims) return claims
    }
    return null
  }
}

@Module({
  imports: [
    JwtModule.registerAsync({
      useFactory: () => ({
        secretOrKeyProvider: (type, token) =>
          type === JwtSecretRequestType.SIGN ? tokenKeys[0] : keyWithId(token),
      }),
    }),
  ],
  providers: [Tokens],
})
export class TokensModule {}
