import { type CanActivate, type ExecutionContext, Injectable, UnauthorizedException } from '@nestjs/common'
import { JwtService } from '@nestjs/jwt'
import type { Request } from 'express'
import { jwtConstants } from './constants.js'

@Injectable()
export class AuthGuard implements CanActivate {
  constructor(private jwtService: JwtService) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Request>()
    const [type, token] = request.headers.authorization?.split(' ') ?? []
    if (type !== 'Bearer' || !token) throw new UnauthorizedException()
    try {
      const payload = await this.jwtService.verifyAsync(token, {
        // expect: secret-key/require-fallback-keys
        secret: jwtConstants.secret,
      })
      request['user'] = payload
    } catch {
      throw new UnauthorizedException()
    }
    return true
  }
}
