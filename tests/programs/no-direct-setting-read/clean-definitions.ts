// file: src/app.module.ts
import { Module } from '@nestjs/common'
import { ConfigModule } from '@nestjs/config'
import Joi from 'joi'

@Module({
  imports: [
    ConfigModule.forRoot({
      validationSchema: Joi.object({
        JWT_SECRET: Joi.string().min(32).required(),
        SESSION_SECRET: Joi.string().min(32).required(),
      }),
    }),
  ],
})
export class AppModule {}
