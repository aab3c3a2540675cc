import { Injectable } from '@nestjs/common'
import { PassportStrategy } from '@nestjs/passport'
import type { Request } from 'express'
import { decode, verify } from 'jsonwebtoken'
import { Strategy } from 'passport-jwt'
import { refreshTokenKeys } from '../config/keys'

function keyOf(token: string): string | undefined {
  return refreshTokenKeys.all.find((key) => {
    try {
      verify(token, key, { algorithms: ['HS256'], ignoreExpiration: true })
      return true
    } catch {
      return false
    }
  })
}

@Injectable()
export class RefreshStrategy extends PassportStrategy(Strategy, 'refresh') {
  constructor() {
    super({
      jwtFromRequest: (request: Request) => request.signedCookies['refresh-token'] ?? null,
      secretOrKeyProvider: (
        _request: Request,
        token: string,
        done: (error: Error | null, key?: string) => void,
      ) => {
        const key = keyOf(token)
        if (key === undefined) done(new Error('no key fits this token'))
        else done(null, key)
      },
    })
  }

  validate(claims: { sub: string }) {
    return { userId: claims.sub }
  }

  static subjectOf(token: string): string | undefined {
    const claims = decode(token)
    return typeof claims?.sub === 'string' ? claims.sub : undefined
  }
}
