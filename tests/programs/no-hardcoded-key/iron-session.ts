import { getIronSession, sealData } from 'iron-session'
import { cookies } from 'next/headers'

const passwords = {
  // expect: secret-key/no-hardcoded-key
  1: 'made-up-password-of-thirty-two-letters-1',
  // expect: secret-key/no-hardcoded-key
  2: 'made-up-password-of-thirty-two-letters-2',
}

export const session = async () =>
  getIronSession(await cookies(), { password: passwords, cookieName: 'session' })

export const seal = (data: object) =>
  // expect: secret-key/no-hardcoded-key
  sealData(data, { password: 'made-up-password-that-only-ever-seals-it' })
