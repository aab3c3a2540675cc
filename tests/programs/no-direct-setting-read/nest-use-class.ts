import { Injectable, Module } from '@nestjs/common'
import { ConfigService } from '@nestjs/config'
import { JwtModule, type JwtModuleOptions, type JwtOptionsFactory } from '@nestjs/jwt'

@Injectable()
class TokenOptions implements JwtOptionsFactory {
  constructor(private readonly config: ConfigService) {}

  createJwtOptions(): JwtModuleOptions {
    return {
      // expect: secret-key/no-direct-setting-read, secret-key/require-fallback-keys
      secret: this.config.get<string>('JWT_SECRET'),
      signOptions: { expiresIn: '1h' },
    }
  }
}

@Module({ imports: [JwtModule.registerAsync({ useClass: TokenOptions })] })
export class AuthModule {}
