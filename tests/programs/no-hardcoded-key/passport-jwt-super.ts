import { Injectable } from '@nestjs/common'
import { PassportStrategy } from '@nestjs/passport'
import { ExtractJwt, Strategy } from 'passport-jwt'

@Injectable()
export class JwtStrategy extends PassportStrategy(Strategy) {
  constructor() {
    super({
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      ignoreExpiration: false,
      // expect: secret-key/no-hardcoded-key, secret-key/require-fallback-keys
      secretOrKey: 'made-up-strategy-key',
    })
  }

  async validate(payload: { sub: string }) {
    return { userId: payload.sub }
  }
}
