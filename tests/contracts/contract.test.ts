import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Library, Rotation } from '../../src/catalogue/types.ts'
import { suggestionClaim } from './claims.ts'
import { Claims } from './contract.ts'
import type { Finding, RotationClaim, Untyped } from './contract.ts'

const rotation: Rotation = {
  invalidates: [{ what: 'links', shows: 'BadSignature "wrong key"', severity: 'send again' }],
  unaffected: ['plain links', 'password hashes'],
  withFallback: 'Every link opens.',
  dropWhen: 'the last link has expired',
}

const library: Library = {
  package: 'made-up-links',
  verified: '1.0.0',
  reference: 'https://example.com/',
  sinks: [
    {
      call: 'links',
      key: { argument: 0, property: 'secret' },
      role: 'sign and verify',
      keyRing: { accepts: 'array', newest: 'first', since: '2.0.0' },
    },
  ],
  rotation,
  missingKey: 'throws "no key"',
  emptyKey: 'refused',
  traps: [
    'With the old key first every link opens and the old key goes on signing.',
    '`[undefined]` throws "no key".',
  ],
  migration: `export const keys = [process.env.LINK_KEY, process.env.LINK_KEY_PREVIOUS].filter(Boolean)`,
  examples: { correct: [], incorrect: [] },
}

class BadSignature extends Error {
  override name = 'BadSignature'
}

/** The library that the entry tells of: the first key signs, all keys verify. */
function sign(text: string, keys: string | readonly string[]): string {
  const [key] = [keys].flat()
  if (!key) throw new Error('no key')
  return `${text}.${createHmac('sha256', key).update(text).digest('hex')}`
}

function open(link: string, keys: string | readonly string[]): string {
  const [text = ''] = link.split('.')
  if (![keys].flat().some((key) => sign(text, key) === link)) throw new BadSignature('wrong key')
  return text
}

const links: RotationClaim<string> = {
  sinks: ['links(0.secret)'],
  make: (keys) => sign('alice', keys as string),
  read: (link, keys) => open(link, keys as string),
}

async function everything(t: Claims): Promise<void> {
  await t.rotation(links)
  await t.missingKey(() => sign('alice', [undefined as Untyped]))
  await t.emptyKey(() => sign('alice', ''))
  await t.says('`[undefined]`', () => sign('alice', [undefined as Untyped]))
  await t.says('plain links', () => true)
  await t.migration({
    make: ({ keys }) => sign('alice', keys as string[]),
    read: ({ keys }, link: string) => open(link, keys as string[]),
    suggested: false,
  })
  t.notRun(unknown, suggestionClaim)
}

const unknown = 'the rules do not know the library'

/** What a contract finds; the module of a migration is read from its one line. */
async function findingsOf(
  entry: Library,
  run: (t: Claims) => Promise<void> = everything,
): Promise<readonly Finding[]> {
  const findings: Finding[] = []
  const load = () =>
    Promise.resolve({ keys: [process.env.LINK_KEY, process.env.LINK_KEY_PREVIOUS].filter(Boolean) })
  const claims = new Claims(entry, {
    load,
    write: () => Promise.resolve('./migration.mjs'),
    report: (finding) => findings.push(finding),
  })
  await run(claims)
  claims.close()
  return findings
}

const failuresOf = async (entry: Library, run?: (t: Claims) => Promise<void>) =>
  (await findingsOf(entry, run)).filter(({ kind }) => kind === 'failed').map(({ claim }) => claim)

const withSink = (changes: object): Library => ({
  ...library,
  sinks: [{ ...library.sinks[0], ...changes } as Library['sinks'][number]],
})

