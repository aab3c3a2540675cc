import Koa from 'koa'
import session from 'koa-session'

const app = new Koa()
// expect: secret-key/no-hardcoded-key, secret-key/require-fallback-keys
app.keys = ['made-up-koa-key']
app.use(session(app))
app.listen(3000)
