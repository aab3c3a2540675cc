import { randomUUID } from 'node:crypto'
import { Module } from '@nestjs/common'
import { JwtModule } from '@nestjs/jwt'

@Module({
  imports: [
    JwtModule.registerAsync({
      // expect: secret-key/no-generated-key
      useFactory: () => ({ secret: process.env.T || randomUUID(), signOptions: { expiresIn: '1h' } }),
    }),
  ],
})
export class AuthModule {}
