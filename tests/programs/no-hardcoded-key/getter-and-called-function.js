import jwt from 'jsonwebtoken'

const settings = {
  get tokenKey() {
    // expect: secret-key/no-hardcoded-key
    return 'made-up-key-of-a-getter'
  },
}

const inviteKey = (() => {
  // expect: secret-key/no-hardcoded-key
  return 'made-up-key-of-a-called-function'
})()

export const access = (user) => jwt.sign({ sub: user.id }, settings.tokenKey)
export const invite = (email) => jwt.sign({ email }, inviteKey)
