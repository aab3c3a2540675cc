import fastifyCookie from '@fastify/cookie'
import Fastify from 'fastify'

const app = Fastify()
const older = process.env.COOKIE_SECRET_OLD

if (!process.env.COOKIE_SECRET) throw new Error('COOKIE_SECRET is missing')

await app.register(fastifyCookie, {
  // expect: secret-key/valid-key-ring
  secret: [process.env.COOKIE_SECRET, older as string],
})

await app.register(fastifyCookie, {
  secret: older ? [process.env.COOKIE_SECRET, older] : [process.env.COOKIE_SECRET],
})
