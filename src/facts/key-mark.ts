import type { TSESTree } from '@typescript-eslint/utils'

import type { ArrivingKey } from './arriving-keys.ts'
import { unwrap } from './ast.ts'
import { rootOf } from './glances.ts'

/** The same text for the same key, wherever it is used; undefined where nobody can tell. */
export function markOf({ kind, name, shared, node, file }: ArrivingKey): string | undefined {
  if (kind === 'setting') return name === undefined || name === '' ? undefined : `setting ${name}`
  if (kind === 'literal') return `literal ${file.path} ${node.range.join()}`
  if (kind === 'generated' || name === undefined || isGivenSomething(node)) return undefined
  if (shared) return `shared ${name}`
  // A name that is declared once: not a parameter of the same name in another function.
  const root = rootOf(unwrap(node))
  const definition = root.type === 'Identifier' ? file.variableOf(root)?.defs[0]?.name : undefined
  return definition ? `local ${file.path} ${definition.range.join()} ${name}` : undefined
}

/** Whether a chain has a call with arguments, which gives something else for others: `createKey(der).export()`. */
function isGivenSomething(node: TSESTree.Node): boolean {
  const bare = unwrap(node)
  if (bare.type === 'MemberExpression') return isGivenSomething(bare.object)
  return bare.type === 'CallExpression' && (bare.arguments.length > 0 || isGivenSomething(bare.callee))
}
