import { Controller, Get, Injectable, Logger, UnauthorizedException } from '@nestjs/common'
import { ConfigService } from '@nestjs/config'

@Injectable()
export class Tokens {
  private readonly logger = new Logger(Tokens.name)

  constructor(private readonly config: ConfigService) {}

  check(token: string) {
    // expect: secret-key/no-exposed-key
    this.logger.debug(`checking with ${this.config.get<string>('JWT_SECRET')}`)
    // expect: secret-key/no-exposed-key
    if (token === '') throw new UnauthorizedException(this.config.get('JWT_SECRET'))
  }
}

@Controller('keys')
export class Keys {
  @Get()
  show() {
    // expect: secret-key/no-exposed-key
    return { key: process.env.SIGNING_SECRET }
  }
}
