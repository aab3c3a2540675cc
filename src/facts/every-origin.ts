import type { Origin } from './origin.ts'
import { originsOf } from './origins.ts'
import { inContext } from './substitution.ts'

/** Origins with those behind rings, lists and texts. */
export function everyOrigin(origins: readonly Origin[], depth = 0): readonly Origin[] {
  if (depth > 6) return origins
  return origins.flatMap((origin): readonly Origin[] => {
    switch (origin.kind) {
      case 'array':
        return [
          origin,
          ...origin.node.elements.flatMap((element) => {
            if (!element) return []
            const value = element.type === 'SpreadElement' ? element.argument : element
            return everyOrigin(inContext(originsOf(value, origin.file), origin), depth + 1)
          }),
        ]
      case 'list':
      case 'element':
        return [origin, ...everyOrigin(origin.of, depth + 1)]
      case 'text':
        return [origin, ...origin.parts.flatMap((part) => everyOrigin(part, depth + 1))]
      default:
        return [origin]
    }
  })
}
