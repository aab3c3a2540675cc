import type { TSESTree } from '@typescript-eslint/utils'

import { kindOfSetting, wordsOf } from '../catalogue/setting-names.ts'
import { lastName, nameOf, staticString, unwrap, wrapped } from './ast.ts'
import type { Origin } from './origin.ts'
import { calleeOrigins, operandsOf, originsOf } from './origins.ts'
import type { Call, SinkCall } from './sink-call.ts'
import type { SourceFile } from './source-file.ts'

/** `createHash('sha256').update(text + KEY)`: a keyed hash, with the facts of an HMAC. */
export function keyedHashAt(call: Call, file: SourceFile): readonly SinkCall[] {
  const callee = unwrap(call.callee)
  const [hashed] = call.arguments
  if (callee.type !== 'MemberExpression' || nameOf(callee) !== 'update' || !hashed) return []
  const hashes = calleeOrigins(callee.object, file).some(
    (origin) =>
      origin.kind === 'instance' &&
      origin.of.module === 'crypto' &&
      origin.of.path.join('.') === 'createHash',
  )
  const [hmac] = file.modules.sinks.calls({ module: 'crypto', path: ['createHmac'] })
  if (!hashes || !hmac) return []
  const parts = partsOf(hashed)
  // A value that is hashed alone is no key of anything.
  if (parts.length < 2 && !isHashedWithMore(call, callee, file)) return []
  return parts.flatMap((part) => {
    const origins = originsOf(part, file)
    return isKeyPart(part, origins) ? [{ ...hmac, node: call, key: part, origins, file }] : []
  })
}

/** The parts of a concatenation or template. */
function partsOf(node: TSESTree.Node): readonly TSESTree.Node[] {
  const bare = unwrap(node)
  if (bare.type !== 'TemplateLiteral') return operandsOf(bare)
  return [...bare.quasis.filter(({ value }) => value.raw !== ''), ...bare.expressions]
}

/** `hash.update(text)` beside this one, in the chain or in a statement of its own. */
function isHashedWithMore(call: Call, callee: TSESTree.MemberExpression, file: SourceFile): boolean {
  const object = unwrap(callee.object)
  if (object.type === 'CallExpression' && lastName(object.callee) === 'update') return true
  const { parent } = wrapped(call)
  if (parent?.type === 'MemberExpression' && nameOf(parent) === 'update') return true
  if (object.type !== 'Identifier') return false
  const updates = file
    .readsOf(object)
    .filter(({ parent: use }) => use?.type === 'MemberExpression' && nameOf(use) === 'update')
  return updates.length > 1
}

function isKeyPart(part: TSESTree.Node, origins: readonly Origin[]): boolean {
  const name = lastName(part)
  if (name !== undefined && kindOfSetting(name) === 'own key') return true
  return origins.some((origin) => {
    if (origin.kind === 'setting') return kindOfSetting(origin.name) === 'own key'
    return origin.kind === 'literal' && looksLikeKey(textOf(origin.node))
  })
}

function textOf(node: TSESTree.Node): string {
  return (node.type === 'TemplateElement' ? node.value.cooked : staticString(node)) ?? ''
}

const keyWords = new Set('secret key salt pepper password passphrase'.split(' '))

/** A literal beside what is hashed: a key by its words or its randomness; a label is set apart by a sign. */
function looksLikeKey(text: string): boolean {
  if (/^[^\p{L}\p{N}]|[^\p{L}\p{N}]$|\s/u.test(text)) return false
  return (
    wordsOf(text).some((word) => keyWords.has(word)) ||
    (text.length >= 16 && /\d/.test(text) && /[a-z]/i.test(text))
  )
}
