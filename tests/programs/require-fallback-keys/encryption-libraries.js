import { xchacha20poly1305 } from '@noble/ciphers/chacha.js'
import CryptoJS from 'crypto-js'
import Cryptr from 'cryptr'
import { columnKey, noteKey } from './keys.js'

export const decryptMail = (mail) =>
  // expect: secret-key/require-fallback-keys
  CryptoJS.AES.decrypt(mail, columnKey).toString(CryptoJS.enc.Utf8)

// expect: secret-key/require-fallback-keys
const cryptr = new Cryptr(columnKey)
export const decryptName = (name) => cryptr.decrypt(name)

export function decryptNote(note) {
  // expect: secret-key/require-fallback-keys
  const cipher = xchacha20poly1305(noteKey, note.subarray(0, 24))
  return cipher.decrypt(note.subarray(24))
}
