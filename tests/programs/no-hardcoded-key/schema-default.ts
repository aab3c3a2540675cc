// file: src/env.ts
import { z } from 'zod'

const schema = z.object({
  PORT: z.coerce.number().default(3000),
  // expect: secret-key/no-hardcoded-key
  JWT_SECRET: z.string().min(10).default('made-up-schema-default'),
})

export const env = schema.parse(process.env)
