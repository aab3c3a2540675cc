import { Injectable } from '@nestjs/common'
import { ConfigService } from '@nestjs/config'
import { JwtService } from '@nestjs/jwt'

@Injectable()
export class Tokens {
  constructor(
    private readonly jwt: JwtService,
    private readonly config: ConfigService,
  ) {}

  issue(sub: string) {
    // expect: secret-key/no-hardcoded-key, secret-key/no-direct-setting-read
    return this.jwt.sign({ sub }, { secret: this.config.get('JWT_SECRET', 'made-up-service-default') })
  }
}
