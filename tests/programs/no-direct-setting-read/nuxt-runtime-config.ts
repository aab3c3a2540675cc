// file: server/api/login.post.ts
import { sealSession } from 'h3'

export default defineEventHandler(async (event) => {
  const config = useRuntimeConfig(event)
  // expect: secret-key/no-direct-setting-read
  return sealSession(event, { password: config.sessionPassword, name: config.public.cookieName })
})
