import type { TSESTree } from '@typescript-eslint/utils'

import { namesKeyPart } from '../catalogue/key-names.ts'
import { nameOf } from './ast.ts'
import { isFirst } from './every-origin.ts'
import { answeredNodes } from './keys-at.ts'
import type { Origin } from './origin.ts'
import { originsOf, returnedNodes } from './origins.ts'
import type { SinkCall } from './sink-call.ts'
import { inContext } from './substitution.ts'

interface Inside {
  readonly values: readonly Origin[]
  /** The member or property, where it is written in the value. */
  readonly node?: TSESTree.Node
}

/**
 * What stands in a value that is given for keys, each place with the values that it may have: the members of rings and
 * lists, what a function returns or answers, the secret parts of a key object. What was opened before is not opened again.
 */
export function insideOf(origin: Origin, { sink }: SinkCall, opened: Set<string>): readonly Inside[] {
  const at = (node: TSESTree.Node) => inContext(originsOf(node, origin.file), origin)
  switch (origin.kind) {
    case 'list':
    case 'element':
      return [{ values: origin.of }]
    case 'array':
      if (!isFirst(origin, opened)) return []
      return origin.node.elements.flatMap((element) => {
        if (!element) return []
        const node = element.type === 'SpreadElement' ? element.argument : element
        return [{ values: at(node), node }]
      })
    case 'function': {
      if (!isFirst(origin, opened)) return []
      const { node, file } = origin
      return [...returnedNodes(node, file), ...answeredNodes(node, file)].map((result) => ({
        values: at(result),
      }))
    }
    case 'object':
      if (!isFirst(origin, opened)) return []
      return origin.node.properties.flatMap((property) =>
        property.type === 'Property' && namesKeyPart(nameOf(property) ?? '', sink.keyRing.accepts === 'map')
          ? [{ values: at(property.value), node: property.value }]
          : [],
      )
    default:
      return []
  }
}
