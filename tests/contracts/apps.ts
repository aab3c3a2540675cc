/** Small applications in which somebody signs in and comes back, for each framework the same. */
import type { Untyped } from './contract.ts'
import { ask, fetchFrom, inject } from './http.ts'
import type { Answer, Asked } from './http.ts'

type Visit = (path: string, asked?: Asked) => Promise<Answer>
type MaybePromise<Type> = Type | Promise<Type>

/** What `rotation` needs of an application with `/sign-in`, which gives a cookie, and `/me`, which says who it is. */
export function visits(applicationWith: (keys: Untyped) => MaybePromise<Visit>) {
  return {
    make: async (keys: Untyped) => (await (await applicationWith(keys))('/sign-in')).cookie,
    read: async (cookie: string, keys: Untyped) =>
      said(await (await applicationWith(keys))('/me', { cookie })),
  }
}

/** The same for `migration`, where the module brings its keys along. */
export function visitsOf(applicationOf: (module: Untyped) => MaybePromise<Visit>) {
  const { make, read } = visits(applicationOf)
  return { make, read: (module: Untyped, cookie: string) => read(cookie, module) }
}

/** What an answer says; the status stands before it when it is an error. */
export function said({ status, text }: Pick<Answer, 'status' | 'text'>): string {
  return status === 200 ? text : `${status} ${text}`
}

/** Nobody is signed in any more. */
export function emptySession(seen: unknown): string {
  return seen === 'nobody' ? 'a new, empty session' : JSON.stringify(seen)
}

export function served(handler: unknown): Visit {
  return (path, asked) => ask(handler, path, asked)
}

export function injected(app: Untyped): Visit {
  return (path, asked) => inject(app, path, asked)
}

export function fetched(handle: (request: Request) => Response | Promise<Response>): Visit {
  return (path, asked) => fetchFrom(handle, path, asked)
}

/** Express with `req.session`; an error is answered as text. */
export function expressSessions(express: Untyped, ...middleware: readonly Untyped[]): Visit {
  const app = express()
  for (const each of middleware) app.use(each)
  app.get('/sign-in', (req: Untyped, res: Untyped) => {
    req.session.user = 'alice'
    res.send('in')
  })
  app.get('/me', (req: Untyped, res: Untyped) => res.send(req.session.user ?? 'nobody'))
  app.use(errorsAsText)
  return served(app)
}

/** Express with `req.signedCookies`. */
export function expressCookies(express: Untyped, ...middleware: readonly Untyped[]): Visit {
  const app = express()
  for (const each of middleware) app.use(each)
  app.get('/sign-in', (_req: Untyped, res: Untyped) =>
    res.cookie('user', 'alice', { signed: true }).send('in'),
  )
  app.get('/me', (req: Untyped, res: Untyped) => res.send(String(req.signedCookies.user)))
  app.get('/plain', (req: Untyped, res: Untyped) => res.send(String(req.cookies?.user)))
  app.use(errorsAsText)
  return served(app)
}

/** What `rotation` needs of an application with `/form`, which gives a CSRF token, and `/send`, which asks for it. */
export function forms(applicationWith: (keys: Untyped) => MaybePromise<Visit>) {
  return {
    make: async (keys: Untyped) => {
      const { text, cookie } = await (await applicationWith(keys))('/form')
      return { token: text, cookie }
    },
    read: async ({ token, cookie }: { readonly token: string; readonly cookie: string }, keys: Untyped) => {
      const { status, text } = await (
        await applicationWith(keys)
      )('/send', {
        method: 'POST',
        cookie,
        headers: {
          'x-csrf-token': token,
          'csrf-token': token,
          'content-type': 'application/x-www-form-urlencoded',
        },
        body: new URLSearchParams({ _csrf: token }).toString(),
      })
      return status === 200 ? text : `${status} "${text}"`
    },
    shows: (seen: string) => seen,
  }
}

/** Express with forms; the middleware asks for the token of every POST. */
export function expressForms(
  express: Untyped,
  token: (req: Untyped, res: Untyped) => string,
  ...middleware: readonly Untyped[]
): Visit {
  const app = express()
  app.use(express.urlencoded({ extended: false }))
  for (const each of middleware) app.use(each)
  app.get('/form', (req: Untyped, res: Untyped) => res.send(token(req, res)))
  app.post('/send', (_req: Untyped, res: Untyped) => res.send('alice'))
  app.use(errorsAsText)
  return served(app)
}

/** Express tells an error handler by its four parameters. */
export function errorsAsText(
  error: Untyped,
  _req: Untyped,
  res: Untyped,
  next: (error: unknown) => void,
): void {
  const status = error.status ?? error.statusCode ?? (res.statusCode >= 400 ? res.statusCode : 500)
  if (res.headersSent) next(error)
  else res.status(status).send(error.message)
}

/** Koa with `ctx.session` or with signed cookies. */
export function koaApp(app: Untyped, ...middleware: readonly Untyped[]): Visit {
  app.silent = true
  app.use(async (ctx: Untyped, next: () => Promise<void>) => {
    try {
      await next()
    } catch (error) {
      ctx.status = (error as Untyped).status ?? 500
      ctx.body = (error as Error).message
    }
  })
  for (const each of middleware) app.use(each)
  app.use((ctx: Untyped) => {
    if (ctx.path === '/sign-in') {
      if (ctx.session) ctx.session.user = 'alice'
      else ctx.cookies.set('user', 'alice', { signed: true })
      ctx.body = 'in'
    } else {
      const user = ctx.session ? (ctx.session.user ?? 'nobody') : ctx.cookies.get('user', { signed: true })
      ctx.body = String(user)
    }
  })
  return served(app.callback())
}

/** A Fastify application with plugins, ready to be asked. */
export async function fastifyApp(
  fastify: Untyped,
  register: (app: Untyped) => unknown,
  routes: Readonly<Record<string, (request: Untyped, reply: Untyped, app: Untyped) => unknown>>,
): Promise<Visit> {
  const app = fastify()
  await register(app)
  for (const [path, handler] of Object.entries(routes)) {
    app.all(path, (request: Untyped, reply: Untyped) => handler(request, reply, app))
  }
  await app.ready()
  return injected(app)
}

/** What is thrown past everybody and would end the process. */
export function uncaught(start: () => unknown): Promise<Error> {
  return new Promise((resolve) => {
    process.once('uncaughtException', resolve)
    void Promise.resolve(start()).catch(() => undefined)
  })
}

/** A hapi server with plugins and routes. */
export async function hapiApp(
  Hapi: Untyped,
  register: (server: Untyped) => unknown,
  routes: Readonly<Record<string, Untyped>>,
): Promise<Visit> {
  const server = Hapi.server({ debug: false })
  await register(server)
  for (const [path, route] of Object.entries(routes)) {
    server.route({ method: 'GET', path, ...(typeof route === 'function' ? { handler: route } : route) })
  }
  await server.initialize()
  return injected(server)
}
