import type { TSESTree } from '@typescript-eslint/utils'

import { describeKind, rotationOf } from '../catalogue/describe.ts'
import { hasAlternatives, purposesIn } from '../catalogue/purposes.ts'
import { tokenKindsClaimed, tokenKindsIn, tokenKindsOfFunction } from '../catalogue/token-kinds.ts'
import type { TokenKind } from '../catalogue/token-kinds.ts'
import type { DataKind, Invalidation } from '../catalogue/types.ts'
import { lastName, nameOf, staticString, unwrap } from './ast.ts'
import { namesAround } from './names-around.ts'
import type { SinkCall } from './sink-call.ts'

/** What a key is for at one place. */
export interface UsePurpose {
  /** In words: `sessions`, `refresh tokens`. */
  readonly words: string
  /** All that it may be: two uses differ when they have none of these in common. */
  readonly possible: ReadonlySet<string>
  /** What tells it: the library, or names. */
  readonly told: 'by library' | 'by name' | 'not'
  readonly invalidates: readonly Invalidation[]
}

const linkKinds: readonly TokenKind[] = [
  'password reset tokens',
  'verification tokens',
  'invitations',
  'sign-in links',
  'unsubscribe links',
  'download links',
]

/** What a key is for at a sink call; undefined where that is no purpose of its own. */
export function purposeOf(call: SinkCall): UsePurpose | undefined {
  const { library, sink } = call
  if (sink.rotatedBy === 'third party' || sink.role === 'derive') return undefined
  const { invalidates } = rotationOf(library, sink)
  const kinds = [...new Set(invalidates.map(({ what }) => what))].filter((kind) => !isPassing(kind))
  if (kinds.length === 0 && invalidates.length === 0) return undefined
  if (kinds.includes('whatever the derived key protects')) return undefined
  if (!hasAlternatives(rotationOf(library, sink))) return asOne(kinds, invalidates)
  const isToken = kinds.includes('access tokens')
  const told = tokenKindsOf(call, isToken)
  const [only, ...others] = told
  if (only !== undefined && others.length === 0) return ofToken(only, invalidates)
  const named = others.length > 0 ? [] : namedPurposes(call)
  // A hash over what was encrypted is a part of the encryption.
  if (named.includes('ciphertext') && !kinds.includes('ciphertext')) return undefined
  const [kind, ...more] = named.filter((candidate) => kinds.includes(candidate) && !isToken)
  if (kind !== undefined && more.length === 0) {
    return { ...asOne([kind], invalidates), told: 'by name' }
  }
  return {
    words: isToken ? 'tokens' : 'signatures',
    // A hash beside encryption mostly goes over what was encrypted.
    possible: new Set([...kinds.flatMap(groupsOf), ...(isToken ? [] : ['ciphertext'])]),
    told: 'not',
    invalidates,
  }
}

const isPassing = (kind: DataKind): boolean => kind === 'requests in flight'

function asOne(kinds: readonly DataKind[], invalidates: readonly Invalidation[]): UsePurpose {
  const own = kinds.length > 0 ? kinds : (['requests in flight'] as const)
  const [first] = own
  return {
    words: own.includes('sessions') ? 'sessions' : describeKind(first ?? 'signatures'),
    possible: new Set(own.flatMap(groupsOf)),
    told: 'by library',
    invalidates: invalidates.filter(({ what }) => own.includes(what)),
  }
}

function ofToken(kind: TokenKind, invalidates: readonly Invalidation[]): UsePurpose {
  const what = kind === 'access tokens' || kind === 'refresh tokens' ? kind : 'links'
  const own = invalidates.filter((invalidation) => invalidation.what === what)
  return {
    words: kind,
    possible: new Set([kind]),
    told: 'by name',
    invalidates: own.length > 0 ? own : invalidates,
  }
}

/** Cookies that are signed are what sessions go by, and a form's token stands beside them. */
function groupsOf(kind: DataKind): readonly string[] {
  if (kind === 'cookies' || kind === 'requests in flight') return ['sessions']
  return kind === 'links' ? ['links', ...linkKinds] : [kind]
}

function namedPurposes(call: SinkCall): readonly DataKind[] {
  for (const { name, of } of namesAround(call)) {
    const found = of === 'value' || of === 'function' ? purposesIn(name) : []
    if (found.length > 0) return found
  }
  return []
}

/** The kinds of token by claims and audience, by what is checked, by the value that it is given to, by the function. */
function tokenKindsOf(call: SinkCall, isToken: boolean): readonly TokenKind[] {
  const { sink } = call
  const makes = /sign|encrypt/.test(sink.role)
  const claimed = claimsOf(call.node).flatMap(tokenKindsClaimed)
  if (claimed.length > 0) return [...new Set(claimed)]
  if (!makes && 'arguments' in call.node) {
    const [checked] = call.node.arguments
    const name = checked ? lastName(checked) : undefined
    const found = name === undefined ? [] : tokenKindsIn(name)
    if (found.length > 0) return found
  }
  for (const { name, of } of namesAround(call)) {
    const found =
      of === 'value' ? tokenKindsIn(name) : of === 'function' ? tokenKindsOfFunction(name, makes) : []
    // What is not a token is told by its function: `createSession` makes a session of a hash.
    if (found.length > 0) return isToken ? found : found.filter((kind) => kind !== 'access tokens')
  }
  return []
}

const saying =
  /^(?:type|typ|token_?type|kind|purpose|use|token_?use|action|intent|aud|audience|subject|scope)$/i

/** What claims and audience say of a token, where that is written out. */
function claimsOf(node: TSESTree.Node): readonly string[] {
  if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return []
  const own = node.arguments.flatMap(wordsIn)
  const callee = unwrap(node.callee)
  if (callee.type !== 'MemberExpression') return own
  // `new SignJWT({ purpose: 'reset' }).setAudience('reset').sign(KEY)`
  const before: string[] = []
  for (let at = unwrap(callee.object); ;) {
    if (at.type === 'NewExpression') before.push(...at.arguments.flatMap(wordsIn))
    if (at.type !== 'CallExpression') break
    const method = unwrap(at.callee)
    if (method.type !== 'MemberExpression') break
    const said = /^set(?:Audience|Subject)$/.test(nameOf(method) ?? '')
      ? staticString(at.arguments[0])
      : undefined
    if (said !== undefined) before.push(said)
    at = unwrap(method.object)
  }
  return [...own, ...before]
}

function wordsIn(argument: TSESTree.Node): readonly string[] {
  const bare = unwrap(argument)
  if (bare.type !== 'ObjectExpression') return []
  return bare.properties.flatMap((property) => {
    if (property.type !== 'Property' || !saying.test(nameOf(property) ?? '')) return []
    return staticString(property.value) ?? []
  })
}
