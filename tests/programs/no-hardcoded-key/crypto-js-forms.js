import CryptoJS, { AES as Cipher } from 'crypto-js'
import aes from 'crypto-js/aes'
import hmacSha256 from 'crypto-js/hmac-sha256'

export const all = (text) => [
  // expect: secret-key/no-hardcoded-key
  Cipher.encrypt(text, 'made-up-named-import').toString(),
  // expect: secret-key/no-hardcoded-key
  aes.encrypt(text, 'made-up-deep-import').toString(),
  // expect: secret-key/no-hardcoded-key
  hmacSha256(text, 'made-up-deep-hmac').toString(),
  // expect: secret-key/no-hardcoded-key
  CryptoJS.AES.encrypt(text, CryptoJS.enc.Utf8.parse('made-up-parsed-key-16'), {
    mode: CryptoJS.mode.ECB,
  }).toString(),
]
