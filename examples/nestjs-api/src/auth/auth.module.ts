import { Module } from '@nestjs/common'
import { ConfigService } from '@nestjs/config'
import { JwtModule } from '@nestjs/jwt'
import { PassportModule } from '@nestjs/passport'
import { TypeOrmModule } from '@nestjs/typeorm'
import { User } from '../users/user.entity'
import { AuthService } from './auth.service'
import { JwtStrategy } from './jwt.strategy'
import { RefreshStrategy } from './refresh.strategy'
import { PartnerSignOn } from './partner-sign-on.service'

@Module({
  imports: [
    PassportModule,
    TypeOrmModule.forFeature([User]),
    JwtModule.registerAsync({
      inject: [ConfigService],
      useFactory: (config: ConfigService) => ({
        // expect: secret-key/no-direct-setting-read, secret-key/require-fallback-keys
        secret: config.get<string>('JWT_SECRET'),
        signOptions: { expiresIn: '15m', issuer: 'api.example' },
      }),
    }),
  ],
  providers: [AuthService, JwtStrategy, RefreshStrategy, PartnerSignOn],
  exports: [AuthService],
})
export class AuthModule {}
