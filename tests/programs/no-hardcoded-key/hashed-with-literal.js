import { createHash } from 'node:crypto'

// expect: secret-key/no-hardcoded-key
const API_KEY_PEPPER = 'made-up-pepper-of-api-keys'

export const hashOf = (apiKey) =>
  createHash('sha256')
    .update(apiKey + API_KEY_PEPPER)
    .digest('hex')
