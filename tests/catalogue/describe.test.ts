import { describe, expect, it } from 'vitest'
import {
  describeConsequence,
  describeEmptyKey,
  describeInvalidates,
  describeKind,
  describeLeak,
  describeLoss,
  describeRemedy,
  describeSeverity,
  pageOf,
  rotationOf,
  severities,
  worstSeverity,
} from '../../src/catalogue/describe.ts'
import type {
  DataKind,
  Invalidation,
  KeyRing,
  KeySink,
  Rotation,
  Severity,
} from '../../src/catalogue/types.ts'

const rotation = (...invalidates: readonly Invalidation[]): Rotation => ({
  invalidates,
  unaffected: [],
  withFallback: 'Nothing is lost.',
  dropWhen: 'the last value has expired',
})

const lost = (what: DataKind, severity: Severity, shows = 'an error'): Invalidation => ({
  what,
  severity,
  shows,
})

const sink = (keyRing: KeyRing): KeySink => ({
  call: 'default',
  key: { argument: 0 },
  role: 'verify',
  keyRing,
})

describe('pageOf', () => {
  it.each([
    ['express-session', 'express-session.md'],
    ['@hapi/iron', 'hapi__iron.md'],
    ['node:crypto', 'node__crypto.md'],
    ['@keystone-6/core', 'keystone-6__core.md'],
  ])('%s -> %s', (packageName, page) => {
    expect(pageOf(packageName)).toBe(page)
  })
})

describe('rotationOf', () => {
  const own = rotation(lost('ciphertext', 'lost for ever'))
  const library = { rotation: rotation(lost('sessions', 'sign in again')) }

  it("takes the sink's own rotation", () => {
    expect(rotationOf(library, { ...sink({ accepts: 'one key', instead: '' }), rotation: own })).toBe(own)
  })

  it("falls back on the library's", () => {
    expect(rotationOf(library, sink({ accepts: 'one key', instead: '' }))).toBe(library.rotation)
  })
})

describe('describeInvalidates', () => {
  it('one kind', () => {
    expect(describeInvalidates(rotation(lost('sessions', 'sign in again')))).toBe('sessions')
  })

  it('several kinds, whatever their severity', () => {
    const several = rotation(
      lost('access tokens', 'sign in again'),
      lost('ciphertext', 'lost for ever'),
      lost('links', 'send again'),
    )
    expect(describeInvalidates(several)).toBe('access tokens, encrypted data and links')
  })

  it('the same kind twice is named once', () => {
    const twice = rotation(lost('links', 'send again'), lost('links', 'lost for ever'))
    expect(describeInvalidates(twice)).toBe('links')
  })

  it('nothing', () => {
    expect(describeInvalidates(rotation())).toBe('nothing')
  })
})

describe('worstSeverity', () => {
  it.each(severities)('%s alone', (severity) => {
    expect(worstSeverity(rotation(lost('cookies', severity)))).toBe(severity)
  })

  it('the later one of the list wins, in any order', () => {
    expect(worstSeverity(rotation(lost('ciphertext', 'lost for ever'), lost('cookies', 'nothing')))).toBe(
      'lost for ever',
    )
  })

  it('nothing is invalidated', () => {
    expect(worstSeverity(rotation())).toBe('nothing')
  })
})

describe('describeSeverity', () => {
  it.each<[readonly Invalidation[], string]>([
    [[], 'nobody has to do anything'],
    [[lost('cookies', 'nothing')], 'nobody has to do anything'],
    [[lost('links', 'send again')], 'links must be sent again'],
    [[lost('access tokens', 'send again')], 'access tokens must be issued again'],
    [[lost('cookies', 'send again')], 'cookies must be set again'],
    [
      [lost('signatures', 'send again'), lost('links', 'send again')],
      'signatures and links must be made again',
    ],
    [[lost('sessions', 'sign in again'), lost('links', 'send again')], 'users must sign in again'],
    [
      [lost('ciphertext', 'unreadable until the old key is back')],
      'encrypted data is unreadable until the old key is back',
    ],
    [
      [lost('blind indexes', 'unreadable until the old key is back')],
      'blind indexes are unusable until the old key is back',
    ],
    [[lost('passwords', 'lost for ever')], 'stored password hashes are lost for ever'],
    [[lost('ciphertext', 'lost for ever')], 'encrypted data is lost for ever'],
  ])('%j -> %s', (invalidates, words) => {
    expect(describeSeverity(rotation(...invalidates))).toBe(words)
  })
})

