// file: src/services/keynote.ts
import { encode } from 'next-auth/jwt'

// Not a key module, for all its letters.
export const speakerToken = (id: string) =>
  // expect: secret-key/no-direct-setting-read
  encode({ token: { sub: id }, secret: process.env.NEXTAUTH_SECRET! })
