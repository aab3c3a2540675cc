import { sign } from 'jsonwebtoken'

enum Keys {
  // expect: secret-key/no-hardcoded-key
  Access = 'made-up-access-key',
  // expect: secret-key/no-hardcoded-key
  Refresh = 'made-up-refresh-key',
}

export const tokensOf = (sub: string) => ({
  access: sign({ sub }, Keys.Access, { expiresIn: '5m' }),
  refresh: sign({ sub }, Keys.Refresh, { expiresIn: '30d' }),
})
