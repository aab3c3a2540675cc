import { createCookie } from '@remix-run/node'

export const theme = createCookie('theme', {
  maxAge: 31_536_000,
  // expect: secret-key/no-direct-setting-read, secret-key/require-fallback-keys
  secrets: [process.env.SESSION_SECRET as string],
})
