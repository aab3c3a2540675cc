import { fork } from 'node:child_process'

process.env.JWT_SECRET = await fetchFromVault('jwt')
delete process.env.SESSION_SECRET

export const kinds = {
  jwt: typeof process.env.JWT_SECRET,
  session: process.env.SESSION_SECRET === undefined,
  cookie: process.env.COOKIE_SECRET ? 'set' : 'missing',
  app: !!process.env.APP_SECRET,
}

export const names = Object.keys(process.env).filter((name) => name.endsWith('_SECRET'))
export const worker = fork('./worker.js', { env: process.env })

if (process.env.ENCRYPTION_KEY == null) {
  console.error('ENCRYPTION_KEY is not set: run "openssl rand -hex 32"')
  process.exit(1)
}
