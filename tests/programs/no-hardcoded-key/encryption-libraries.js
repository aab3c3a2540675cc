import { gcm } from '@noble/ciphers/aes.js'
import { utf8ToBytes } from '@noble/ciphers/utils.js'
import CryptoJS from 'crypto-js'
import Cryptr from 'cryptr'

// expect: secret-key/no-hardcoded-key, secret-key/require-fallback-keys
const cryptr = new Cryptr('made-up-cryptr-key')

export const encryptName = (name) => cryptr.encrypt(name)

// expect: secret-key/no-hardcoded-key
export const encryptMail = (mail) => CryptoJS.AES.encrypt(mail, 'made-up-crypto-js-key').toString()

export const encryptNote = (note, nonce) =>
  // expect: secret-key/no-hardcoded-key
  gcm(utf8ToBytes('made-up-noble-key-of-32-letters!'), nonce).encrypt(utf8ToBytes(note))
