import jwt from 'jsonwebtoken'
import config from './config.js'

// The default stands in the configuration, and is reported there.
export const issue = (sub) => jwt.sign({ sub }, config.jwt.secret, { expiresIn: config.jwt.lifetime })
