import * as jsonwebtoken from 'jsonwebtoken'
import { SECRET_KEY } from '@config'
import type { TokenData } from './interfaces.js'

export const tokenData = async (token: string) =>
  // expect: secret-key/require-fallback-keys
  (await jsonwebtoken.verify(token, SECRET_KEY as string)) as unknown as TokenData
