import { Module } from '@nestjs/common'
import type { ConfigType } from '@nestjs/config'
import { JwtModule, type JwtModuleOptions } from '@nestjs/jwt'
import { jwtConfig } from './jwt.config.js'
import { internalKey } from './keys.js'

const internal: JwtModuleOptions = {
  // expect: secret-key/require-fallback-keys
  secret: internalKey,
}

@Module({
  imports: [
    JwtModule.register(internal),
    JwtModule.registerAsync({
      inject: [jwtConfig.KEY],
      useFactory: (config: ConfigType<typeof jwtConfig>) => ({
        // expect: secret-key/require-fallback-keys
        secret: config.secret,
      }),
    }),
  ],
})
export class AuthModule {}
