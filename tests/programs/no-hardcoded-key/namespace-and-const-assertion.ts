import { sign } from 'jsonwebtoken'

export namespace TokenConstants {
  // expect: secret-key/no-hardcoded-key
  export const SECRET = 'made-up-namespace-key'
  export const LIFETIME = '6h'
}

const KEYS = {
  // expect: secret-key/no-hardcoded-key
  refresh: 'made-up-refresh-key',
} as const

export const access = (sub: string) =>
  sign({ sub }, TokenConstants.SECRET, { expiresIn: TokenConstants.LIFETIME })
export const refresh = (sub: string) => sign({ sub }, KEYS.refresh)
