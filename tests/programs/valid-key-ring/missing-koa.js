import Koa from 'koa'
import Keygrip from 'keygrip'

const app = new Koa()

app.keys = new Keygrip([
  // expect: secret-key/valid-key-ring
  process.env.APP_KEY,
  process.env.APP_KEY_OLD,
])

const other = new Koa()
// expect: secret-key/valid-key-ring
other.keys = [process.env.OTHER_KEY]

const third = new Koa()
third.keys = [process.env.OTHER_KEY].filter(Boolean)
