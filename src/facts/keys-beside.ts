import type { TSESTree } from '@typescript-eslint/utils'

import { nameOf, unwrap, wrapped } from './ast.ts'
import { isLookedUp } from './shape-by-name.ts'
import type { SinkCall } from './sink-call.ts'

/** `keyOf(header.kid)`: whatever the function looks it up in. */
export function isAskedForById({ key, file }: SinkCall): boolean {
  const bare = unwrap(key)
  const definition = bare.type === 'Identifier' ? file.variableOf(bare)?.defs[0]?.node : undefined
  const value = definition?.type === 'VariableDeclarator' && definition.init ? definition.init : bare
  return isLookedUp(unwrap(value), file)
}

/** `keys[0]` here, and a loop over `keys` elsewhere in the file: the older keys are tried there. */
export function isNewestOfTriedList({ key, file }: SinkCall): boolean {
  const bare = unwrap(key)
  const list = bare.type === 'MemberExpression' && nameOf(bare) === '0' ? unwrap(bare.object) : undefined
  if (list?.type !== 'Identifier') return false
  return file.readsOf(list).some(({ parent }) => {
    if (parent?.type === 'ForOfStatement') return true
    return (
      parent?.type === 'MemberExpression' &&
      /^(?:slice|find|some|map|filter|entries|forEach|reduce)$/.test(nameOf(parent) ?? '')
    )
  })
}

/** `{ encryptionKey, decryptionKeys: [older] }`: the fallback keys stand in an option of their own. */
export function hasFallbacksBeside(call: SinkCall): boolean {
  const { key, node, sink } = call
  const { keyRing } = sink
  if (keyRing.accepts !== 'option') return isFallbackOfOption(call)
  const { fallbacks } = keyRing
  if (typeof fallbacks === 'number') {
    const given = 'arguments' in node ? node.arguments[fallbacks] : undefined
    return given !== undefined && !(given.type === 'ArrayExpression' && given.elements.length === 0)
  }
  return optionsBeside(key).some((option) => option === '...' || option === fallbacks)
}

/** `{ secret: older, secrets: [newest] }`: the option whose fallback keys these are stands beside them. */
function isFallbackOfOption({ key, library }: SinkCall): boolean {
  const property = wrapped(key).parent
  const own = property?.type === 'Property' ? nameOf(property) : undefined
  const beside = optionsBeside(key)
  return library.sinks.some(
    (other) =>
      'key' in other &&
      other.keyRing.accepts === 'option' &&
      other.keyRing.fallbacks === own &&
      [other.key.property ?? []].flat().some((name) => beside.includes(name)),
  )
}

/** The names of the options that a key stands among, `...` for what is spread. */
function optionsBeside(key: TSESTree.Node): readonly string[] {
  const property = wrapped(key).parent
  if (property?.type !== 'Property' || property.parent.type !== 'ObjectExpression') return []
  return property.parent.properties.flatMap((sibling) =>
    sibling.type === 'SpreadElement' ? ['...'] : sibling === property ? [] : (nameOf(sibling) ?? []),
  )
}
