import { sign } from 'jsonwebtoken'

interface Options {
  secret?: string
  issuer: string
}

export function tokenIssuer(options: Options) {
  // expect: secret-key/no-hardcoded-key
  const secret = options.secret || 'made-up-default-key'
  return (subject: string) => sign({}, secret, { subject, issuer: options.issuer })
}
