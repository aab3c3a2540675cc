import type { TSESTree } from '@typescript-eslint/utils'

import { chainNames, lastName, staticString, unwrap } from './ast.ts'
import { memberOrigins } from './member-origins.ts'
import type { Origin } from './origin.ts'
import { originsOf, returnedOrigins } from './origins.ts'
import type { SourceFile } from './source-file.ts'

interface CommonJs {
  /** `module.exports = value` */
  readonly whole: readonly TSESTree.Expression[]
  /** `Object.assign(module.exports, value)` */
  readonly merged: readonly TSESTree.Node[]
  /** `Object.defineProperty(exports, 'name', descriptor)` */
  readonly defined: ReadonlyMap<string, TSESTree.Node>
  /** `__exportStar(require('./other'), exports)` */
  readonly stars: readonly TSESTree.Node[]
}

const known = new WeakMap<SourceFile, CommonJs>()

/** The exports of a CommonJS module under a name. */
export function commonJsExports(of: SourceFile, name: string): readonly Origin[] {
  const named = of.assignmentsTo(name).filter(({ left }) => isExports(unwrap(left), 1))
  const values = named.flatMap((assignment) => originsOf(assignment.right, of))
  if (values.length > 0) return values
  const { whole, merged, defined, stars } = commonJsOf(of)
  const descriptor = defined.get(name)
  if (descriptor) return definedOrigins(descriptor, of)
  const exported = [...merged, ...whole].flatMap((value) => originsOf(value, of))
  if (name === 'default') return wholeCommonJs(of)
  const last = whole.at(-1) ?? merged.at(-1)
  const found = last ? seen(memberOrigins(exported, name, last, of)) : []
  return found.length > 0
    ? found
    : stars.flatMap((star) => seen(memberOrigins(originsOf(star, of), name, star, of)))
}

/** The values of `module.exports = value`. */
export function wholeCommonJs(of: SourceFile): readonly Origin[] {
  return commonJsOf(of).whole.flatMap((value) => originsOf(value, of))
}

const seen = (origins: readonly Origin[]) => origins.filter((origin) => origin.kind !== 'unknown')

function commonJsOf(of: SourceFile): CommonJs {
  const before = known.get(of)
  if (before) return before
  const whole = of
    .assignmentsTo('exports')
    .filter(({ left }) => isExports(unwrap(left)))
    .map(({ right }) => right)
  const merged: TSESTree.Node[] = []
  const defined = new Map<string, TSESTree.Node>()
  const stars: TSESTree.Node[] = []
  for (const { callee, arguments: given } of of.text.includes('exports') ? of.nodes.calls : []) {
    const [first, second, third] = given
    if (!first || !second) continue
    switch (lastName(callee)) {
      case 'assign':
        if (isExports(unwrap(first))) merged.push(...given.slice(1))
        break
      case 'defineProperty': {
        const name = staticString(second)
        if (name !== undefined && third && isExports(unwrap(first))) defined.set(name, third)
        break
      }
      case '__exportStar':
        if (isExports(unwrap(second))) stars.push(first)
        break
      default:
    }
  }
  const found = { whole, merged, defined, stars }
  known.set(of, found)
  return found
}

/** Whether this is `exports` or `module.exports`; with `depth`, a member of it. */
function isExports(node: TSESTree.Node, depth = 0): boolean {
  const chain = chainNames(node)
  const object = chain.slice(0, chain.length - depth).join('.')
  return object === 'exports' || object === 'module.exports'
}

/** `{ get: () => value }`, `{ value }` */
function definedOrigins(descriptor: TSESTree.Node, of: SourceFile): readonly Origin[] {
  const origins = originsOf(descriptor, of)
  const values = seen(memberOrigins(origins, 'value', descriptor, of))
  if (values.length > 0) return values
  return memberOrigins(origins, 'get', descriptor, of).flatMap((getter) =>
    getter.kind === 'function' ? returnedOrigins(getter.node, getter.file) : [],
  )
}
