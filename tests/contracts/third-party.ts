/** Somebody else's server, on loopback, with one secret: it answers whoever sends that one. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { IncomingHttpHeaders } from 'node:http'
import type { Untyped } from './contract.ts'

/** What a provider answers to a sign-in. */
export const tokenAnswer = { access_token: 'made-up', token_type: 'bearer', expires_in: 60 }

/** What `rotation` needs of a client: `call` has to end well exactly when the server answers. */
export function callsTo(
  call: (url: string, secret: Untyped) => unknown,
  refused: string,
  answer: object = tokenAnswer,
) {
  return {
    make: (secret: Untyped) => secret as string,
    read: async (known: string, secret: Untyped) => {
      await withServer(
        (headers, text) => sentIn(headers, text).includes(known),
        answer,
        (url) => call(url, secret),
      )
      return 'alice'
    },
    shows: (seen: unknown, error: unknown) => (error === undefined ? JSON.stringify(seen) : refused),
  }
}

export async function withServer<Result>(
  isKnown: (headers: IncomingHttpHeaders, text: string, url: string) => unknown,
  answer: object,
  run: (url: string) => Result | Promise<Result>,
): Promise<Result> {
  const server = createServer((req, res) => {
    let text = ''
    req.setEncoding('utf8')
    req.on('data', (part: string) => (text += part))
    req.on('end', () => {
      void (async () => {
        const known = await isKnown(req.headers, text, req.url ?? '')
        res.writeHead(known ? 200 : 401, { 'content-type': 'application/json' })
        res.end(JSON.stringify(known ? answer : { error: 'invalid_client', message: 'not known' }))
      })()
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  try {
    return await run(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  } finally {
    server.closeAllConnections()
    await new Promise((done) => server.close(done))
  }
}

/** Every value that a request carries: headers, what basic authentication hides, fields of a form or of JSON. */
function sentIn({ authorization = '', ...headers }: IncomingHttpHeaders, text: string): readonly string[] {
  const credentials = authorization.replace(/^\w+ /, '')
  const basic = Buffer.from(credentials, 'base64').toString()
  const password = basic.slice(basic.indexOf(':') + 1)
  const fields = text.startsWith('{')
    ? Object.values(JSON.parse(text) as Record<string, unknown>).map(String)
    : [...new URLSearchParams(text).values()]
  return [
    ...Object.values(headers).map(String),
    ...fields,
    credentials,
    password,
    basic.split(':')[0] ?? '',
    decodeURIComponent(/%(?![\da-f]{2})/i.test(password) ? '' : password),
  ]
}
