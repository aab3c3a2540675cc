import { randomBytes } from 'node:crypto'

interface Configuration {
  readonly port: number
  readonly jwtSecret: string
}

export const configuration: Configuration = {
  port: Number(process.env.PORT ?? 3000),
  // expect: secret-key/no-generated-key
  jwtSecret: process.env.JWT_SECRET ?? randomBytes(32).toString('hex'),
}
