import jwt, { type Secret } from 'jsonwebtoken'

// expect: secret-key/no-hardcoded-key
const first = 'made-up-key-as-a-type' as Secret
// expect: secret-key/no-hardcoded-key
const second = 'made-up-key-that-satisfies' satisfies string
// expect: secret-key/no-hardcoded-key
const third = <Secret>'made-up-key-in-an-assertion'
// expect: secret-key/no-hardcoded-key
const fourth = 'made-up-key-that-is-never-null'!

export const issue = (claims: object) => [
  jwt.sign(claims, first),
  jwt.sign(claims, second),
  jwt.sign(claims, third),
  jwt.sign(claims, fourth),
]
