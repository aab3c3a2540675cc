/** Servers on loopback, for as long as one request takes. */
import { createServer, request } from 'node:http'
import type { RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Asked {
  readonly method?: string
  readonly cookie?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

export interface Answer {
  readonly status: number
  readonly text: string
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly setCookies: readonly string[]
  /** What a browser would send back. */
  readonly cookie: string
}

/** Serves the handler on a free port of 127.0.0.1, asks once, stops. */
export async function ask(handler: unknown, path: string, asked: Asked = {}): Promise<Answer> {
  const server = createServer(handler as RequestListener)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  try {
    return await askPort(port, path, asked)
  } finally {
    server.closeAllConnections()
    await new Promise((done) => server.close(done))
  }
}

export function askPort(
  port: number,
  path: string,
  { method, cookie, headers, body }: Asked = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port,
        path,
        method: method ?? 'GET',
        headers: { connection: 'close', ...(cookie ? { cookie } : {}), ...headers },
      },
      (response) => {
        let text = ''
        response.setEncoding('utf8')
        response.on('data', (part: string) => (text += part))
        response.on('end', () => {
          const setCookies = response.headers['set-cookie'] ?? []
          resolve({
            status: response.statusCode ?? 0,
            text,
            headers: response.headers,
            setCookies,
            cookie: cookieHeader(setCookies),
          })
        })
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}

/** The `Cookie` header that follows from `Set-Cookie` headers; deleted cookies are left out. */
export function cookieHeader(setCookies: readonly string[]): string {
  const cookies = new Map<string, string>()
  for (const line of setCookies) {
    const [pair = '', ...attributes] = line.split(';')
    const name = pair.slice(0, pair.indexOf('='))
    const isDeleted = attributes.some((attribute) =>
      /^\s*(?:max-age=0|expires=Thu, 01 Jan 1970.*)$/i.test(attribute),
    )
    if (isDeleted) cookies.delete(name)
    else cookies.set(name, pair)
  }
  return [...cookies.values()].join('; ')
}

/** What Fastify and hapi answer without a server. */
export async function inject(
  app: {
    inject: (options: unknown) => Promise<{ statusCode: number; payload: string; headers: Answer['headers'] }>
  },
  path: string,
  { method, cookie, headers, body }: Asked = {},
): Promise<Answer> {
  const response = await app.inject({
    url: path,
    method: method ?? 'GET',
    headers: { ...(cookie ? { cookie } : {}), ...headers },
    payload: body,
  })
  const setCookies = [response.headers['set-cookie'] ?? []].flat()
  return {
    status: response.statusCode,
    text: response.payload,
    headers: response.headers,
    setCookies,
    cookie: cookieHeader(setCookies),
  }
}

/** What a handler of web-standard requests answers. */
export async function fetchFrom(
  handle: (request: Request) => Response | Promise<Response>,
  path: string,
  { method, cookie, headers, body }: Asked = {},
): Promise<Answer> {
  const response = await handle(
    new Request(`http://127.0.0.1${path}`, {
      method: method ?? 'GET',
      headers: { ...(cookie ? { cookie } : {}), ...headers },
      ...(body === undefined ? {} : { body }),
    }),
  )
  const setCookies = response.headers.getSetCookie()
  return {
    status: response.status,
    text: await response.text(),
    headers: Object.fromEntries(response.headers),
    setCookies,
    cookie: cookieHeader(setCookies),
  }
}
