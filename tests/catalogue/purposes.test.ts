import { describe, expect, it } from 'vitest'
import { covers } from '../../src/catalogue/coverage.ts'
import { describeSeconds, secondsIn, secondsPerNumber } from '../../src/catalogue/lifetimes.ts'
import { libraries } from '../../src/catalogue/libraries/index.ts'
import { hasAlternatives, purposesIn } from '../../src/catalogue/purposes.ts'
import type { DataKind, Library } from '../../src/catalogue/types.ts'

const ofAll: readonly Library[] = libraries
const named = (name: string) => ofAll.find((library) => library.package === name)

describe('the purpose that a name speaks of', () => {
  it.each<readonly [string, readonly DataKind[]]>([
    ['createResetLink', ['links']],
    ['verifyEmail', ['links']],
    ['emailToken', ['links']],
    ['verifyToken', []],
    ['refreshToken', ['refresh tokens']],
    ['JWT_REFRESH_SECRET', ['refresh tokens']],
    ['authRefreshToken', ['refresh tokens']],
    ['accessToken', ['access tokens']],
    ['requireAuth', ['access tokens']],
    ['verifyWebhookSignature', ['webhooks']],
    ['blindIndexOf', ['blind indexes']],
    ['sessionToken', ['sessions']],
    ['sign', []],
    ['src/index', []],
  ])('%s', (name, kinds) => {
    expect(purposesIn(name)).toEqual(kinds)
  })
})

describe('libraries whose key may have one purpose or another', () => {
  it.each(['jsonwebtoken', 'jose', 'node:crypto', '@noble/hashes', '@hapi/iron', 'webcrypto'])(
    '%s is one',
    (name) => {
      const library = named(name)
      expect(library && hasAlternatives(library.rotation)).toBe(true)
    },
  )

  it.each(['express-session', 'next-auth', 'better-auth', 'cookie-parser', 'iron-session', 'firebase-admin'])(
    '%s is none: it does all of it',
    (name) => {
      const library = named(name)
      expect(library && hasAlternatives(library.rotation)).toBe(false)
    },
  )
})

describe('lifetimes', () => {
  it.each([
    ['15m', 900],
    ['2 hours', 7200],
    ['7d', 604_800],
    ['30 days from now', 2_592_000],
    ['1.5h', 5400],
    ['500ms', 0.5],
    ['120', undefined],
    ['soon', undefined],
  ])('%s', (text, seconds) => {
    expect(secondsIn(text)).toBe(seconds)
  })

  it.each([
    ['jsonwebtoken', 'expiresIn', 1],
    ['fast-jwt', 'expiresIn', 0.001],
    ['express-session', 'cookie.maxAge', 0.001],
    ['iron-session', 'ttl', 1],
    ['hono', 'exp', 1],
    ['a library that nobody looked up', 'maxAge', undefined],
  ])('a number of %s in %s', (library, option, factor) => {
    expect(secondsPerNumber(library, option)).toBe(factor)
  })

  it.each([
    [90, '1 minute and 30 seconds'],
    [86_400, '1 day'],
    [1_209_600, '14 days'],
    [0, 'no time'],
  ])('%i seconds in words', (seconds, words) => {
    expect(describeSeconds(seconds)).toBe(words)
  })
})

describe('what a key ring covers', () => {
  const ringOf = (library: string) => {
    const rings = named(library)?.sinks.map(({ keyRing }) => keyRing) ?? []
    const ring = rings.find((candidate) => candidate.accepts !== 'one key' && candidate.covers !== undefined)
    if (!ring) throw new Error(`${library} has no ring that covers a part`)
    return ring
  }

  it.each([
    ['next-auth', 'sessions', true],
    ['next-auth', 'links', false],
    ['next-auth', 'requests in flight', false],
    ['better-auth', 'ciphertext', true],
    ['better-auth', 'sessions', false],
  ] as const)('of %s: %s', (library, kind, expected) => {
    expect(covers(ringOf(library), kind)).toBe(expected)
  })

  it('everything, where the entry names no part', () => {
    expect(covers({ accepts: 'array', newest: 'first' }, 'sessions')).toBe(true)
  })

  it('nothing, where one key is taken', () => {
    expect(covers({ accepts: 'one key', instead: 'try each key' }, 'sessions')).toBe(false)
  })
})
