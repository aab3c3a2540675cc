import { Inject, Injectable } from '@nestjs/common'
import { ConfigService } from '@nestjs/config'
import { JwtService } from '@nestjs/jwt'

@Injectable()
export class TokenService {
  @Inject() private readonly settings!: ConfigService

  constructor(
    private readonly jwt: JwtService,
    private readonly configService: ConfigService,
  ) {}

  access(sub: string) {
    // expect: secret-key/no-direct-setting-read
    return this.jwt.sign({ sub }, { secret: this.configService.get<string>('JWT_SECRET') })
  }

  refresh(sub: string) {
    return this.jwt.signAsync(
      { sub },
      {
        // expect: secret-key/no-direct-setting-read
        secret: this.configService.getOrThrow('auth.refreshSecret', { infer: true }),
        expiresIn: this.configService.get('auth.refreshExpires'),
      },
    )
  }

  invitation(email: string) {
    // expect: secret-key/no-direct-setting-read
    return this.jwt.sign({ email }, { secret: this.settings.get('INVITATION_SECRET') })
  }
}
