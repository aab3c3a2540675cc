import { describe, expect, it } from 'vitest'
import { clientPrefixes } from '../../src/catalogue/client-prefixes.ts'
import {
  exposedSetting,
  givingPrefix,
  isCertainlySecret,
  prefixPattern,
} from '../../src/catalogue/exposed-settings.ts'

describe('a setting that the client gets', () => {
  it.each([
    ['NEXT_PUBLIC_JWT_SECRET', { prefix: 'NEXT_PUBLIC_', kind: 'own key' }],
    ['VITE_ENCRYPTION_KEY', { prefix: 'VITE_', kind: 'own key' }],
    ['react_app_secret', { prefix: 'REACT_APP_', kind: 'own key' }],
    ['EXPO_PUBLIC_STRIPE_SECRET_KEY', { prefix: 'EXPO_PUBLIC_', kind: 'third party' }],
    ['PUBLIC_COOKIE_SECRET', { prefix: 'PUBLIC_', kind: 'own key' }],
  ])('%s is a secret', (name, expected) => {
    expect(exposedSetting(name, [])).toEqual(expected)
  })

  it.each([
    'JWT_SECRET',
    'vite_jwt_secret',
    'PUBLIC_KEY',
    'NEXT_PUBLIC_JWT_PUBLIC_KEY',
    'NEXT_PUBLIC_SESSION_KEY',
    'NEXT_PUBLIC_SECRET_NAME',
    'VITE_MAPS_API_KEY',
    'VITE_REVERB_APP_KEY',
  ])('%s is none', (name) => {
    expect(exposedSetting(name, [])).toBeUndefined()
  })

  it("may have a prefix of the project's own", () => {
    expect(exposedSetting('BROWSER_JWT_SECRET', ['BROWSER_'])).toEqual({
      prefix: 'BROWSER_',
      kind: 'own key',
    })
    expect(exposedSetting('BROWSER_JWT_SECRET', [])).toBeUndefined()
  })
})

describe('the pattern of all prefixes', () => {
  it.each(clientPrefixes)('has $prefix', ({ prefix }) => {
    expect(`${prefix}NAME`).toMatch(prefixPattern([]))
    expect(givingPrefix(`${prefix}NAME`, [])).toBe(prefix)
  })

  it('takes what means something else in a pattern as it is written', () => {
    expect('APP.KEY').toMatch(prefixPattern(['APP.']))
    expect('APPLE').not.toMatch(prefixPattern(['APP.']))
  })
})

describe('a name without doubt', () => {
  it.each([
    ['STRIPE_SECRET_KEY', true],
    ['JWT_PRIVATE_KEY', true],
    ['MAPS_API_KEY', false],
    ['SESSION_KEY', false],
    ['SECRET_NAME', false],
    ['JWT_PUBLIC_KEY', false],
  ])('%s: %s', (name, expected) => {
    expect(isCertainlySecret(name)).toBe(expected)
  })
})
