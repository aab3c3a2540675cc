import { Injectable } from '@nestjs/common'
import { ConfigService } from '@nestjs/config'
import { PassportStrategy } from '@nestjs/passport'
import { ExtractJwt, Strategy } from 'passport-jwt'

export interface Claims {
  readonly sub: string
  readonly roles: readonly string[]
}

@Injectable()
export class JwtStrategy extends PassportStrategy(Strategy) {
  constructor(config: ConfigService) {
    super({
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      ignoreExpiration: false,
      // expect: secret-key/no-direct-setting-read, secret-key/require-fallback-keys
      secretOrKey: config.getOrThrow<string>('JWT_SECRET'),
    })
  }

  validate(claims: Claims) {
    return { userId: claims.sub, roles: claims.roles }
  }
}
