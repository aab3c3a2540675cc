import type { TSESTree } from '@typescript-eslint/utils'

import { lastName, nameOf, unwrap } from './ast.ts'
import type { Origin } from './origin.ts'
import { originsOf } from './origins.ts'
import type { SourceFile } from './source-file.ts'

/** `createHash('sha256').update(KEY).digest()`: the key behind the hash. */
export function hashedOrigins(
  node: TSESTree.CallExpression,
  callee: TSESTree.MemberExpression,
  file: SourceFile,
): readonly Origin[] | undefined {
  const update = unwrap(callee.object)
  if (update.type === 'Identifier') return hashedInParts(update, file)
  if (update.type !== 'CallExpression' || lastName(update.callee) !== 'update') {
    // Web Crypto: `subtle.digest(algorithm, key)`.
    const data = node.arguments[1]
    return lastName(callee.object) === 'subtle' && data ? hashed(originsOf(data, file)) : undefined
  }
  const texts: Origin[] = []
  let made: TSESTree.Node = update
  // `.update(KEY).update(more)`
  while (made.type === 'CallExpression' && lastName(made.callee) === 'update') {
    const [text] = made.arguments
    if (text) texts.unshift(...originsOf(text, file))
    const inner = unwrap(made.callee)
    made = inner.type === 'MemberExpression' ? unwrap(inner.object) : inner
  }
  if (made.type !== 'CallExpression') return undefined
  if (lastName(made.callee) === 'createHash') return hashed(texts)
  return lastName(made.callee) === 'createHmac' ? derivedByHmac(made, file) : undefined
}

/** `createHmac('sha256', KEY).update('label').digest()`: a key that is made of another one. */
function derivedByHmac({ arguments: [, key] }: TSESTree.CallExpression, file: SourceFile) {
  return key ? derived(originsOf(key, file)) : undefined
}

/** `hash.update(KEY)` in a statement of its own, `hash.digest()` later. */
function hashedInParts(hash: TSESTree.Identifier, file: SourceFile): readonly Origin[] | undefined {
  const [made] = originsOf(hash, file).filter(
    (origin) => origin.kind === 'instance' && origin.of.module === 'crypto',
  )
  const by = made?.kind === 'instance' ? made.of.path.join('.') : undefined
  if (by === 'createHmac' && made?.node.type === 'CallExpression') return derivedByHmac(made.node, made.file)
  if (by !== 'createHash') return undefined
  const texts = file.readsOf(hash).flatMap(({ parent }) => {
    if (parent?.type !== 'MemberExpression' || nameOf(parent) !== 'update') return []
    const [first] = parent.parent.type === 'CallExpression' ? parent.parent.arguments : []
    return first ? originsOf(first, file) : []
  })
  return texts.length > 0 ? hashed(texts) : undefined
}

/** What went through a hash. */
export function hashed(origins: readonly Origin[]): readonly Origin[] {
  return derived(origins).map((origin) => ({ ...origin, hashed: true as const }))
}

/** What another key is derived from. */
export function derived(origins: readonly Origin[]): readonly Origin[] {
  return origins.map((origin) => ({ ...origin, derived: true as const }))
}
