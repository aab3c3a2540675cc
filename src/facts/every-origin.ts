import type { Origin } from './origin.ts'
import { originsOf } from './origins.ts'
import { inContext } from './substitution.ts'

const deepest = 6

// More than a reviewer counts; a list of lists of lists has as many as it likes.
const most = 1000

/** Whether a value was not met yet. What stands in it is the same however often it is met: `keys = [...keys, ...keys]`. */
export function isFirst({ node, file, within = [] }: Origin, seen: Set<string>): boolean {
  const place = `${file.path} ${node.range.join()} ${within.map(({ call }) => call.range.join()).join(' ')}`
  if (seen.has(place)) return false
  seen.add(place)
  return true
}

/** Origins with those behind rings, lists and texts. */
export function everyOrigin(origins: readonly Origin[]): readonly Origin[] {
  const found: Origin[] = []
  const opened = new Set<string>()
  const add = (origin: Origin, depth: number): void => {
    if (found.length >= most) return
    found.push(origin)
    if (depth > deepest) return
    switch (origin.kind) {
      case 'array': {
        if (!isFirst(origin, opened)) return
        for (const element of origin.node.elements) {
          if (!element) continue
          const value = element.type === 'SpreadElement' ? element.argument : element
          addAll(inContext(originsOf(value, origin.file), origin), depth + 1)
        }
        return
      }
      case 'list':
      case 'element':
        addAll(origin.of, depth + 1)
        return
      case 'text':
        for (const part of origin.parts) addAll(part, depth + 1)
        return
      default:
    }
  }
  const addAll = (inside: readonly Origin[], depth: number): void => {
    for (const origin of inside) add(origin, depth)
  }
  addAll(origins, 0)
  return found
}
