/**
 * What the name of a secret setting looks like. A name is read as English is: what it ends with is what it is
 * (`SECRET_NAME` is a name), and the nearest word before that says whose it is (`SLACK_STATE_SECRET` guards a state of
 * our own). The words themselves are in `setting-words.ts`.
 */
import { clientPrefixes } from './client-prefixes.ts'
import * as vocabulary from './setting-words.ts'

/** Whose secret a setting holds: our own key, which we rotate, or one that somebody else issues. */
export type SettingKind = 'own key' | 'third party' | 'not secret'

type Noun = vocabulary.Noun | 'secret key'

interface Reading {
  readonly noun: Noun
  readonly plural: boolean
  /** The words before the noun. */
  readonly before: readonly string[]
  /** `code` for names in camelCase and PascalCase, which may be variables and functions just as well. */
  readonly style: 'SCREAMING' | 'setting' | 'code'
}

/** Settings whose documentation says something else than their name does. */
const documented: ReadonlyMap<string, SettingKind> = new Map<string, SettingKind>([
  ['AUTH0_SECRET', 'own key'],
  ['CLERK_JWT_KEY', 'not secret'],
  ['CUBEJS_API_SECRET', 'own key'],
  ['IMGPROXY_KEY', 'own key'],
  ['SUPABASE_JWT_SECRET', 'third party'],
])

const ownerOf: Readonly<Record<Noun, (reading: Reading) => SettingKind>> = {
  secret: ownerOfSecret,
  'secret key': ownerOfSecretKey,
  key: ownerOfKey,
  token: ownerOfToken,
  password: ownerOfPassword,
  salt: ownerOfSalt,
  seed: ownerOfSeed,
  credential: ownerOfCredential,
}

// Programs say the same names over and over: `key`, `keys`, `apiKey`.
const kinds = new Map<string, SettingKind>()
const mostKinds = 5_000

/** Tells from its name whether a setting is a key of the application, somebody else's secret, or neither. */
export function kindOfSetting(name: string): SettingKind {
  if (!anyNoun.test(name)) return 'not secret'
  let kind = kinds.get(name)
  if (kind === undefined) {
    if (kinds.size >= mostKinds) kinds.clear()
    kinds.set(name, (kind = readKind(name)))
  }
  return kind
}

function readKind(name: string): SettingKind {
  const known = documented.get(name)
  if (known) return known
  if (isNoSetting(name)) return 'not secret'
  const reading = readName(name)
  if (!reading) return 'not secret'
  const kind = ownerOf[reading.noun](reading)
  // What a third party gives out for the browser to have is no secret; a key of our own is one wherever it ends up.
  const madePublic = kind === 'third party' && (reading.noun === 'key' || reading.noun === 'token')
  return madePublic && isClientExposed(name) ? 'not secret' : kind
}

/** Whether a bundler copies the setting into what the browser gets. */
export function isClientExposed(name: string): boolean {
  return clientPrefixOf(name) !== undefined
}

/** The words of a name in lower case: `JWT_SECRET`, `jwtSecret`, `jwt.secret` and `jwtsecret` are jwt and secret. */
export function wordsOf(name: string): readonly string[] {
  const segments = name.match(/[\p{L}\p{N}]+/gu) ?? []
  return segments.flatMap(wordsOfSegment).flatMap(partsOfCompound)
}

/** Whether the last name of an expression says that it holds several keys: `sessionKeys`, `keyRing`, `secretsByVersion`. */
export function namesSeveralKeys(name: string): boolean {
  const words = withoutPhrase(wordsOf(name))
  for (let end = words.length; end > 0; end--) {
    const last = words[end - 1] ?? ''
    if (vocabulary.severalKeys.has(last)) return true
    if (vocabulary.collections.has(last)) return keyNouns.has(nounAt(words, end - 2) ?? 'token')
    if (!saysNothing(last)) return false
  }
  return false
}

/** Whether a name says that it holds a key from before the newest one: `JWT_SECRET_OLD`, `previousKey`. */
export function namesFallbackKey(name: string): boolean {
  return wordsOf(name).some((word) => vocabulary.fallbackWords.has(word))
}

/** What a name says besides which of several keys it is: `key` of `oldKey` and `newKey`. */
export function nameOfAnyAge(name: string): string {
  return wordsOf(name)
    .filter((word) => !vocabulary.ordinals.has(word))
    .join(' ')
}

