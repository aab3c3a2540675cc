import { Module } from '@nestjs/common'
import { ConfigModule } from '@nestjs/config'
import { TypeOrmModule } from '@nestjs/typeorm'
import Joi from 'joi'
import { AuthModule } from './auth/auth.module'
import { User } from './users/user.entity'

@Module({
  imports: [
    ConfigModule.forRoot({
      isGlobal: true,
      validationSchema: Joi.object({
        JWT_SECRET: Joi.string().min(32).required(),
        JWT_SECRET_PREVIOUS: Joi.string().min(32),
        JWT_REFRESH_SECRET: Joi.string().min(32).required(),
        COOKIE_SECRET: Joi.string().min(32).required(),
      }),
    }),
    TypeOrmModule.forRoot({ type: 'postgres', entities: [User], synchronize: false }),
    AuthModule,
  ],
})
export class AppModule {}
