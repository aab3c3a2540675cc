import { describe, expect, it } from 'vitest'
import { libraries } from '../../src/catalogue/libraries/index.ts'
import { digestOf, factsOf, readDigests } from '../contracts/digests.ts'

// No fact can be changed without a run: what an entry says has a digest that only `npm run contracts -- --write` notes.

const digests = readDigests()

it('has a digest of each library and of no other', () => {
  expect(Object.keys(digests)).toEqual(libraries.map((library) => library.package))
})

describe.each(libraries.map((library) => [library.package, library] as const))('%s', (name, library) => {
  const facts = factsOf(library)

  it('says what it said when its contract last passed', () => {
    expect(digestOf(facts), `run \`npm run contracts ${name} -- --write\``).toBe(digests[name])
  })

  it('cannot be changed in any fact without being noticed', () => {
    const flips = flipsOf(facts)
    expect(flips.length).toBeGreaterThan(5)
    const unnoticed = flips.filter(({ flipped }) => digestOf(flipped) === digests[name])
    expect(unnoticed.map(({ fact }) => fact)).toEqual([])
  })
})

it('flips every kind of fact', () => {
  const flips = new Set(
    flipsOf({
      sinks: [
        {
          call: ['sign', 'seal'],
          key: { argument: 1, property: 'secret' },
          role: 'sign',
          keyRing: { accepts: 'array', newest: 'first', since: '1.0.0' },
        },
      ],
      rotation: { invalidates: [{ what: 'links', shows: 'dead', severity: 'send again' }], unaffected: [] },
      emptyKey: 'accepted',
      shortestKey: 'any',
    }).map(({ fact }) => fact),
  )
  expect([...flips].sort()).toEqual(
    [
      'emptyKey = refused',
      'emptyKey is gone',
      'rotation is gone',
      'rotation.invalidates is gone',
      'rotation.invalidates without 0',
      'rotation.invalidates.0.severity = lost for ever',
      'rotation.invalidates.0.severity is gone',
      'rotation.invalidates.0.shows = not dead',
      'rotation.invalidates.0.shows is gone',
      'rotation.invalidates.0.what = ciphertext',
      'rotation.invalidates.0.what is gone',
      'rotation.unaffected is gone',
      'shortestKey = not any',
      'shortestKey is gone',
      'sinks is gone',
      'sinks without 0',
      'sinks.0.call is gone',
      'sinks.0.call the other way round',
      'sinks.0.call without 0',
      'sinks.0.call without 1',
      'sinks.0.call.0 = not sign',
      'sinks.0.call.1 = not seal',
      'sinks.0.key is gone',
      'sinks.0.key.argument = 2',
      'sinks.0.key.argument is gone',
      'sinks.0.key.property = not secret',
      'sinks.0.key.property is gone',
      'sinks.0.keyRing is gone',
      'sinks.0.keyRing.accepts = one key',
      'sinks.0.keyRing.accepts is gone',
      'sinks.0.keyRing.newest = last',
      'sinks.0.keyRing.newest is gone',
      'sinks.0.keyRing.since = not 1.0.0',
      'sinks.0.keyRing.since is gone',
      'sinks.0.role = verify',
      'sinks.0.role is gone',
    ].sort(),
  )
})

interface Flip {
  readonly fact: string
  readonly flipped: unknown
}

/** What somebody would take for it by mistake. */
const opposites: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  role: { sign: 'verify', verify: 'sign', encrypt: 'decrypt', decrypt: 'encrypt' },
  newest: { first: 'last', last: 'first', irrelevant: 'first' },
  accepts: { array: 'one key', 'one key': 'array' },
  severity: { 'lost for ever': 'nothing' },
  emptyKey: { accepted: 'refused', refused: 'accepted' },
  what: { ciphertext: 'sessions' },
}
const others: Readonly<Record<string, string>> = {
  role: 'sign',
  newest: 'first',
  accepts: 'one key',
  severity: 'lost for ever',
  emptyKey: 'accepted',
  what: 'ciphertext',
}

/** The facts with one of them changed, once for every value, member and property in them. */
function flipsOf(facts: unknown): readonly Flip[] {
  const flips: Flip[] = []
  const walk = (value: unknown, path: readonly string[], put: (flipped: unknown) => unknown) => {
    const name = path.join('.')
    const add = (how: string, flipped: unknown) =>
      flips.push({ fact: `${name} ${how}`, flipped: put(flipped) })
    if (Array.isArray(value)) {
      value.forEach((member: unknown, index) => {
        add(`without ${index}`, value.toSpliced(index, 1))
        walk(member, [...path, String(index)], (flipped) => put(value.with(index, flipped)))
      })
      const reversed = value.toReversed()
      if (value.length > 1 && JSON.stringify(reversed) !== JSON.stringify(value))
        add('the other way round', reversed)
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, member] of Object.entries(value)) {
        const rest = Object.fromEntries(Object.entries(value).filter(([other]) => other !== key))
        flips.push({ fact: `${[...path, key].join('.')} is gone`, flipped: put(rest) })
        walk(member, [...path, key], (flipped) => put({ ...value, [key]: flipped }))
      }
    } else {
      const flipped = otherThan(value, path.at(-1) ?? '')
      add(`= ${String(flipped)}`, flipped)
    }
  }
  walk(facts, [], (flipped) => flipped)
  return flips
}

function otherThan(value: unknown, property: string): unknown {
  if (typeof value === 'number') return value + 1
  if (typeof value !== 'string') return !value
  return opposites[property]?.[value] ?? others[property] ?? `not ${value}`
}
