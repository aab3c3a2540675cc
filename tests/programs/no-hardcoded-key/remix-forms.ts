// file: app/cookies.server.ts
import { createCookie, createFileSessionStorage, createSessionStorage } from '@remix-run/node'
import { createData, deleteData, readData, updateData } from './database.js'
import { olderKeys } from './keys.js'

export const preferences = createCookie('preferences', {
  // expect: secret-key/no-hardcoded-key
  secrets: ['made-up-preferences-key', ...olderKeys],
})

export const files = createFileSessionStorage({
  dir: '/sessions',
  // expect: secret-key/no-hardcoded-key, secret-key/require-fallback-keys
  cookie: { name: '__files', secrets: ['made-up-file-session-key'] },
})

export const rows = createSessionStorage({
  // expect: secret-key/no-hardcoded-key, secret-key/require-fallback-keys
  cookie: { name: '__rows', secrets: ['made-up-row-session-key'] },
  createData,
  readData,
  updateData,
  deleteData,
})
