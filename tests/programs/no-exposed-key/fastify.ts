import Fastify from 'fastify'

const app = Fastify({ logger: true })
// expect: secret-key/no-exposed-key
app.log.info(`key ${process.env.COOKIE_SECRET}`)

app.get('/settings', async (request, reply) => {
  // expect: secret-key/no-exposed-key
  request.log.debug({ secret: process.env.COOKIE_SECRET }, 'settings')
  // expect: secret-key/no-exposed-key
  return { secret: process.env.COOKIE_SECRET }
})
