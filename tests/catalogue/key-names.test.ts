import { describe, expect, it } from 'vitest'
import {
  namesKeyFunction,
  namesKeyPart,
  namesKeySet,
  namesPersonalSecret,
  namesRecord,
} from '../../src/catalogue/key-names.ts'

const said = (says: (name: string) => boolean, names: readonly string[]) => names.filter(says)

describe('a name says that it is', () => {
  it.each([
    [
      'a function that finds the key',
      namesKeyFunction,
      [
        'getKey',
        'get',
        'resolve_key',
        'lookUpKey',
        'look_upKey',
        'lookupKey',
        'keyProvider',
        'secretFn',
        'keyLookup',
      ],
      ['key', 'getaway', 'forgetKey', 'fnKey', 'ProviderKey', 'handlers'],
    ],
    [
      'a set that picks the key',
      namesKeySet,
      ['jwks', 'remoteJWKS', 'keystore', 'key_store', 'keyRing', 'KEY_CHAIN', 'keygrip', 'keySet'],
      ['key', 'keys', 'store', 'jwk', 'key-ring'],
    ],
    [
      'a record of many',
      namesRecord,
      ['user', 'USER', 'twoFactor', 'webhookEndpoint', 'current_user', 'apiKey'],
      ['userName', 'config', 'users2', '', 'userless'],
    ],
    [
      'a secret of each user or subscriber',
      namesPersonalSecret,
      ['totpSecret', 'webhookSecret', 'user_otp_key', 'hookSigningKey'],
      ['totp', 'webhook', 'secret', 'secretTotp', 'sessionSecret', ''],
    ],
  ])('%s', (_, says, names, others) => {
    expect(said(says, [...names, ...others])).toEqual(names)
  })
})

describe('a part of a key object is secret', () => {
  const secret = 'k d p q dp dq qi key keys secret secrets private privateKey password value'.split(' ')
  const open = 'id kid alg algorithm kty use crv x y n e enc encoding format passphrase type version'.split(
    ' ',
  )

  it('by its name', () => {
    expect(secret.filter((name) => namesKeyPart(name, false))).toEqual(secret)
    expect([...open, 'current', 'keyed', 'myKey'].filter((name) => namesKeyPart(name, false))).toEqual([])
  })

  it('in a map of keys, whatever its name, unless that is of a JWK', () => {
    const others = ['2024-01', 'current', 'idle', 'myType']
    expect([...secret, ...others].filter((name) => namesKeyPart(name, true))).toEqual([...secret, ...others])
    expect(open.filter((name) => namesKeyPart(name, true))).toEqual([])
  })
})
