import Iron from '@hapi/iron'
import { getIronSession } from 'iron-session'
import { cookies } from 'next/headers'
import { newPassword, oldPassword, passwords } from './keys.js'

export const session = async () =>
  getIronSession(await cookies(), { cookieName: 's', password: { 1: oldPassword, 2: newPassword } })

export const other = async () => getIronSession(await cookies(), { cookieName: 'o', password: passwords })

export const open = (sealed: string) =>
  Iron.unseal(sealed, { default: oldPassword, v2: newPassword }, Iron.defaults)
