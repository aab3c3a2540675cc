import { createHmac } from 'node:crypto'
import jwt from 'jsonwebtoken'

const required = ['JWT_SECRET', 'LINK_SECRET']
for (const name of required) {
  if (!process.env[name]) throw new Error(`${name} is missing`)
}

export const issue = (subject: string) => jwt.sign({ subject }, `${process.env.JWT_SECRET}`)
export const sign = (path: string) =>
  createHmac('sha256', process.env.LINK_SECRET ?? '')
    .update(path)
    .digest('hex')
