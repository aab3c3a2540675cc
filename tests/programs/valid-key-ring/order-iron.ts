import { getIronSession, sealData, type SessionOptions } from 'iron-session'
import { cookies } from 'next/headers'
import * as keys from './keys.ts'

export const options: SessionOptions = {
  cookieName: 'sid',
  // expect: secret-key/valid-key-ring
  password: { 1: keys.passwordNew, 2: keys.passwordOld },
}

export const session = async () => getIronSession(await cookies(), options)

export const seal = (data: object) =>
  sealData(data, { password: { 1: keys.passwordOld, 2: keys.passwordNew } })
