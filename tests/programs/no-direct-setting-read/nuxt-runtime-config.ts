// file: server/api/login.post.ts
import { sealSession } from 'h3'

export default defineEventHandler(async (event) => {
  const config = useRuntimeConfig(event)
  // Sealing opens the session first.
  // expect: secret-key/no-direct-setting-read, secret-key/require-fallback-keys
  return sealSession(event, { password: config.sessionPassword, name: config.public.cookieName })
})
