const { Server } = require('socket.io')
const jwt = require('jsonwebtoken')

// expect: secret-key/no-hardcoded-key
const SECRET_KEY = 'made-up-socket-key'

module.exports = (server) => {
  const io = new Server(server, { cors: { origin: '*' } })
  io.use((socket, next) => {
    try {
      // expect: secret-key/require-fallback-keys
      socket.user = jwt.verify(socket.handshake.auth.token, SECRET_KEY)
      next()
    } catch (error) {
      next(error)
    }
  })
  return io
}
