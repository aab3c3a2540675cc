import { startServer } from './server.js'

await startServer({
  port: Number(process.env.PORT ?? 3000),
  // expect: secret-key/no-direct-setting-read
  sessionSecret: process.env.SESSION_SECRET!,
  // expect: secret-key/no-direct-setting-read
  cookieSecret: String(process.env.COOKIE_SECRET),
  databaseUrl: process.env.DATABASE_URL,
})
