import { randomBytes } from 'node:crypto'
import jwt from 'jsonwebtoken'
import { prisma } from './prisma.ts'

async function tokenKey() {
  const row = await prisma.setting.findUnique({ where: { name: 'token-key' } })
  if (row) return row.value
  const value = randomBytes(32).toString('hex')
  await prisma.setting.create({ data: { name: 'token-key', value } })
  return value
}

const key = await tokenKey()

export const issue = (payload: object) => jwt.sign(payload, key)
