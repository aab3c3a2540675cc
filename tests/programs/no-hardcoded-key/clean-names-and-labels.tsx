import { createHmac } from 'node:crypto'
import { keys } from './keys.js'

const SESSION_COOKIE = 'app-session-secret-cookie'
const SECRET_HEADER = 'x-internal-secret-key'
const JWT_ALGORITHM = 'HS256'
const SECRET_SETTING_NAMES = ['JWT_SECRET', 'SESSION_SECRET', 'COOKIE_SECRET']

export const messages = {
  secret: 'Please enter the secret of your shop',
  secretKey: 'Your secret key must have at least 32 characters',
  password: 'This password is too short',
}

export function SecretField({ label = 'Secret key', placeholder = 'sk_live_0000000000000000' }) {
  return (
    <label>
      {label}
      <input
        name="secretKey"
        type="password"
        placeholder={placeholder}
        aria-label="Your secret signing key"
      />
    </label>
  )
}

export const describeSettings = () => ({
  cookie: SESSION_COOKIE,
  header: SECRET_HEADER,
  algorithm: JWT_ALGORITHM,
  names: SECRET_SETTING_NAMES,
})

export const fingerprint = (text: string) =>
  createHmac('sha256', keys.newest).update(text).digest('base64url')