describe('describeConsequence', () => {
  it.each<[string, readonly Invalidation[], string]>([
    [
      'sessions',
      [lost('sessions', 'sign in again', 'a new, empty session')],
      'signs users out (a new, empty session)',
    ],
    [
      'tokens and links',
      [
        lost('access tokens', 'sign in again', 'JsonWebTokenError "invalid signature"'),
        lost('refresh tokens', 'sign in again', 'JsonWebTokenError "invalid signature"'),
        lost('links', 'send again', 'JsonWebTokenError "invalid signature"'),
      ],
      'invalidates access tokens, refresh tokens and links (JsonWebTokenError "invalid signature"): ' +
        'users must sign in again',
    ],
    ['nothing', [], 'invalidates nothing'],
    [
      'requests in flight beside something worse',
      [lost('sessions', 'sign in again'), lost('requests in flight', 'send again')],
      'signs users out (an error)',
    ],
    [
      'requests in flight alone',
      [lost('requests in flight', 'send again')],
      'invalidates requests in flight (an error), to be sent again',
    ],
    [
      'each with its own way of showing',
      [lost('cookies', 'sign in again', 'no cookie'), lost('sessions', 'sign in again', 'no session')],
      'signs users out (no session) and invalidates cookies',
    ],
    ['nothing that matters', [lost('cookies', 'nothing')], 'invalidates cookies, without harm (an error)'],
    [
      'what can be sent again',
      [lost('links', 'send again')],
      'invalidates links (an error), to be sent again',
    ],
    [
      'data that comes back',
      [lost('ciphertext', 'unreadable until the old key is back')],
      'makes encrypted data unreadable until the old key is back (an error)',
    ],
    ['data that does not', [lost('ciphertext', 'lost for ever')], 'loses encrypted data for ever (an error)'],
    [
      'the worst first, with the way it shows',
      [
        lost('sessions', 'sign in again', 'no session'),
        lost('ciphertext', 'lost for ever', 'an empty string'),
      ],
      'loses encrypted data for ever (an empty string) and signs users out',
    ],
    [
      'sessions beside tokens and links',
      [
        lost('sessions', 'sign in again'),
        lost('access tokens', 'sign in again'),
        lost('links', 'send again'),
      ],
      'signs users out (an error) and invalidates access tokens and links',
    ],
    [
      'three parts',
      [
        lost('ciphertext', 'lost for ever'),
        lost('blind indexes', 'unreadable until the old key is back'),
        lost('sessions', 'sign in again'),
      ],
      'loses encrypted data for ever (an error), makes blind indexes unusable until the old key is back ' +
        'and signs users out',
    ],
    [
      'a long error is left to the page',
      [lost('sessions', 'sign in again', 'x'.repeat(91))],
      'signs users out',
    ],
    [
      'a full stop is dropped',
      [lost('sessions', 'sign in again', 'No session.')],
      'signs users out (No session)',
    ],
  ])('%s', (_name, invalidates, words) => {
    expect(describeConsequence(rotation(...invalidates))).toBe(words)
  })
})

describe('describeLoss', () => {
  it.each<[string, readonly Invalidation[], string]>([
    ['sessions', [lost('sessions', 'sign in again')], 'signs users out (an error)'],
    [
      'data that the old key would read',
      [lost('ciphertext', 'unreadable until the old key is back')],
      'loses encrypted data for ever (an error)',
    ],
    [
      'both',
      [lost('sessions', 'sign in again'), lost('ciphertext', 'unreadable until the old key is back')],
      'loses encrypted data for ever (an error) and signs users out',
    ],
  ])('%s', (_name, invalidates, words) => {
    expect(describeLoss(rotation(...invalidates))).toBe(words)
  })
})

