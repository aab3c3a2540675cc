import { Injectable } from '@nestjs/common'
import { JwtService } from '@nestjs/jwt'

@Injectable()
export class TokenService {
  constructor(private readonly jwtService: JwtService) {}

  issue(sub: string) {
    const accessToken = this.jwtService.sign({ sub }, { secret: process.env.JWT_SECRET, expiresIn: '15m' })
    const refreshToken = this.jwtService.sign(
      { sub },
      // expect: secret-key/no-shared-key
      { secret: process.env.JWT_SECRET, expiresIn: '7d' },
    )
    return { accessToken, refreshToken }
  }
}
