// file: src/auth/auth.config.ts
import { registerAs } from '@nestjs/config'

export default registerAs('auth', () => ({ secrets: [process.env.JWT_SECRET, process.env.JWT_SECRET_OLD] }))
