import { randomUUID } from 'node:crypto'
import { nanoid } from 'nanoid'
import { cleanEnv, str } from 'envalid'
import { z } from 'zod'

export const environment = cleanEnv(process.env, {
  // expect: secret-key/no-generated-key
  SESSION_SECRET: str({ default: nanoid(40) }),
})

export const schema = z.object({
  INSTANCE: z.string().default(() => randomUUID()),
  JWT_SECRET: z
    .string()
    .min(32)
    // expect: secret-key/no-generated-key
    .default(() => randomUUID()),
})
