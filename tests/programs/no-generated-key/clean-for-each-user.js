import { randomBytes, randomUUID } from 'node:crypto'
import jwt from 'jsonwebtoken'

export async function createUser(users, name) {
  const key = randomBytes(32).toString('hex')
  await users.insertOne({ id: randomUUID(), name, key })
  return jwt.sign({ name }, key)
}

export async function resetTokens(users) {
  for (const user of await users.find()) {
    user.key = randomUUID()
    await user.save()
    await user.send(jwt.sign({ sub: user.id }, user.key))
  }
}
