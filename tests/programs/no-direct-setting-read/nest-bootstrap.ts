// file: src/main.ts
import { NestFactory } from '@nestjs/core'
import { ConfigService } from '@nestjs/config'
import session from 'express-session'
import { AppModule } from './app.module.js'

async function bootstrap() {
  const app = await NestFactory.create(AppModule)
  const config = app.get(ConfigService)
  app.use(
    session({
      // expect: secret-key/no-direct-setting-read, secret-key/require-fallback-keys
      secret: config.get('SESSION_SECRET'),
      resave: false,
      saveUninitialized: false,
    }),
  )
  await app.listen(config.get<number>('PORT', 3000))
}

bootstrap()
