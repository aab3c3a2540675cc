import { namesKeyPart } from '../catalogue/key-names.ts'
import { nameOf } from './ast.ts'
import { isFirst } from './every-origin.ts'
import type { Origin } from './origin.ts'
import { originsOf, returnedOrigins } from './origins.ts'
import type { SinkCall } from './sink-call.ts'
import { inContext } from './substitution.ts'

/**
 * What stands in a value that is given for keys, each place with the values that it may have: the members of rings and
 * lists, what a function returns, the secret parts of a key object. What was opened before is not opened again.
 */
export function insideOf(
  origin: Origin,
  { sink }: SinkCall,
  opened: Set<string>,
): readonly (readonly Origin[])[] {
  switch (origin.kind) {
    case 'list':
    case 'element':
      return [origin.of]
    case 'array':
      if (!isFirst(origin, opened)) return []
      return origin.node.elements.flatMap((element) => {
        if (!element) return []
        const value = element.type === 'SpreadElement' ? element.argument : element
        return [inContext(originsOf(value, origin.file), origin)]
      })
    case 'function':
      if (!isFirst(origin, opened)) return []
      return [inContext(returnedOrigins(origin.node, origin.file), origin)]
    case 'object':
      if (!isFirst(origin, opened)) return []
      return origin.node.properties.flatMap((property) =>
        property.type === 'Property' && namesKeyPart(nameOf(property) ?? '', sink.keyRing.accepts === 'map')
          ? [inContext(originsOf(property.value, origin.file), origin)]
          : [],
      )
    default:
      return []
  }
}
