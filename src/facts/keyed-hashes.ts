import type { TSESTree } from '@typescript-eslint/utils'

import { kindOfSetting, wordsOf } from '../catalogue/setting-names.ts'
import { lastName, nameOf, staticString, unwrap, wrapped } from './ast.ts'
import { calleeOrigins, operandsOf, originsOf } from './origins.ts'
import type { Call, Key, SinkCall } from './sink-call.ts'
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
  const parts = partsOf(hashed, file)
  // A value that is hashed alone is no key of anything.
  if (parts.length < 2 && !isHashedWithMore(call, callee, file)) return []
  return parts.flatMap((part) => (isKeyPart(part) ? [{ ...hmac, node: call, ...part, file }] : []))
}

/** The parts of a concatenation or template; what a template has between its holes stands for the whole of it. */
function partsOf(node: TSESTree.Node, file: SourceFile): readonly Key[] {
  const bare = unwrap(node)
  const operands = bare.type === 'TemplateLiteral' ? bare.expressions : operandsOf(bare)
  const texts = bare.type === 'TemplateLiteral' ? bare.quasis.filter(({ value }) => value.raw !== '') : []
  return [
    ...texts.map((text): Key => ({
      key: bare,
      origins: looksLikeKey(text.value.cooked ?? '') ? [{ kind: 'literal', node: bare, file }] : [],
    })),
    ...operands.map((key): Key => ({ key, origins: originsOf(key, file) })),
  ]
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

function isKeyPart({ key, origins }: Key): boolean {
  const name = lastName(key)
  if (name !== undefined && kindOfSetting(name) === 'own key') return true
  return origins.some((origin) => {
    if (origin.kind === 'setting') return kindOfSetting(origin.name) === 'own key'
    if (origin.kind !== 'literal') return false
    const text = staticString(origin.node)
    return text === undefined ? origin.node === key : looksLikeKey(text)
  })
}

const keyWords = new Set('secret key salt pepper password passphrase'.split(' '))

/** A literal beside what is hashed: a key by its words or its randomness; a label is set apart by a sign. */
function looksLikeKey(text: string): boolean {
  if (/^[^\p{L}\p{N}]|[^\p{L}\p{N}=]$|\s/u.test(text)) return false
  return wordsOf(text).some((word) => keyWords.has(word)) || isAccidental(text)
}

/** Hex or base64 in one run; a UUID names something: the one that WebSockets append is the same for everybody. */
function isAccidental(text: string): boolean {
  return /^[\w+/]{16,}=*$/.test(text) && /\d/.test(text) && /[a-z]/i.test(text) && !/[_/]\w*[_/]/.test(text)
}