describe('a contract', () => {
  it('passes when the library does what the entry says', async () => {
    const findings = await findingsOf(library)
    expect(findings.filter(({ kind }) => kind === 'failed')).toEqual([])
    expect(findings.filter(({ kind }) => kind === 'passed')).toHaveLength(13)
  })

  it('lists what the library never sees as not run', async () => {
    const notRun = (await findingsOf(library)).filter(({ kind }) => kind === 'not run')
    expect(notRun).toEqual([
      { kind: 'not run', claim: suggestionClaim, why: unknown },
      { kind: 'not run', claim: 'password hashes', why: 'the library never sees it' },
    ])
  })

  it.each<[string, Library, string]>([
    [
      'the error is another one',
      {
        ...library,
        rotation: { ...rotation, invalidates: [{ what: 'links', shows: 'false', severity: 'send again' }] },
      },
      'links(0.secret): under the new key alone, links: false',
    ],
    [
      'the last key is the newest',
      withSink({ keyRing: { accepts: 'array', newest: 'last' } }),
      'links(0.secret): the newest key of the ring makes what is new',
    ],
    [
      'it takes one key only',
      withSink({ keyRing: { accepts: 'one key', instead: 'try each' } }),
      'links(0.secret): several keys are not taken',
    ],
    [
      'it takes a map',
      withSink({ keyRing: { accepts: 'map', newest: 'highest id' } }),
      'links(0.secret): a key ring of both reads what the old key made',
    ],
    ['the key stands elsewhere', withSink({ key: { argument: 1 } }), 'links(0.secret)'],
    ['a missing key is taken', { ...library, missingKey: 'is taken for an empty one' }, 'missingKey'],
    ['an empty key is taken', { ...library, emptyKey: 'accepted' }, 'emptyKey'],
    [
      'a trap says something else',
      { ...library, traps: ['`[undefined]` signs with nothing.'] },
      '`[undefined]` signs with nothing.',
    ],
    ['a trap is new', { ...library, traps: [...(library.traps ?? []), 'It bites.'] }, 'It bites.'],
    [
      'it invalidates more',
      {
        ...library,
        rotation: {
          ...rotation,
          invalidates: [
            ...rotation.invalidates,
            { what: 'sessions', shows: 'a new session', severity: 'sign in again' },
          ],
        },
      },
      'links(0.secret): under the new key alone, sessions: a new session',
    ],
    [
      'the migration forgets the fallback key',
      { ...library, migration: 'export const keys = [process.env.LINK_KEY]' },
      'the migration',
    ],
  ])('fails when the entry says that %s', async (_name, entry, claim) => {
    expect(await failuresOf(entry)).toContain(claim)
  })

  it('fails for a sink that is never reached', async () => {
    const other = withSink({ call: ['links', 'forms'] }).sinks
    const entry = {
      ...library,
      sinks: [...other, { ...library.sinks[0], call: 'mails' } as Library['sinks'][number]],
    }
    expect(await failuresOf(entry)).toEqual(['sink mails(0.secret)'])
  })

  it('fails when nobody says what a rule suggests', async () => {
    const run = (t: Claims) => everything(Object.assign(t, { notRun: () => undefined }))
    expect(await failuresOf(library, run)).toEqual([suggestionClaim])
  })

  it('takes a suggestion through a rotation, and fails where none is offered', async () => {
    const carried = (code: string) => (t: Claims) =>
      t.suggestion(code, {
        make: ({ keys }: Untyped) => sign('alice', keys as string[]),
        read: ({ keys }: Untyped, link: string) => open(link, keys as string[]),
        keys: ['made-up-old', 'made-up-new'],
      })
    const code = `import session from 'express-session'
session({ secret: process.env.LINK_KEY })
`
    const aboutSuggestions = (claim: string) => claim.startsWith('the suggestion')
    expect((await failuresOf(library, carried(code))).filter(aboutSuggestions)).toEqual([])
    expect(
      (await failuresOf(library, carried(code.replace('process.env.LINK_KEY', 'key')))).filter(
        aboutSuggestions,
      ),
    ).toEqual([suggestionClaim])
  })

  it('holds that no suggestion is offered, and one finding is made', async () => {
    const failures = (code: string) => failuresOf(library, (t) => t.noSuggestion(code))
    const claim = 'no suggestion, where none is certain'
    const code = (key: string) => `import session from 'express-session'\nsession({ secret: ${key} })\n`
    expect(await failures(`import { key } from './keys.js'\n${code('key')}`)).not.toContain(claim)
    expect(await failures(code('process.env.LINK_KEY'))).toContain(claim)
    expect(await failures('')).toContain(claim)
  })

  it('knows the version that first took a key ring', async () => {
    const since = (first: string) => (t: Claims) =>
      t.since('links(0.secret)', { before: ['1.9.0', () => 'nobody'], since: [first, () => 'alice'] })
    const claim = (version: string) => `links(0.secret): takes a key ring since ${version}`
    expect(await failuresOf(library, since('2.0.0'))).not.toContain(claim('2.0.0'))
    expect(await failuresOf(library, since('2.1.0'))).toContain(claim('2.1.0'))
  })

  it('fails for a reason that belongs to no claim', async () => {
    const run = async (t: Claims) => {
      await everything(t)
      t.notRun('needs a database', 'rows of the database')
    }
    expect(await failuresOf(library, run)).toEqual(['rows of the database'])
  })
})
