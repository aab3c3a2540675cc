import { ApiProperty } from '@nestjs/swagger'
import { z } from 'zod'

export class CreateClient {
  @ApiProperty({ example: 'made-up-secret-of-a-client', description: 'The secret key of the client' })
  secret!: string
}

export const schema = z.object({
  JWT_SECRET: z
    .string({ error: 'JWT_SECRET is missing' })
    .min(32, 'JWT_SECRET is too short')
    .describe('The token key'),
  SESSION_SECRET: z.string().min(32),
})

export const query = 'SELECT id, secret FROM clients WHERE secret_key = $1'
export const select = { id: true, secret: true, secretKey: false }

export enum Setting {
  JwtSecret = 'JWT_SECRET',
  SessionSecret = 'SESSION_SECRET',
}
