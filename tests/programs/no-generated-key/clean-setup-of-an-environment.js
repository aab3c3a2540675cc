// file: scripts/setup.js
import { randomBytes } from 'node:crypto'
import { writeFile } from 'node:fs/promises'

const settings = {
  PORT: '3000',
  JWT_SECRET: process.env.JWT_SECRET || randomBytes(32).toString('hex'),
}
const lines = Object.entries(settings).map(([name, value]) => `${name}=${value}`)

await writeFile('.env', lines.join('\n'))
