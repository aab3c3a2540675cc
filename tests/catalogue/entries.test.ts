import semver from 'semver'
import { describe, expect, it } from 'vitest'
import { rotationOf } from '../../src/catalogue/describe.ts'
import { libraries } from '../../src/catalogue/libraries/index.ts'
import { sourceOfPublishedKey } from '../../src/catalogue/published-keys.ts'
import { kindOfSetting } from '../../src/catalogue/setting-names.ts'
import type { DataKind, KeySink, Library, Role, Rotation, Severity } from '../../src/catalogue/types.ts'
import { needsFallback } from '../../tools/generate/impact-page.ts'
import { lint } from '../docs/lint.ts'

// Facts that no example can show are held to each other here, so that none can be turned around alone.

const entries = libraries.map((library) => [library.package, library] as const)
const rotationsOf = ({ rotation, sinks }: Library): readonly Rotation[] => [
  rotation,
  ...sinks.flatMap((sink) => sink.rotation ?? []),
]
/** Clerk's Next.js package reads the only key that the application makes; it was not run. */
const isReadElsewhere: ReadonlySet<string> = new Set(['@clerk/backend'])
const all = <Item>(value: Item | readonly Item[] | undefined): readonly Item[] =>
  value === undefined ? [] : Array.isArray(value) ? (value as readonly Item[]) : [value as Item]
const isOurs = (sink: KeySink) => sink.rotatedBy === undefined

/** The sinks that a rotation speaks of. */
function sinksUnder(library: Library, rotation: Rotation): readonly KeySink[] {
  return library.sinks.filter((sink) => rotationOf(library, sink) === rotation)
}

/** The exports, methods or settings that a sink names. */
function namesOf(sink: KeySink): readonly string[] {
  if ('call' in sink) return all(sink.call)
  if ('new' in sink) return all(sink.new)
  if ('method' in sink) return all(sink.method)
  if ('host' in sink) return all(sink.host)
  if ('setting' in sink) return all(sink.setting)
  return ['assign' in sink ? sink.assign : sink.exported]
}

