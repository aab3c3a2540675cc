import { describe, expect, it } from 'vitest'
import { takesEmptyKey, takesText } from '../../src/catalogue/accepted-keys.ts'
import { libraries } from '../../src/catalogue/libraries/index.ts'
import type { KeySink } from '../../src/catalogue/types.ts'

const sink: KeySink = {
  call: 'sign',
  key: { argument: 0 },
  role: 'sign',
  keyRing: { accepts: 'one key', instead: 'sign with the newest key' },
}

describe('takesEmptyKey', () => {
  it.each([
    ['accepted', 'yes'],
    ['refused', 'no'],
    ['unknown', 'unknown'],
  ] as const)('%s', (emptyKey, answer) => {
    expect(takesEmptyKey({ emptyKey }, sink)).toBe(answer)
  })

  it('is unknown where the entry says nothing', () => {
    expect(takesEmptyKey({}, sink)).toBe('unknown')
  })

  it('goes by the sink where that says something else', () => {
    expect(takesEmptyKey({ emptyKey: 'accepted' }, { ...sink, emptyKey: 'refused' })).toBe('no')
  })
})

describe('takesText', () => {
  it.each([
    ['any', true],
    ['any for HS256', true],
    ['one character', true],
    ['not empty for HMAC', true],
    ['8 characters', true],
    ['9 characters', true],
    ['10 characters', false],
    ['exactly 32 bytes', false],
    ['32 characters, checked when a cookie is set', false],
    ['a fixed format', false],
    ['2048 bits for RSA', false],
  ])('%s', (shortestKey, answer) => {
    expect(takesText({ shortestKey }, sink, 9)).toBe(answer)
  })

  it('counts as no where the entry says nothing', () => {
    expect(takesText({}, sink, 9)).toBe(false)
  })

  it('goes by the sink where that says something else', () => {
    expect(takesText({ shortestKey: 'any' }, { ...sink, shortestKey: '32 bytes' }, 9)).toBe(false)
  })

  it.each([
    ['secret', true],
    ['encryptionKey', false],
    ['another', true],
    [undefined, true],
  ])('goes by the option: %s', (option, answer) => {
    const library = { shortestKey: 'any for `secret`; 32 bytes exactly for `encryptionKey`' }
    expect(takesText(library, sink, 9, option)).toBe(answer)
  })
})

it.each([
  ['node:crypto', 'createHmac', 'yes', true],
  ['node:crypto', 'createCipheriv', 'no', false],
  ['node:crypto', 'hkdfSync', 'yes', true],
  ['jsonwebtoken', 'verify', 'no', true],
  ['jose', 'jwtVerify', 'no', true],
  ['jose', 'jwtDecrypt', 'no', false],
  ['jws', 'verify', 'yes', true],
  ['jws', 'sign', 'no', true],
  ['libsodium-wrappers', 'crypto_generichash', 'yes', true],
  ['libsodium-wrappers', 'crypto_secretbox_easy', 'no', false],
])('%s %s: an empty key %s, the text `undefined` %s', (name, call, empty, text) => {
  const library = libraries.find((candidate) => candidate.package === name)
  const found = library?.sinks.find(
    (candidate) => 'call' in candidate && [candidate.call].flat().includes(call),
  )
  if (!library || !found) throw new Error(`'${name}' has no '${call}'`)
  expect([takesEmptyKey(library, found), takesText(library, found, 'undefined'.length)]).toEqual([
    empty,
    text,
  ])
})
