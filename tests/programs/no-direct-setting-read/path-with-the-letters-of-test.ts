// file: src/latest/attestation.ts
import { createHmac } from 'node:crypto'

// 'latest' and 'attestation' hold the letters of 'test', and are none.
export const attest = (text: string) =>
  // expect: secret-key/no-direct-setting-read
  createHmac('sha256', process.env.ATTESTATION_SIGNING_KEY!).update(text).digest()
