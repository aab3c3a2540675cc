'use strict'

const { RedisStore } = require('connect-redis')
const { createClient } = require('redis')
const { createServer } = require('./server')

async function start() {
  const client = createClient({ url: process.env.REDIS_URL })
  await client.connect()
  const app = createServer({ store: new RedisStore({ client, prefix: 'shop:' }) })
  const port = Number(process.env.PORT ?? 3000)
  app.listen(port, () => console.log(`shop listens on ${port}`))
}

start().catch((error) => {
  console.error(error)
  process.exitCode = 1
})
