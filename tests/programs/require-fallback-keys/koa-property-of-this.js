import Koa from 'koa'

export class Server {
  constructor({ cookieKey }) {
    this.app = new Koa()
    // expect: secret-key/require-fallback-keys
    this.app.keys = [cookieKey]
  }

  listen(port) {
    return this.app.listen(port)
  }
}
