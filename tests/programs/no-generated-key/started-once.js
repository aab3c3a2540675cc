import { randomBytes } from 'node:crypto'
import express from 'express'
import { expressjwt } from 'express-jwt'
import jwt from 'jsonwebtoken'

async function start() {
  const app = express()
  // expect: secret-key/no-generated-key
  const key = randomBytes(32).toString('hex')

  app.post('/sign-in', (request, response) => response.send(jwt.sign({ sub: request.body.name }, key)))
  app.use(expressjwt({ secret: key, algorithms: ['HS256'] }))

  app.listen(3000)
}

await start()
