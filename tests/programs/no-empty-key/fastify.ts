import fastifyCookie from '@fastify/cookie'
import fastifyJwt from '@fastify/jwt'
import fastify from 'fastify'

const server = fastify()

// expect: secret-key/no-empty-key
server.register(fastifyJwt, { secret: `${process.env.JWT_SECRET}` })
// expect: secret-key/no-empty-key
server.register(fastifyCookie, { secret: String(process.env.COOKIE_SECRET) })

export { server }
