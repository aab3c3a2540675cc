import { randomBytes } from 'node:crypto'
import fastifyCookie from '@fastify/cookie'
import fastifyJwt from '@fastify/jwt'
import type { FastifyInstance } from 'fastify'

export default async function auth(app: FastifyInstance) {
  // expect: secret-key/no-generated-key
  const secret = randomBytes(32).toString('hex')
  await app.register(fastifyCookie, { secret })
  // expect: secret-key/no-generated-key
  await app.register(fastifyJwt, { secret: process.env.JWT_SECRET || randomBytes(32).toString('hex') })
}
