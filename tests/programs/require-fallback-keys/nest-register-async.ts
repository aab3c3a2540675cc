import { Module } from '@nestjs/common'
import { JwtModule, JwtService } from '@nestjs/jwt'
import { SettingsModule, SettingsService } from './settings.module.js'

@Module({
  imports: [
    JwtModule.registerAsync({
      imports: [SettingsModule],
      inject: [SettingsService],
      useFactory: async (settings: SettingsService) => {
        const { secret } = await settings.auth()
        return {
          // expect: secret-key/require-fallback-keys
          secret,
          signOptions: { expiresIn: '1h' },
        }
      },
    }),
  ],
})
export class AuthModule {
  constructor(private readonly jwtService: JwtService) {}

  check(token: string, refreshSecret: string) {
    // expect: secret-key/require-fallback-keys
    return this.jwtService.verify(token, { secret: refreshSecret })
  }
}
