import type { ArrivingKey } from './arriving-keys.ts'
import { unwrap } from './ast.ts'
import { rootOf } from './glances.ts'

/** The same text for the same key, wherever it is used; undefined where nobody can tell. */
export function markOf({ kind, name, shared, node, file }: ArrivingKey): string | undefined {
  if (kind === 'setting') return name === undefined || name === '' ? undefined : `setting ${name}`
  if (kind === 'literal') return `literal ${file.path} ${node.range.join()}`
  if (kind === 'generated' || name === undefined) return undefined
  if (shared) return `shared ${name}`
  // A name that is declared once: not a parameter of the same name in another function.
  const root = rootOf(unwrap(node))
  const definition = root.type === 'Identifier' ? file.variableOf(root)?.defs[0]?.name : undefined
  return definition ? `local ${file.path} ${definition.range.join()} ${name}` : undefined
}
