import { readFileSync } from 'node:fs'
import jwt from 'jsonwebtoken'

// The name of a file is no key.
const privateKey = readFileSync('/run/secrets/made-up-private-key.pem', 'utf8')

export const issue = (user) => jwt.sign({ sub: user.id }, privateKey, { algorithm: 'ES256' })
