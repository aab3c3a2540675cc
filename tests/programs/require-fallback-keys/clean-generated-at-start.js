import { randomBytes } from 'node:crypto'
import session from 'express-session'

// Lives as long as the process: there is no older key to keep. (Another rule's business.)
export const handshake = session({
  secret: randomBytes(32).toString('hex'),
  resave: false,
  saveUninitialized: false,
})