describe.each(entries)('%s', (_name, library) => {
  it('says which version it was run against, or that it was not', () => {
    const isVersions = library.verified.split(' and ').every((version) => semver.valid(version) === version)
    const notRun = library.notes?.some((note) =>
      /not run|was run|searched|Read in|documentation|shipped code/.test(note),
    )
    expect(library.verified === 'not run' ? notRun : isVersions).toBe(true)
  })

  it('has a reference on the web', () => {
    expect(library.reference).toMatch(/^https:\/\/[a-z\d.-]+\.[a-z]+(?:\/[^\s"<>`]*)?$/)
  })

  it('knows since when there are fallback keys, as a version that there was', () => {
    const versions = library.verified.split(' and ')
    for (const { keyRing, versions: range = '*' } of library.sinks) {
      if (keyRing.accepts === 'one key' || keyRing.since === undefined) continue
      expect(semver.valid(keyRing.since)).toBe(keyRing.since)
      expect(versions.some((version) => semver.lte(keyRing.since ?? '', version))).toBe(true)
      expect(semver.gtr(keyRing.since, range, { includePrerelease: true })).toBe(false)
    }
  })

  it('limits sinks to ranges that exist, and to one of them each', () => {
    const said = new Set(['role', 'keyRing', 'rotation', 'versions', 'emptyKey', 'shortestKey'])
    const place = (sink: KeySink) =>
      JSON.stringify(Object.entries(sink).filter(([field]) => !said.has(field)))
    for (const [index, sink] of library.sinks.entries()) {
      if (sink.versions !== undefined) expect(semver.validRange(sink.versions)).not.toBe(null)
      for (const other of library.sinks.slice(index + 1).filter((later) => place(later) === place(sink))) {
        expect(
          semver.intersects(sink.versions ?? '*', other.versions ?? '*', { includePrerelease: true }),
        ).toBe(false)
      }
    }
  })

  it('names exports, options, modules and settings as code writes them', () => {
    const path = /^[A-Za-z_$][\w$-]*(?:\.[\w$-]+)*$/
    const module = /^(?:node:)?(?:@[a-z\d-]+\/)?[a-z\d][a-z\d._-]*(?:\/[\w.-]+)*$/
    for (const sink of library.sinks) {
      const names = namesOf(sink)
      expect(names.filter((name) => !path.test(name))).toEqual([])
      expect(new Set(names).size).toBe(names.length)
      expect(all(sink.from).filter((from) => !module.test(from))).toEqual([])
      expect(sink.from).not.toBe(library.package)
      if ('key' in sink) {
        const options = all(sink.key.property)
        expect(options.filter((option) => !path.test(option))).toEqual([])
        expect(new Set(options).size).toBe(options.length)
      }
    }
  })

  it('has sinks or says why it has none', () => {
    if (library.sinks.length > 0) expect(library.usesKeyOf).toBe(undefined)
    else expect((library.usesKeyOf ?? library.notes ?? []).length).toBeGreaterThan(0)
    const owners = libraries.filter(({ sinks }) => sinks.length > 0).map((owner) => owner.package)
    expect(owners).toEqual(expect.arrayContaining([...(library.usesKeyOf ?? [])]))
  })

  it('gives each call the role that its name says', () => {
    const contradicted = library.sinks.flatMap((sink) =>
      'call' in sink || 'method' in sink
        ? namesOf(sink).filter((name) => !rolesOfName(name, library).includes(sink.role))
        : [],
    )
    expect(contradicted).toEqual([])
  })

  it('says in its own words which key is the newest', () => {
    const { traps, notes, rotation, migration, missingKey } = library
    const words = [...(traps ?? []), ...(notes ?? []), rotation.withFallback, migration, missingKey].join(
      '\n',
    )
    for (const { keyRing } of library.sinks) {
      if ('newest' in keyRing) expect(words).toMatch(wordsFor[keyRing.newest])
    }
  })

  it('has no newest key where all that is done is to verify', () => {
    const checks = library.sinks.filter(
      ({ role, keyRing }) => ['verify', 'decrypt'].includes(role) && keyRing.accepts === 'array',
    )
    // What it returns tells whether the first key matched.
    const orders = library.package === '@fastify/cookie' ? ['first'] : ['irrelevant']
    for (const { keyRing } of checks)
      expect(orders).toContain('newest' in keyRing ? keyRing.newest : undefined)
  })

  it('says of a ring without a newest key that it only verifies', () => {
    const rings = library.sinks.filter(
      ({ keyRing }) => keyRing.accepts === 'array' && keyRing.newest === 'irrelevant',
    )
    expect(rings.filter(({ role }) => !['verify', 'decrypt', 'derive'].includes(role))).toEqual([])
  })

  it('invalidates what keys of such a role stand behind, as bad as that can be', () => {
    for (const rotation of rotationsOf(library)) {
      const sinks = sinksUnder(library, rotation)
      for (const { what, severity } of rotation.invalidates) {
        const expected = [otherSeverities[`${library.package} ${what}`] ?? severityOf[what], severityOf[what]]
        expect(expected, what).toContain(severity)
        if (sinks.length > 0)
          expect(
            sinks.some(({ role }) => rolesBehind(what).includes(role)),
            what,
          ).toBe(true)
      }
      // Version 9 signs with a hash that the key is no part of.
      if (sinks.length > 0 && library.package !== 'remix-utils') expect(rotation.invalidates).not.toEqual([])
      const kinds = rotation.invalidates.map(({ what, detail = '' }) => `${what} ${detail}`)
      expect(new Set(kinds).size).toBe(kinds.length)
    }
  })

  it('says of fallback keys what its sinks say', () => {
    for (const rotation of rotationsOf(library)) {
      const asked = sinksUnder(library, rotation).filter((sink) => isOurs(sink) && needsFallback(sink.role))
      const takes = asked.some(({ keyRing }) => keyRing.accepts !== 'one key')
      const cannot = asked.every(
        ({ keyRing }) =>
          keyRing.accepts === 'one key' && /^(?:plan the rotation|replace it)/.test(keyRing.instead),
      )
      if (takes)
        expect(rotation.withFallback).not.toMatch(/^(?:It takes no|There is none|Nothing:|There is no )/)
      if (asked.length > 0 && cannot) {
        expect(rotation.withFallback).toMatch(/\bno (?:documented )?fallback key|takes none|none:|not run/)
      }
    }
  })

  it('speaks of signing and of encrypting as its roles do', () => {
    for (const rotation of rotationsOf(library)) {
      const roles = sinksUnder(library, rotation).map(({ role }) => role)
      if (roles.length === 0 || signsBesides.has(library.package)) continue
      const said = [rotation.withFallback, rotation.dropWhen]
        .join(' ')
        .replace(/sign(?:ed|s)?[ -](?:out|in)\b|signed (?:URL|cookie|link)s?|sign-ins?/gi, '')
      if (/\bsign(?:s|ed|ing)?\b/i.test(said)) expect(roles.some((role) => signing.includes(role))).toBe(true)
      if (/crypt|\bseal/i.test(said)) expect(roles.some((role) => encrypting.includes(role))).toBe(true)
    }
  })

  it('reads settings that sound like keys, its own ones to make and to check', () => {
    for (const sink of library.sinks) {
      if (!('setting' in sink)) continue
      const kinds = all(sink.setting).map((name) => (unlike.has(name) ? 'own key' : kindOfSetting(name)))
      expect(kinds).not.toContain('not secret')
      if (isOurs(sink) && !readsOneWay.has(library.package)) {
        expect(['sign and verify', 'encrypt and decrypt', 'hash']).toContain(sink.role)
      }
    }
  })

  it('leaves to another party only what that party issues', () => {
    const issued: readonly DataKind[] = [
      'webhooks',
      'calls to the other party',
      'signatures',
      'links',
      'cookies',
      'access tokens',
      'sessions',
      'requests in flight',
    ]
    for (const sink of library.sinks) {
      const kinds = rotationOf(library, sink).invalidates.map(({ what }) => what)
      const isForCalls = kinds.length > 0 && kinds.every((what) => what === 'calls to the other party')
      if (isForCalls) expect([sink.role, sink.rotatedBy]).toEqual(['sign', 'third party'])
    }
    for (const sink of library.sinks.filter((candidate) => !isOurs(candidate))) {
      const rotation = rotationOf(library, sink)
      const others = sinksUnder(library, rotation).some(isOurs)
      if (!others)
        expect(issued).toEqual(expect.arrayContaining(rotation.invalidates.map(({ what }) => what)))
      expect(['sign', 'verify', 'sign and verify']).toContain(sink.role)
    }
    if (library.sinks.length > 0 && !library.sinks.some(isOurs))
      expect(library.examples.incorrect).toEqual([])
  })

  it('is written in whole sentences and in parts of sentences, as the pages need them', () => {
    const sentences = [
      ...(library.traps ?? []),
      ...(library.notes ?? []),
      ...rotationsOf(library).map(({ withFallback }) => withFallback),
    ]
    expect(sentences.filter((text) => !/^[A-Z\d@`"][^]*[.!]"?$/.test(text))).toEqual([])
    const parts = [
      library.missingKey,
      library.shortestKey,
      ...rotationsOf(library).flatMap(({ dropWhen, unaffected, invalidates }) => [
        dropWhen,
        ...unaffected,
        ...invalidates.flatMap(({ shows, detail }) => [shows, detail]),
      ]),
      ...library.sinks.map(({ keyRing }) =>
        keyRing.accepts === 'one key' ? keyRing.instead : keyRing.covers,
      ),
    ].filter((text) => text !== undefined)
    expect(
      parts.filter((text) => /\.$|^(?:The|A|An|If|When|After|Every|It|No|There|This) /.test(text)),
    ).toEqual([])
    const starts = rotationsOf(library).filter(({ dropWhen }) => /^when\b/.test(dropWhen))
    expect(starts).toEqual([])
  })

  it('has clean texts: no word twice, quotes in pairs, plain characters', () => {
    const texts = textsOf(library)
    expect(texts.filter((text) => text.trim() !== text || text === '' || / {2}|\n/.test(text))).toEqual([])
    expect(texts.filter((text) => /\b(?<word>[a-z]+) \k<word>\b/i.test(text))).toEqual([])
    expect(texts.filter((text) => /[‘’“”–—]/.test(text))).toEqual([])
    const isOdd = (text: string, quote: string) => text.split(quote).length % 2 === 0
    expect(texts.filter((text) => isOdd(text, '`') || isOdd(text.replace(/`[^`]*`/g, ''), '"'))).toEqual([])
  })

  it('prints no key, not even one that everybody knows', () => {
    const quoted = textsOf(library).flatMap((text) =>
      [...text.matchAll(/"([^"]*)"|`([^`]*)`|'([^']*)'/g)].map(([, a, b, c]) => a ?? b ?? c ?? ''),
    )
    const isPlainWord = (text: string) => /^[a-z]{1,8}$/i.test(text)
    expect(quoted.filter((text) => sourceOfPublishedKey(text) !== undefined && !isPlainWord(text))).toEqual(
      [],
    )
    const looksRandom = /(?=(?:\S*\d){3})(?=\S*[a-z])(?=\S*[A-Z])[\w+/=-]{24,}/
    expect(textsOf(library).filter((text) => looksRandom.test(text))).toEqual([])
  })

  it('has examples that import the library, and keys from elsewhere', () => {
    const { correct, incorrect } = library.examples
    const programs = [
      ...correct.map((example) => (typeof example === 'string' ? { code: example } : example)),
      ...incorrect,
    ]
    const modules = new Set([
      library.package,
      ...library.sinks.flatMap((sink) => [...all(sink.from), ...('of' in sink ? all(sink.of.from) : [])]),
    ])
    const isFound = ({ code, filename }: { code: string; filename?: string | undefined }) =>
      filename !== undefined ||
      [...modules].some((module) => code.includes(module)) ||
      knownByName(library, code)
    expect(programs.filter((program) => !isFound(program))).toEqual([])
    expect(programs.filter(({ code }) => code.includes('process.env'))).toEqual([])
    expect(programs.filter(({ code }) => !code.endsWith('\n') || /[ \t]$/m.test(code))).toEqual([])
    expect(new Set(programs.map(({ code }) => code)).size).toBe(programs.length)
  })
})

/** Known twice, for sessions and for signing in or for tokens: one entry has the sinks of both. */
const merged = [
  '@auth0/nextjs-auth0',
  '@boringnode/encryption',
  '@feathersjs/authentication',
  '@hapi/bell',
  '@hapi/iron',
  'express-openid-connect',
  'grant',
  'hono',
  'iron-webcrypto',
  'next',
  'oidc-provider',
]

it.each(merged)('%s has one entry', (name) => {
  const found = libraries.filter((library) => library.package === name)
  expect(found).toHaveLength(1)
  expect(found[0]?.sinks).not.toEqual([])
})

/** The entries whose key the application makes. */
const withOwnKey = libraries.filter(
  ({ package: name, sinks, verified }) =>
    sinks.some(isOurs) && verified !== 'not run' && !isReadElsewhere.has(name),
)

it.each(withOwnKey)(
  '$package says what a missing key does and how short a key may be',
  ({ missingKey, shortestKey }) => {
    expect([missingKey, shortestKey]).not.toContain(undefined)
  },
)

/** The entries that show application code, which carries old values through a rotation. */
const migrations = libraries.flatMap(({ package: name, migration }) =>
  migration === undefined ? [] : [[name, migration] as const],
)

it.each(migrations)('%s has a migration with which the rules are content', (_name, migration) => {
  const messages = lint(migration, {
    filename: 'server/app.ts',
    rules: { 'secret-key/no-hardcoded-key': 'error', 'secret-key/require-fallback-keys': 'error' },
  })
  expect(messages.map(({ line, message }) => `${line}: ${message}`)).toEqual([])
})

/** Everything in an entry that people read as prose. */
function textsOf(library: Library): readonly string[] {
  return [
    library.missingKey,
    library.shortestKey,
    ...(library.traps ?? []),
    ...(library.notes ?? []),
    ...rotationsOf(library).flatMap(({ withFallback, dropWhen, unaffected, invalidates }) => [
      withFallback,
      dropWhen,
      ...unaffected,
      ...invalidates.flatMap(({ shows, detail }) => [shows, detail]),
    ]),
    ...library.sinks.map(({ keyRing }) => (keyRing.accepts === 'one key' ? keyRing.instead : keyRing.covers)),
  ].filter((text) => text !== undefined)
}

/** A host knows the library by a string, or the sink is a global. */
function knownByName(library: Library, code: string): boolean {
  return library.sinks.some((sink) => {
    if ('host' in sink) return sink.given.equals !== undefined && code.includes(`'${sink.given.equals}'`)
    return 'global' in sink && all(sink.call).some((call) => code.includes(call))
  })
}

/** What it usually takes to get over it; entries that differ are named below. */
const severityOf: Readonly<Record<DataKind, Severity>> = {
  sessions: 'sign in again',
  cookies: 'sign in again',
  'access tokens': 'sign in again',
  'refresh tokens': 'sign in again',
  links: 'send again',
  webhooks: 'send again',
  signatures: 'send again',
  ciphertext: 'unreadable until the old key is back',
  'blind indexes': 'unreadable until the old key is back',
  passwords: 'unreadable until the old key is back',
  'public ids': 'unreadable until the old key is back',
  'one-time codes': 'sign in again',
  'requests in flight': 'send again',
  'calls to the other party': 'send again',
  'whatever the derived key protects': 'unreadable until the old key is back',
}

const otherSeverities: Readonly<Record<string, Severity>> = {
  // Machines hold these tokens, or the application makes a new one for each use.
  '@knocklabs/node access tokens': 'send again',
  '@shopify/shopify-api access tokens': 'send again',
  '@strapi/strapi access tokens': 'send again',
  'firebase-admin access tokens': 'send again',
  'livekit-server-sdk access tokens': 'send again',
  'payload access tokens': 'send again',
  'stream-chat access tokens': 'send again',
  '@aws-sdk/cloudfront-signer cookies': 'send again',
  // The key is stored encrypted, or what is stored carries it.
  'better-auth access tokens': 'unreadable until the old key is back',
  'connect-mongo sessions': 'unreadable until the old key is back',
  'session-file-store sessions': 'unreadable until the old key is back',
  'hashids links': 'unreadable until the old key is back',
  // Messages, which nobody keeps.
  'pusher ciphertext': 'send again',
  'jose whatever the derived key protects': 'sign in again',
  'oidc-provider signatures': 'sign in again',
}

const wordsFor: Readonly<Record<'first' | 'last' | 'highest id' | 'named id' | 'irrelevant', RegExp>> = {
  first: /\bfirst\b|\[newest|behind the newest/,
  last: /\blast\b/,
  'highest id': /highest|renumber|\bid 1\b|AUTH_SECRET_1/,
  'named id': /\bid\b|version number/,
  irrelevant: /./,
}

const signing: readonly Role[] = ['sign', 'verify', 'sign and verify', 'sign or verify']
const encrypting: readonly Role[] = ['encrypt', 'decrypt', 'encrypt and decrypt', 'encrypt or decrypt']

/** The roles of which one has to stand behind a kind of data. */
function rolesBehind(kind: DataKind): readonly Role[] {
  switch (kind) {
    case 'ciphertext':
      return encrypting
    case 'passwords':
    case 'public ids':
      return ['hash']
    case 'webhooks':
    case 'signatures':
      return signing
    case 'calls to the other party':
      return ['sign', 'sign and verify']
    case 'whatever the derived key protects':
      return ['derive']
    default:
      return [...signing, ...encrypting, 'hash']
  }
}

/** Speaks of another key that signs, too. */
const signsBesides: ReadonlySet<string> = new Set(['egg-cookies', 'tiny-csrf'])

/** Names of settings that say nothing by themselves. */
const unlike: ReadonlySet<string> = new Set(['ASTRO_KEY', 'CLOUDINARY_URL'])

/** Libraries that make only, or check only, with a setting that they read. */
const readsOneWay: ReadonlySet<string> = new Set([
  '@imgproxy/imgproxy-node',
  '@workos-inc/node',
  'express-oauth2-jwt-bearer',
  'probot',
])

const both: readonly Role[] = ['sign and verify', 'encrypt and decrypt']

/** Names that say something else than what the call does. */
const exceptions: Readonly<Record<string, readonly Role[]>> = {
  '@47ng/cloak importKeychain': ['decrypt'],
  '@aws-sdk/cloudfront-signer getSignedCookies': ['sign'],
  '@fastify/cookie Signer': both,
  '@fastify/cookie signerFactory': both,
  '@tanstack/start-server-core sealSession': both,
  '@tanstack/start-server-core unsealSession': both,
  'aes256 createCipher': both,
  'cookie-parser signedCookie': ['verify'],
  'cookie-parser signedCookies': ['verify'],
  'h3 sealSession': both,
  'hono getSignedCookie': ['verify'],
  'prisma-field-encryption fieldEncryptionExtension': both,
  'prisma-field-encryption fieldEncryptionMiddleware': both,
  'webcrypto sign': ['sign or verify'],
}

const making: readonly Role[] = ['sign', 'encrypt']
const checking: readonly Role[] = ['verify', 'decrypt']
const rolesOfNames: readonly (readonly [name: RegExp, roles: readonly Role[]])[] = [
  [
    /^(?:hkdf|pbkdf2|scrypt)(?:Sync)?$|KDF2?$|^import(?:Key|JWK|PKCS8)$|^createSecretKey$|^asKey/i,
    ['derive'],
  ],
  [/^(?:create)?hmac/i, ['sign or verify']],
  [/^(?:hash|argon2)(?:id|i|d|Sync)?$/, ['hash']],
  [/^authenticateWith(?!SessionCookie)/, ['encrypt']],
  [/unsign|unseal|decrypt|decipher|verif|valid|^authenticate|(?:^|_)open|decode|^constructEvent/i, checking],
  [
    /^(?:sign|seal|encrypt|encode|generate|issue|createCipher(?:iv)?$|createSign(?:er)?$|createEncrypt$)|Sign$|_encrypt$|SignedCookie$/i,
    making,
  ],
]

/** The roles that the last name of a call leaves. */
function rolesOfName(path: string, library: Library): readonly Role[] {
  const name = path.split('.').at(-1) ?? path
  return (
    exceptions[`${library.package} ${name}`] ??
    rolesOfNames.find(([pattern]) => pattern.test(name))?.[1] ?? [...signing, ...encrypting, 'derive', 'hash']
  )
}
