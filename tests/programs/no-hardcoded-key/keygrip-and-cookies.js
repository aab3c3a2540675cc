const http = require('node:http')
const Cookies = require('cookies')
const Keygrip = require('keygrip')
const { newestCookieKey } = require('./keys')

// expect: secret-key/no-hardcoded-key
const keys = new Keygrip([newestCookieKey, 'made-up-grip-key'], 'sha256')

http
  .createServer((req, res) => {
    const cookies = new Cookies(req, res, { keys })
    cookies.set('last-visit', new Date().toISOString(), { signed: true })
    res.end()
  })
  .listen(3000)
