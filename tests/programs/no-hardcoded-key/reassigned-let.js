import jwt from 'jsonwebtoken'
import { loadTokenKey } from './keys.js'

// expect: secret-key/no-hardcoded-key
let key = 'made-up-key-until-the-real-one-comes'

loadTokenKey().then((loaded) => {
  key = loaded
})

export const issue = (user) => jwt.sign({ sub: user.id }, key)