/** Whether a name says that what it holds only verifies and may be known: a public key, a certificate, a key set's address. */
export function namesPublicKey(name: string): boolean {
  const words = wordsOf(withoutClientPrefix(name))
  if (words.includes('or') && words.some(isSecretHalf)) return false
  const half = words.findLastIndex((word) => isSecretHalf(word) || isPublicHalf(word))
  const word = words[half]
  if (word === undefined || isSecretHalf(word) || isSecretHalf(words[half - 1] ?? '')) return false
  const after = words.slice(half + 1)
  // The key that belongs to a certificate is the private one.
  if (vocabulary.certificates.has(word)) return !after.some((next) => nounOf(next) === 'key')
  return after.length === 0 || after.some((next) => nounOf(next) !== undefined || next === 'pem')
}

/** Nearly every name in a program has none of these, and is done with before it is taken apart. */
const anyNoun = new RegExp(
  [
    ...vocabulary.nouns.keys(),
    ...[...vocabulary.secretPhrases, ...vocabulary.credentialPhrases].flatMap((phrase) => phrase.slice(-1)),
    ...['jwt', 'account'],
  ].join('|'),
  'i',
)

const keyNouns: ReadonlySet<vocabulary.Noun> = new Set<vocabulary.Noun>(['secret', 'key', 'password', 'salt'])

// The longest part comes first, so that `keys` is not read as `key` and a rest.
const compound = new RegExp([...vocabulary.compoundParts].sort((a, b) => b.length - a.length).join('|'), 'g')

/** Longer words are never compounds, and cost time. */
const longestCompound = 40

function wordsOfSegment(segment: string): readonly string[] {
  const words = /\p{Ll}/u.test(segment)
    ? (segment.match(/\p{Lu}+(?!\p{Ll})\p{N}*|\p{Lu}?[^\p{Lu}]+/gu) ?? [])
    : [segment]
  return words.map((word) => word.toLowerCase())
}

function partsOfCompound(word: string): readonly string[] {
  if (word.length > longestCompound || vocabulary.vendors.has(word)) return [word]
  const stem = word.replace(/\d+$/, '')
  const parts = stem.match(compound) ?? []
  if (parts.join('') !== stem || stem === '') return [word]
  return stem === word ? parts : [...parts, word.slice(stem.length)]
}

/** The prefix by which a bundler knows that the setting is for the browser. */
export function clientPrefixOf(name: string): string | undefined {
  return clientPrefixes.find(({ prefix, anyCase }) =>
    (anyCase ? name.slice(0, prefix.length).toUpperCase() : name).startsWith(prefix),
  )?.prefix
}

function withoutClientPrefix(name: string): string {
  const prefix = clientPrefixOf(name)
  // PUBLIC_KEY is a public key before it is anything else.
  return prefix === undefined || prefix === 'PUBLIC_' ? name : name.slice(prefix.length)
}

function isNoSetting(name: string): boolean {
  // What npm sets for scripts, and names of request headers.
  return name.startsWith('npm_') || /^x-/i.test(name)
}

