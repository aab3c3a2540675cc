import { authenticator } from 'otplib'
import jwt from 'jsonwebtoken'
import { keys } from './keys.ts'
import { users } from './users.ts'

export async function enrol(id: string) {
  const secret = authenticator.generateSecret()
  await users.update(id, { secret })
  return { secret, token: jwt.sign({ id }, keys.newest) }
}
