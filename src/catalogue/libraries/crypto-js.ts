import { defineLibrary } from '../define-library.ts'
import type { Rotation } from '../types.ts'

const ofMacs: Rotation = {
  invalidates: [
    { what: 'links', shows: 'another digest, so the comparison fails', severity: 'send again' },
    { what: 'webhooks', shows: 'another digest, so the comparison fails', severity: 'send again' },
  ],
  unaffected: ['password hashes', 'hashes without a key'],
  withFallback: 'What was signed with the old key still verifies; new MACs are made with the new key.',
  dropWhen: 'nothing that was signed with it has to verify any more',
}

const ofDerivedKeys: Rotation = {
  invalidates: [
    {
      what: 'whatever the derived key protects',
      shows: 'another derived key, and then what its use shows',
      severity: 'unreadable until the old key is back',
      detail: 'as bad as the worst use of the derived key',
    },
  ],
  unaffected: ['hashes without a key'],
  withFallback: 'Derive one key of each; the uses of the derived keys decide what they save.',
  dropWhen: 'no use of the derived key needs it any more',
}

export default defineLibrary({
  package: 'crypto-js',
  verified: '4.2.0',
  reference: 'https://github.com/brix/crypto-js',
  sinks: [
    {
      call: [
        'HmacMD5',
        'HmacSHA1',
        'HmacSHA224',
        'HmacSHA256',
        'HmacSHA384',
        'HmacSHA512',
        'HmacSHA3',
        'HmacRIPEMD160',
        'algo.HMAC.create',
      ],
      key: { argument: 1 },
      role: 'sign or verify',
      keyRing: { accepts: 'one key', instead: 'make a MAC with each key in turn and compare' },
      rotation: ofMacs,
    },
    {
      from: [
        'crypto-js/hmac-md5',
        'crypto-js/hmac-sha1',
        'crypto-js/hmac-sha224',
        'crypto-js/hmac-sha256',
        'crypto-js/hmac-sha384',
        'crypto-js/hmac-sha512',
        'crypto-js/hmac-sha3',
        'crypto-js/hmac-ripemd160',
      ],
      call: 'default',
      key: { argument: 1 },
      role: 'sign or verify',
      keyRing: { accepts: 'one key', instead: 'make a MAC with each key in turn and compare' },
      rotation: ofMacs,
    },
    {
      call: [
        'AES.encrypt',
        'DES.encrypt',
        'TripleDES.encrypt',
        'Rabbit.encrypt',
        'RC4.encrypt',
        'Blowfish.encrypt',
      ],
      key: { argument: 1 },
      role: 'encrypt',
      keyRing: {
        accepts: 'one key',
        instead: 'encrypt with the newest key and put a MAC around the ciphertext',
      },
    },
    {
      from: [
        'crypto-js/aes',
        'crypto-js/tripledes',
        'crypto-js/rabbit',
        'crypto-js/rc4',
        'crypto-js/blowfish',
      ],
      call: 'encrypt',
      key: { argument: 1 },
      role: 'encrypt',
      keyRing: {
        accepts: 'one key',
        instead: 'encrypt with the newest key and put a MAC around the ciphertext',
      },
    },
    {
      call: [
        'AES.decrypt',
        'DES.decrypt',
        'TripleDES.decrypt',
        'Rabbit.decrypt',
        'RC4.decrypt',
        'Blowfish.decrypt',
      ],
      key: { argument: 1 },
      role: 'decrypt',
      keyRing: { accepts: 'one key', instead: 'put a MAC around the ciphertext and let it choose the key' },
    },
    {
      from: [
        'crypto-js/aes',
        'crypto-js/tripledes',
        'crypto-js/rabbit',
        'crypto-js/rc4',
        'crypto-js/blowfish',
      ],
      call: 'decrypt',
      key: { argument: 1 },
      role: 'decrypt',
      keyRing: { accepts: 'one key', instead: 'put a MAC around the ciphertext and let it choose the key' },
    },
    {
      call: ['PBKDF2', 'EvpKDF'],
      key: { argument: 0 },
      role: 'derive',
      keyRing: { accepts: 'one key', instead: 'derive one key of each' },
      rotation: ofDerivedKeys,
    },
    {
      from: ['crypto-js/pbkdf2', 'crypto-js/evpkdf'],
      call: 'default',
      key: { argument: 0 },
      role: 'derive',
      keyRing: { accepts: 'one key', instead: 'derive one key of each' },
      rotation: ofDerivedKeys,
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'ciphertext',
        shows: 'mostly an empty string, without an error',
        severity: 'unreadable until the old key is back',
        detail: 'lost for ever if the old key was thrown away, or if the empty string was written back',
      },
    ],
    unaffected: ['columns that are not encrypted', 'password hashes'],
    withFallback:
      'With a MAC around the ciphertext the right key is found, and old rows can be encrypted again.',
    dropWhen: 'every stored value has been encrypted again with the new key',
  },
  missingKey:
    'HmacSHA256 throws "Cannot read properties of undefined (reading \'sigBytes\')", AES.encrypt "(reading \'words\')"',
  emptyKey: 'accepted',
  shortestKey: 'any',
  traps: [
    '`decrypt` never throws. Over 80% of wrong keys read as an empty string, the others throw "Malformed UTF-8 data" in `toString` or, rarely, read as garbage: code that writes the empty value back destroys the data.',
    'Trying one key after the other cannot tell a wrong key from an empty value: it takes a MAC, or JSON around the value.',
    'An array of keys throws.',
    'A string is a passphrase, a WordArray the key itself: going from one to the other is a rotation.',
  ],
  notes: [
    'The key is the second argument, after the message.',
    'Native ESM finds everything on the default export only.',
    'A key in front-end code, literal or from `VITE_` and `NEXT_PUBLIC_` settings, is known to everybody.',
  ],
  migration: `import CryptoJS from 'crypto-js'

// Newest key first. Drop the second one when every row has been encrypted again.
const keys = [process.env.ENCRYPTION_KEY, process.env.ENCRYPTION_KEY_PREVIOUS].filter(Boolean)

// AES.decrypt cannot tell a wrong key, so put a MAC around it and let the MAC choose the key.
export function seal(text) {
  const ciphertext = CryptoJS.AES.encrypt(text, keys[0]).toString()
  return \`\${ciphertext}.\${CryptoJS.HmacSHA256(ciphertext, keys[0])}\`
}

export function open(stored) {
  const [ciphertext, mac] = stored.split('.')
  const key = keys.find((candidate) => CryptoJS.HmacSHA256(ciphertext, candidate).toString() === mac)
  if (!key) throw new Error('no key reads this')
  return CryptoJS.AES.decrypt(ciphertext, key).toString(CryptoJS.enc.Utf8)
}
`,
  examples: {
    correct: [
      `import CryptoJS from 'crypto-js'
import { linkKeys } from './keys.js'

export const check = (text, given) =>
  linkKeys.some((key) => CryptoJS.HmacSHA256(text, key).toString() === given)
`,
      `import CryptoJS from 'crypto-js'
import { dataKeys } from './keys.js'

export const seal = (text) => CryptoJS.AES.encrypt(text, dataKeys.newest).toString()

export const open = (id, stored) =>
  CryptoJS.AES.decrypt(stored, dataKeys.byId(id)).toString(CryptoJS.enc.Utf8)
`,
      `import AES from 'crypto-js/aes'
import Utf8 from 'crypto-js/enc-utf8'
import hmacSha256 from 'crypto-js/hmac-sha256'
import pbkdf2 from 'crypto-js/pbkdf2'
import { dataKeys, linkKeys, masterKeys } from './keys.js'

export const seal = (text) => AES.encrypt(text, dataKeys.newest).toString()
export const open = (id, stored) => AES.decrypt(stored, dataKeys.byId(id)).toString(Utf8)
export const sign = (text) => hmacSha256(text, linkKeys.newest).toString()
export const derivedKeys = masterKeys.map((key) => pbkdf2(key, 'links', { keySize: 8 }))
`,
      `import CryptoJS from 'crypto-js'
import { masterKeys } from './keys.js'

export const derivedKeys = masterKeys.map((key) => CryptoJS.PBKDF2(key, 'links', { keySize: 8 }))
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import CryptoJS from 'crypto-js'

export const seal = (text) => CryptoJS.AES.encrypt(text, 'made-up-data-key').toString()
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import CryptoJS from 'crypto-js'
import { dataKey } from './keys.js'

export const open = (stored) => CryptoJS.AES.decrypt(stored, dataKey).toString(CryptoJS.enc.Utf8)
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import { HmacSHA256 } from 'crypto-js'
import { linkKey } from './keys.js'

export const check = (text, mac) => HmacSHA256(text, linkKey).toString() === mac
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import hmacSHA256 from 'crypto-js/hmac-sha256'
import { linkKey } from './keys.js'

export const check = (text, mac) => hmacSHA256(text, linkKey).toString() === mac
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import AES from 'crypto-js/aes'
import { dataKey } from './keys.js'

export const open = (ciphertext) => AES.decrypt(ciphertext, dataKey)
`,
      },
    ],
  },
})