function styleOf(name: string): Reading['style'] {
  if (!/\p{Ll}/u.test(name)) return 'SCREAMING'
  return /^[_$#]*[\p{L}\p{N}]*$/u.test(name) ? 'code' : 'setting'
}

function readName(name: string): Reading | undefined {
  const style = styleOf(name)
  const words = wordsOf(withoutClientPrefix(name))
  if (saysSomethingElse(words, style)) return undefined
  return readWords(words, style)
}

function saysSomethingElse(words: readonly string[], style: Reading['style']): boolean {
  const [first = ''] = words
  return (
    vocabulary.switchesAtTheStart.has(first) ||
    vocabulary.complaints.has(first) ||
    (style === 'code' && words.length > 1 && vocabulary.verbs.has(first)) ||
    words.some((word) => vocabulary.switches.has(word))
  )
}

function readWords(words: readonly string[], style: Reading['style']): Reading | undefined {
  const phrase = withoutPhrase(words)
  if (vocabulary.credentialPhrases.some((credential) => endsWith(phrase, credential))) {
    return { noun: 'credential', plural: false, before: phrase, style }
  }
  const core = withoutTail(phrase)
  if (endsWith(core, ['service', 'account']) && core.length < phrase.length) {
    return { noun: 'credential', plural: false, before: core, style }
  }
  if (vocabulary.secretPhrases.some((secret) => endsWith(core, secret))) {
    return { noun: 'secret', plural: false, before: core.slice(0, -1), style }
  }
  const last = core.at(-1) ?? ''
  const noun = nounOf(last)
  const plural = last.endsWith('s')
  if (noun === undefined) return readWhatFollows(core, style)
  const before = core.slice(0, -1)
  if (noun !== 'key') return { noun, plural, before, style }
  if (before.includes('or') && before.includes('secret')) return { noun: 'secret', plural, before: [], style }
  if (endsWith(before, ['secret'])) return { noun: 'secret key', plural, before: before.slice(0, -1), style }
  return { noun, plural, before, style }
}

/** Reads secretJWT, JWT_SECRET_REFRESH and CLIENT_SECRET_HEROKU, where the noun stands before what it is for. */
function readWhatFollows(words: readonly string[], style: Reading['style']): Reading | undefined {
  const purposes = words.slice(words.findLastIndex((word) => !vocabulary.purposesThatFollow.has(word)) + 1)
  const vendors = isVendor(words, words.length - 1) ? words.slice(-1) : []
  const following = purposes.length > 0 ? purposes : vendors
  const noun = nounAt(words, words.length - following.length - 1)
  const before = [...words.slice(0, -following.length - 1), ...following]
  if (noun !== undefined && vendors.length > 0) return { noun, plural: false, before, style }
  const isJwt = purposes[0] === 'jwt'
  if (noun === 'secret' || (noun === 'key' && isJwt)) return { noun, plural: false, before, style }
  return isJwt && isJwtKey(words, style) ? { noun: 'secret', plural: false, before, style } : undefined
}

/** In JWT, `jwt_access` and `jwt_refresh` the key goes without saying. */
function isJwtKey(words: readonly string[], style: Reading['style']): boolean {
  if (words.length === 1) return style === 'SCREAMING'
  const [, kind = ''] = words.slice(-2)
  return style !== 'code' && (kind === 'access' || kind === 'refresh')
}

function ownerOfSecret({ before, style }: Reading): SettingKind {
  if (style === 'code' && vocabulary.secondFactors.has(before.at(-1) ?? '')) return 'not secret'
  if (isOfAuthProvider(before) || endsWith(before, ['access', 'key'])) return 'third party'
  return ownerNamedIn(before) ?? 'own key'
}

function ownerOfSecretKey(reading: Reading): SettingKind {
  const owner = ownerOfSecret(reading)
  const purpose = reading.before.at(-1)
  if (owner !== 'own key' || reading.style !== 'code' || purpose === undefined) return owner
  // In code, the `fooSecretKey` of something that is no purpose stands beside a `fooPublicKey`: foo gave out both.
  return isPurpose(purpose) ? owner : 'third party'
}

function ownerOfKey({ before, plural, style }: Reading): SettingKind {
  const words = before.filter((word) => !vocabulary.ordinals.has(word))
  const purpose = words.at(-1) ?? ''
  if (words.some((word) => vocabulary.publicWords.has(word))) return 'not secret'
  if (style === 'code' && isLookup(purpose, plural)) return 'not secret'
  if (isPurpose(purpose)) return ownerNamedIn(words) ?? 'own key'
  if (purpose === 'access' && isAccessKeyId(words)) return 'not secret'
  const isIssued =
    vocabulary.issued.has(purpose) ||
    (style !== 'code' && vocabulary.issuedSettings.has(purpose)) ||
    isVendor(words, words.length - 1)
  if (!isIssued) return 'not secret'
  return words.includes('internal') ? 'own key' : 'third party'
}

function ownerOfToken({ before, plural, style }: Reading): SettingKind {
  const purpose = before.at(-1) ?? ''
  if (before.length === 0) return 'not secret'
  if (before.some((word) => vocabulary.publicWords.has(word))) return 'not secret'
  if (before.includes('secret') || before.includes('internal')) return 'own key'
  if (style !== 'code' && !plural && before.includes('jwt')) return 'own key'
  if (before.some((_, index) => isVendor(before, index))) return plural ? 'not secret' : 'third party'
  if (vocabulary.passingTokens.has(purpose)) return 'not secret'
  const isIssued = vocabulary.issued.has(purpose) || purpose === 'auth'
  return !plural && (isIssued || style === 'SCREAMING') ? 'third party' : 'not secret'
}

function ownerOfPassword({ before, style }: Reading): SettingKind {
  // `default` is an account here: DEFAULT_PASSWORD.
  const words = before.filter((word) => !vocabulary.ordinals.has(word) || vocabulary.accounts.has(word))
  const purpose = words.at(-1)
  if (purpose === undefined || vocabulary.passwordForms.has(purpose)) return 'not secret'
  if (vocabulary.sealed.has(purpose)) return 'own key'
  return style === 'SCREAMING' || namesAnAccount(words) ? 'third party' : 'not secret'
}

function ownerOfSalt({ before }: Reading): SettingKind {
  return before.some((word) => vocabulary.passwordHashes.has(word)) ? 'not secret' : 'own key'
}

function ownerOfSeed({ before }: Reading): SettingKind {
  return vocabulary.sealed.has(before.at(-1) ?? '') ? 'own key' : 'not secret'
}

function ownerOfCredential({ before, style }: Reading): SettingKind {
  // GOOGLE_APPLICATION_CREDENTIALS is the path of a file.
  if (before.length === 0 || before.at(-1) === 'application') return 'not secret'
  return style === 'SCREAMING' || namesAnAccount(before) ? 'third party' : 'not secret'
}

/** The nearest word that names an owner decides. */
function ownerNamedIn(words: readonly string[]): SettingKind | undefined {
  const isOwn = words.some((word) => vocabulary.ownEverywhere.has(word))
  if (isOwn && !words.some((word) => word.startsWith('webhook'))) return 'own key'
  for (let index = words.length - 1; index >= 0; index--) {
    const word = words[index] ?? ''
    if (isOwnPurpose(word)) return 'own key'
    if (isIssuer(words, index)) return 'third party'
  }
  return undefined
}

function isIssuer(words: readonly string[], index: number): boolean {
  const word = words[index] ?? ''
  return vocabulary.issuedPurposes.has(word) || vocabulary.systems.has(word) || isVendor(words, index)
}

function isVendor(words: readonly string[], index: number): boolean {
  const word = words[index]
  if (word === undefined) return false
  if (vocabulary.vendors.has(word) || vocabulary.vendors.has(`${words[index - 1] ?? ''}${word}`)) return true
  if (!vocabulary.vendorsAtTheStart.has(word)) return false
  return words.findIndex((other) => !vocabulary.namespaces.has(other)) === index
}

/** Auth.js names the secrets of its providers AUTH_GOOGLE_SECRET. */
function isOfAuthProvider(words: readonly string[]): boolean {
  return (
    words[0] === 'auth' && words.length > 1 && !words.some((word, index) => index > 0 && isAuthPart(word))
  )
}

function isAuthPart(word: string): boolean {
  return vocabulary.authParts.has(word) || isOwnPurpose(word)
}

function namesAnAccount(words: readonly string[]): boolean {
  return words.some((word, index) => vocabulary.accounts.has(word) || isIssuer(words, index))
}

function isAccessKeyId(words: readonly string[]): boolean {
  return !words.includes('secret') && words.some((word) => vocabulary.storesWithAccessKeyIds.has(word))
}

function isOwnPurpose(word: string): boolean {
  return vocabulary.ownPurposes.has(word) || vocabulary.ownOccasions.has(word)
}

function isPurpose(word: string): boolean {
  return vocabulary.ownPurposes.has(word) || vocabulary.keyPurposes.has(word)
}

function isLookup(purpose: string, plural: boolean): boolean {
  return vocabulary.lookups.has(purpose) && !(plural && vocabulary.ownPurposes.has(purpose))
}

function nounOf(word: string): vocabulary.Noun | undefined {
  return vocabulary.nouns.get(word)
}

function nounAt(words: readonly string[], index: number): vocabulary.Noun | undefined {
  return nounOf(words[index] ?? '')
}

function isSecretHalf(word: string): boolean {
  return word === 'private' || nounOf(word) === 'secret' || nounOf(word) === 'password'
}

function isPublicHalf(word: string): boolean {
  return vocabulary.publicWords.has(word) || vocabulary.certificates.has(word)
}

function withoutPhrase(words: readonly string[]): readonly string[] {
  const at = words.findIndex((word, index) => vocabulary.prepositions.has(word) && nounAt(words, index - 1))
  return at === -1 ? words : words.slice(0, at)
}

function withoutTail(words: readonly string[]): readonly string[] {
  const core = words.slice(0, words.findLastIndex((word) => !saysNothing(word)) + 1)
  // PASSWORD_HASH is what a password is compared with, and as secret.
  return core.at(-1) === 'hash' && nounAt(core, core.length - 2) === 'password' ? core.slice(0, -1) : core
}

function saysNothing(word: string): boolean {
  return vocabulary.ordinals.has(word) || vocabulary.tails.has(word) || /^v?\d+$/.test(word)
}

function endsWith(words: readonly string[], ending: readonly string[]): boolean {
  return ending.every((word, index) => words[words.length - ending.length + index] === word)
}
