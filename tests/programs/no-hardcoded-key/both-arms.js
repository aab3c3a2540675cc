import jwt from 'jsonwebtoken'

export function issue(user) {
  const key = user.admin
    ? // expect: secret-key/no-hardcoded-key
      'made-up-admin-key'
    : // expect: secret-key/no-hardcoded-key
      'made-up-user-key'
  return jwt.sign({ sub: user.id }, key)
}
