import { createHmac } from 'node:crypto'

// The warehouse checks this signature; nothing here ever does.
// expect: secret-key/no-hardcoded-key
const key = 'made-up-warehouse-signing-key'

export function signedOrder(order) {
  const body = JSON.stringify(order)
  return { body, signature: createHmac('sha256', key).update(body).digest('base64') }
}
