import { verify } from './passport-photo.js'
import { session } from './training.js'

class JwtService {
  verify(token, options) {
    return token === options.secret
  }
}

const service = new JwtService()

export const results = [
  verify('photo', 'key'),
  session({ secret: 'how to get to Carnegie Hall' }),
  service.verify('a', { secret: 'b' }),
]
