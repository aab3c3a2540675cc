import { createHmac } from 'node:crypto'

export function signed(request) {
  const signature = createHmac(
    'sha256',
    // expect: secret-key/no-hardcoded-key
    'made-up-partner-signing-key',
  )
    .update(`${request.method} ${request.url}`)
    .digest('hex')
  return { ...request, headers: { ...request.headers, 'x-signature': signature } }
}
