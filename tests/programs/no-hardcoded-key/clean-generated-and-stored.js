// file: scripts/install.js
import { randomBytes } from 'node:crypto'
import { appendFile } from 'node:fs/promises'

const names = ['SESSION_SECRET', 'JWT_SECRET', 'COOKIE_SECRET']

for (const name of names) {
  await appendFile('.env', `${name}=${randomBytes(32).toString('hex')}\n`)
  console.log(`${name} was written to .env`)
}
