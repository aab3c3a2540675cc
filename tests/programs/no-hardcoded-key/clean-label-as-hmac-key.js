import { createHmac } from 'node:crypto'
import { encryptionKeys } from './keys.js'

// The label is public and protects nothing: what is hidden is the key that is hashed.
const FINGERPRINT_LABEL = 'app.example/key-fingerprint/v1'

/** Tells in logs which key is in use, without telling the key. */
export const fingerprint = () =>
  createHmac('sha256', FINGERPRINT_LABEL).update(encryptionKeys.newest).digest('hex').slice(0, 8)
