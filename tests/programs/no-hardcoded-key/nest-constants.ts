import { Injectable } from '@nestjs/common'
import { JwtService } from '@nestjs/jwt'

export const jwtConstants = {
  // expect: secret-key/no-hardcoded-key
  secret: 'made-up-key-that-is-never-for-production',
}

@Injectable()
export class TokenService {
  constructor(private jwtService: JwtService) {}

  issue(userId: string) {
    return this.jwtService.signAsync({ sub: userId }, { secret: jwtConstants.secret })
  }
}
