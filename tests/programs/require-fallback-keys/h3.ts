import { defineEventHandler, getSession, useSession } from 'h3'
import { settingsOf } from './settings.js'

export default defineEventHandler(async (event) => {
  const { password } = settingsOf(event).session
  const session = await useSession(event, {
    // expect: secret-key/require-fallback-keys
    password,
    name: 'session',
  })
  // expect: secret-key/require-fallback-keys
  const old = await getSession(event, { password: settingsOf(event).oldSession.password, name: 'old' })
  return { ...old.data, ...session.data }
})
