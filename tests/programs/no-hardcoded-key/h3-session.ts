import { defineEventHandler, useSession } from 'h3'

export default defineEventHandler(async (event) => {
  const session = await useSession<{ visits: number }>(event, {
    name: 'visits',
    // expect: secret-key/no-hardcoded-key, secret-key/require-fallback-keys
    password: 'made-up-h3-password-of-32-letters-or-so',
  })
  await session.update((data) => ({ visits: (data.visits ?? 0) + 1 }))
  return session.data
})
