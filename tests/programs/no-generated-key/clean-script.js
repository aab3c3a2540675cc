// file: scripts/make-token.js
import { randomBytes } from 'node:crypto'
import jwt from 'jsonwebtoken'

const key = randomBytes(64).toString('hex')

console.log(`JWT_SECRET=${key}`)
console.log(`TOKEN=${jwt.sign({ role: 'admin' }, key)}`)
