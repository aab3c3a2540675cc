import { Injectable, Module } from '@nestjs/common'
import { JwtModule } from '@nestjs/jwt'
import { PassportStrategy } from '@nestjs/passport'
import { ExtractJwt, Strategy } from 'passport-jwt'

@Module({
  imports: [
    JwtModule.register({
      global: true,
      // expect: secret-key/no-empty-key
      secret: `${process.env.JWT_SECRET}`,
    }),
  ],
})
export class AuthModule {}

@Injectable()
export class JwtStrategy extends PassportStrategy(Strategy) {
  constructor() {
    super({
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      // expect: secret-key/no-empty-key
      secretOrKey: `${process.env.JWT_SECRET}`,
    })
  }
}
