import { Injectable } from '@nestjs/common'
import { PassportStrategy } from '@nestjs/passport'
import { ExtractJwt, Strategy } from 'passport-jwt'
import { AuthSettings } from './auth.settings.js'

@Injectable()
export class RefreshStrategy extends PassportStrategy(Strategy, 'refresh') {
  constructor(private readonly authSettings: AuthSettings) {
    super({
      jwtFromRequest: ExtractJwt.fromBodyField('refreshToken'),
      // expect: secret-key/require-fallback-keys
      secretOrKey: authSettings.refreshSecret,
      passReqToCallback: true,
    })
  }
}
