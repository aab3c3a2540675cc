// file: src/auth/auth.module.ts
import { registerAs as config } from '@nestjs/config'

export default config('auth', () => ({ secrets: [process.env.JWT_SECRET, process.env.JWT_SECRET_OLD] }))
