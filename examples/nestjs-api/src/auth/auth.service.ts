import { Injectable, UnauthorizedException } from '@nestjs/common'
import { JwtService } from '@nestjs/jwt'
import { InjectRepository } from '@nestjs/typeorm'
import type { Repository } from 'typeorm'
import { refreshTokenKeys } from '../config/keys'
import { isPassword } from '../users/passwords'
import { User } from '../users/user.entity'

@Injectable()
export class AuthService {
  constructor(
    private readonly jwt: JwtService,
    @InjectRepository(User) private readonly users: Repository<User>,
  ) {}

  async signIn(email: string, password: string) {
    const user = await this.users.findOneBy({ email })
    if (!user || !(await isPassword(password, user.passwordHash))) throw new UnauthorizedException()
    return {
      accessToken: await this.jwt.signAsync({ sub: user.id, roles: user.roles }),
      refreshToken: await this.jwt.signAsync(
        { sub: user.id },
        { secret: refreshTokenKeys.newest, expiresIn: '30d' },
      ),
    }
  }

  async refresh(token: string) {
    for (const secret of refreshTokenKeys.all) {
      const claims = await this.jwt.verifyAsync<{ sub: string }>(token, { secret }).catch(() => undefined)
      if (claims) return { accessToken: await this.jwt.signAsync({ sub: claims.sub }) }
    }
    throw new UnauthorizedException()
  }

  mailConfirmationOf(user: User): string {
    return this.jwt.sign(
      { sub: user.id, email: user.email },
      // expect: secret-key/no-hardcoded-key
      { secret: 'made-up-mail-confirmation-key', expiresIn: '1d' },
    )
  }

  async confirmMail(token: string): Promise<void> {
    const claims = await this.jwt.verifyAsync<{ sub: string; email: string }>(token, {
      // expect: secret-key/no-direct-setting-read, secret-key/require-fallback-keys
      secret: process.env.CONFIRMATION_TOKEN_SECRET,
    })
    await this.users.update({ id: claims.sub }, { confirmedEmail: claims.email })
  }
}