describe('describeRemedy', () => {
  it.each<[KeyRing, string]>([
    [{ accepts: 'array', newest: 'first' }, 'Pass an array with the newest key first: [newest, ...older]'],
    [{ accepts: 'array', newest: 'last' }, 'Pass an array with the newest key last: [...older, newest]'],
    [{ accepts: 'array', newest: 'irrelevant' }, 'Pass an array of all keys: [newest, ...older]'],
    [
      { accepts: 'array', newest: 'first', covers: 'stored data, not sessions' },
      'Pass an array with the newest key first: [newest, ...older]; it covers stored data, not sessions',
    ],
    [
      { accepts: 'array', newest: 'first', each: '{ id, secret }' },
      "Pass an array with the newest key first, each as '{ id, secret }'",
    ],
    [
      { accepts: 'map', newest: 'highest id' },
      'Pass a map from id to key with the newest key under the highest id: { 1: older, 2: newest }',
    ],
    [
      { accepts: 'map', newest: 'named id' },
      'Pass a map from id to key and name the id of the newest key: { a: older, b: newest }',
    ],
    [
      { accepts: 'function', gives: 'one key' },
      'Pass a function that returns the key that the value was made with, for example by its key id',
    ],
    [
      { accepts: 'function', gives: 'several keys' },
      'Pass a function that returns all keys: [newest, ...older]',
    ],
    [
      { accepts: 'option', fallbacks: 'secretRotation' },
      "Leave the newest key here and give the older keys in 'secretRotation'",
    ],
    [
      { accepts: 'option', fallbacks: 2 },
      'Leave the newest key here and give the older keys as the third argument',
    ],
    [
      { accepts: 'option', fallbacks: 6 },
      'Leave the newest key here and give the older keys as the 7th argument',
    ],
    [
      { accepts: 'option', fallbacks: 'secrets', older: 'here' },
      "Leave the key here as the oldest one and give the newest in 'secrets'",
    ],
    [
      { accepts: 'list in a string', separator: ',', newest: 'first', each: 'version:key' },
      "Pass all keys in one string with ',' between them, the newest key first, each as 'version:key'",
    ],
    [
      { accepts: 'list in a string', separator: ',', newest: 'first' },
      "Pass all keys in one string with ',' between them, the newest key first",
    ],
    [{ accepts: 'one key', instead: 'try each key in turn.' }, 'It takes one key only: try each key in turn'],
  ])('%j', (keyRing, remedy) => {
    expect(describeRemedy(sink(keyRing))).toBe(remedy)
  })
})

describe('describeKind', () => {
  it('says ciphertext and passwords in plain words', () => {
    expect([describeKind('ciphertext'), describeKind('passwords'), describeKind('links')]).toEqual([
      'encrypted data',
      'stored password hashes',
      'links',
    ])
  })
})

describe('describeLeak', () => {
  it.each<[string, readonly Invalidation[], string]>([
    [
      'what can be forged',
      [lost('sessions', 'sign in again'), lost('links', 'send again')],
      'forge sessions and links',
    ],
    ['what can be read', [lost('ciphertext', 'lost for ever')], 'read encrypted data'],
    [
      'both',
      [lost('cookies', 'sign in again'), lost('ciphertext', 'lost for ever')],
      'forge cookies and read encrypted data',
    ],
    ['blind indexes', [lost('blind indexes', 'lost for ever')], 'look values up in blind indexes'],
    ['passwords', [lost('passwords', 'lost for ever')], 'guess passwords from stolen hashes'],
    ['public ids', [lost('public ids', 'lost for ever')], 'decode public ids'],
    ['stored sessions', [lost('sessions', 'unreadable until the old key is back')], 'read stored sessions'],
    [
      'what guards a form',
      [lost('requests in flight', 'send again')],
      'get past what guards forms and sign-ins',
    ],
    [
      'what guards a form, beside sessions',
      [lost('sessions', 'sign in again'), lost('requests in flight', 'send again')],
      'forge sessions',
    ],
    ['calls', [lost('calls to the other party', 'send again')], 'make calls in your name'],
    ['nothing that is known', [], 'do whatever the key allows'],
  ])('%s', (_what, invalidates, words) => {
    expect(describeLeak(rotation(...invalidates))).toBe(words)
  })
})

describe('describeEmptyKey', () => {
  it.each([
    ['takes an empty key without an error', {}, 'empty'],
    ['makes hashes without a key', { withEmptyKey: 'makes hashes without a key' }, 'empty'],
    ['takes it without an error', {}, 'text'],
    ['takes it without an error', { withEmptyKey: 'makes hashes without a key' }, 'text'],
  ] as const)('%s: %j, %s', (words, library, becomes) => {
    expect(describeEmptyKey(library, becomes)).toBe(words)
  })
})
