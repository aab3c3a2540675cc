import { Module } from '@nestjs/common'
import { JwtModule } from '@nestjs/jwt'

@Module({
  imports: [
    JwtModule.register({
      global: true,
      // expect: secret-key/no-hardcoded-key, secret-key/require-fallback-keys
      secret: 'made-up-nest-key',
      signOptions: { expiresIn: '60s' },
    }),
  ],
})
export class AuthModule {}
