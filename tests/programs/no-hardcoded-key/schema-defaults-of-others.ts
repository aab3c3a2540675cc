// file: src/env.ts
import { cleanEnv, str, port } from 'envalid'
import Joi from 'joi'
import convict from 'convict'

export const env = cleanEnv(process.env, {
  PORT: port({ default: 3000 }),
  // expect: secret-key/no-hardcoded-key
  SESSION_SECRET: str({ default: 'made-up-envalid-default' }),
})

export const validationSchema = Joi.object({
  PORT: Joi.number().default(3000),
  // expect: secret-key/no-hardcoded-key
  JWT_SECRET: Joi.string().default('made-up-joi-default'),
})

export const config = convict({
  session: {
    secret: {
      format: String,
      // expect: secret-key/no-hardcoded-key
      default: 'made-up-convict-default',
      env: 'SESSION_SECRET',
      sensitive: true,
    },
  },
})
