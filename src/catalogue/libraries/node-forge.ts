import { defineLibrary } from '../define-library.ts'
import type { Rotation } from '../types.ts'

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

const ofCiphertext: Rotation = {
  invalidates: [
    {
      what: 'ciphertext',
      shows: 'AES-GCM: `decipher.finish()` returns false, it does not throw',
      severity: 'unreadable until the old key is back',
      detail: 'lost for ever if the old key was thrown away',
    },
  ],
  unaffected: ['columns that are not encrypted', 'password hashes'],
  withFallback: 'Old ciphertext opens with the old key and can be encrypted again with the new one.',
  dropWhen: 'every stored value has been encrypted again with the new key',
}

export default defineLibrary({
  package: 'node-forge',
  verified: '1.4.3',
  reference: 'https://github.com/digitalbazaar/forge',
  sinks: [
    {
      method: 'start',
      of: { call: 'hmac.create' },
      key: { argument: 1 },
      role: 'sign or verify',
      keyRing: { accepts: 'one key', instead: 'make a MAC with each key in turn and compare' },
    },
    {
      call: 'cipher.createCipher',
      key: { argument: 1 },
      role: 'encrypt',
      emptyKey: 'refused',
      shortestKey: '16, 24 or 32 bytes',
      keyRing: { accepts: 'one key', instead: 'encrypt with the newest key' },
      rotation: ofCiphertext,
    },
    {
      call: 'cipher.createDecipher',
      key: { argument: 1 },
      role: 'decrypt',
      emptyKey: 'refused',
      shortestKey: '16, 24 or 32 bytes',
      keyRing: { accepts: 'one key', instead: 'decrypt with each key in turn, until `finish()` is true' },
      rotation: ofCiphertext,
    },
    {
      call: 'pkcs5.pbkdf2',
      key: { argument: 0 },
      role: 'derive',
      keyRing: { accepts: 'one key', instead: 'derive one key of each' },
      rotation: ofDerivedKeys,
    },
  ],
  rotation: {
    invalidates: [
      { what: 'sessions', shows: 'another digest, so the comparison fails', severity: 'sign in again' },
      { what: 'links', shows: 'another digest, so the comparison fails', severity: 'send again' },
      { what: 'webhooks', shows: 'another digest, so the comparison fails', severity: 'send again' },
      {
        what: 'blind indexes',
        shows: 'the lookup finds no row',
        severity: 'unreadable until the old key is back',
        detail: 'a MAC kept as a lookup column, until every row is computed again',
      },
    ],
    unaffected: ['hashes without a key'],
    withFallback: 'What was signed with the old key still verifies; new MACs are made with the new key.',
    dropWhen: 'nothing that was signed with it has to verify any more',
  },
  missingKey: 'start throws "Cannot read properties of undefined (reading \'length\')"',
  emptyKey: 'accepted',
  shortestKey: 'any for HMAC; 16, 24 or 32 bytes for AES',
  traps: [
    '`start(hash, null)` takes the key of the call before, without an error.',
    'An array of keys is taken as bytes: the MAC is of neither key, and nothing is thrown.',
    'A wrong key does not throw: a caller that ignores what `finish()` returns reads garbage.',
  ],
  notes: [
    'The key of an HMAC is an argument of `start`, not of `create`.',
    'Most applications use it for certificates and RSA: those are private keys, not shared ones.',
  ],
  migration: `import forge from 'node-forge'

// Newest key first. Drop the second one when no link of it has to work any more.
const keys = [process.env.LINK_SECRET, process.env.LINK_SECRET_PREVIOUS].filter(Boolean)

function mac(key, text) {
  const hmac = forge.hmac.create()
  hmac.start('sha256', key)
  hmac.update(text)
  return hmac.digest().toHex()
}

export const issue = ({ sub }) => \`\${sub}.\${mac(keys[0], sub)}\`

export function check(link) {
  const [sub, given] = link.split('.')
  if (!keys.some((key) => mac(key, sub) === given)) throw new Error('bad signature')
  return { sub }
}
`,
  examples: {
    correct: [
      `import forge from 'node-forge'
import { linkKeys } from './keys.js'

export function issue(text) {
  const hmac = forge.hmac.create()
  hmac.start('sha256', linkKeys.newest)
  hmac.update(text)
  return hmac.digest().toHex()
}
`,
      `import forge from 'node-forge'
import { dataKeys } from './keys.js'

export function seal(text, iv) {
  const cipher = forge.cipher.createCipher('AES-GCM', dataKeys.newest)
  cipher.start({ iv })
  cipher.update(forge.util.createBuffer(text))
  cipher.finish()
  return { body: cipher.output, tag: cipher.mode.tag }
}

export function open({ body, tag }, iv) {
  for (const key of dataKeys) {
    const decipher = forge.cipher.createDecipher('AES-GCM', key)
    decipher.start({ iv, tag })
    decipher.update(body)
    if (decipher.finish()) return decipher.output.toString()
  }
}
`,
      `import forge from 'node-forge'
import { masterKeys } from './keys.js'

export const derivedKeys = masterKeys.map((key) => forge.pkcs5.pbkdf2(key, 'links', 600_000, 32))
`,
    ],
    incorrect: [
      {
        rule: 'no-hardcoded-key',
        code: `import forge from 'node-forge'

const hmac = forge.hmac.create()
hmac.start('sha256', 'made-up-link-key')
`,
      },
      {
        rule: 'require-fallback-keys',
        code: `import forge from 'node-forge'
import { dataKey } from './keys.js'

export function open(body, iv, tag) {
  const decipher = forge.cipher.createDecipher('AES-GCM', dataKey)
  decipher.start({ iv, tag })
  decipher.update(body)
  return decipher.finish() ? decipher.output.toString() : undefined
}
`,
      },
    ],
  },
})
