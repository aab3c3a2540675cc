import { randomBytes } from 'node:crypto'
import Koa from 'koa'

const app = new Koa()
// expect: secret-key/no-generated-key
app.keys = [randomBytes(32).toString('hex')]

export default app
