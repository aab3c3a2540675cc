import jwt from 'jsonwebtoken'

const config = {
  port: Number(process.env.PORT),
  jwt: { secret: process.env.JWT_SECRET, expiresIn: '1h' },
}

export const issue = (subject: string) => jwt.sign({ subject }, config.jwt.secret!)

export function start() {
  // expect: secret-key/no-exposed-key
  console.log('starting with', config)
  // expect: secret-key/no-exposed-key
  const dump = JSON.stringify(config, null, 2)
  // expect: secret-key/no-exposed-key
  if (!config.port) throw new Error(`no port in ${JSON.stringify(config)}`)
  return dump
}
