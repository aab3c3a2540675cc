// file: src/config/auth.config.ts
import { registerAs } from '@nestjs/config'

export default registerAs('auth', () => ({
  lifetime: process.env.JWT_LIFETIME ?? '1h',
  // expect: secret-key/no-hardcoded-key
  secret: process.env.JWT_SECRET || 'made-up-key-of-a-namespace',
}))
