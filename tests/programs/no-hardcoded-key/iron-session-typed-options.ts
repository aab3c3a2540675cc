// file: src/lib/session.ts
import type { SessionOptions } from 'iron-session'

export interface SessionData {
  username: string
}

export const sessionOptions: SessionOptions = {
  // expect: secret-key/no-hardcoded-key, secret-key/require-fallback-keys
  password: 'made-up-password-of-typed-options-32-letters',
  cookieName: 'iron-examples',
}
