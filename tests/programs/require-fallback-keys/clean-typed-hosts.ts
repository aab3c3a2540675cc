import type { FastifyInstance, FastifyRequest } from 'fastify'

// The keys were given when the plugins were registered.
export default async function routes(app: FastifyInstance) {
  app.get('/me', async (request: FastifyRequest, reply) => {
    await request.jwtVerify()
    const unsigned = request.unsignCookie(request.cookies.theme ?? '')
    reply.setCookie('theme', 'dark', { signed: true })
    return { user: request.user, theme: unsigned.value, token: await reply.jwtSign({ sub: '7' }) }
  })
}
