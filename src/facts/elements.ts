import type { TSESTree } from '@typescript-eslint/utils'

import { lastName, nameOf, staticString, unwrap } from './ast.ts'
import { exportOrigins } from './exports.ts'
import { isEnvironment, memberOrigins, viaOf } from './member-origins.ts'
import { settingsNamed } from './named-settings.ts'
import type { Origin } from './origin.ts'
import { originsOf, withGuard } from './origins.ts'
import type { SourceFile } from './source-file.ts'
import { inContext } from './substitution.ts'

/** `process.env[name]`, `keys[index]`. */
export function indexedOrigins(
  node: TSESTree.MemberExpression,
  values: readonly Origin[],
  file: SourceFile,
): readonly Origin[] {
  const index = originsOf(node.property, file)
  return values.flatMap((value): readonly Origin[] => {
    if (isEnvironment(value)) {
      const settings = settingsNamed(index, { node, file, via: viaOf(value) })
      return settings.length > 0 ? settings : [{ kind: 'unknown', node, file }]
    }
    if (isConstant(index) || isLast(node.property)) return indexedAt(value, node.property, { node, file })
    // `window.__ENV__[name]`: a table of the platform's, not a ring of keys.
    if (value.kind === 'export' && value.module === '(global)') return [{ kind: 'unknown', node, file }]
    const stages = index.some(isStage) ? entriesOf(value) : []
    return stages.length > 0 ? stages : [{ kind: 'element', of: [value], node, file }]
  })
}

function isConstant(index: readonly Origin[]): boolean {
  const [only, ...others] = index
  return only?.kind === 'literal' && others.length === 0
}

/** `keys.length - 1` */
function isLast(index: TSESTree.Node): boolean {
  const bare = unwrap(index)
  return (
    bare.type === 'BinaryExpression' &&
    bare.operator === '-' &&
    bare.right.type === 'Literal' &&
    lastName(bare.left) === 'length'
  )
}

/** The element at an index that is written out, counted from the end as well. */
export function indexedAt(
  value: Origin,
  index: TSESTree.Node,
  { node, file }: { readonly node: TSESTree.Node; readonly file: SourceFile },
): readonly Origin[] {
  const at = numberIn(index, file)
  if (at === undefined) return [{ kind: 'element', of: [value], node, file }]
  const count = value.kind === 'array' ? value.node.elements.length : 0
  const isUnsure =
    value.kind === 'array' && value.node.elements.some((item) => item?.type === 'SpreadElement')
  if (typeof at === 'string' || at >= 0) return memberOrigins([value], String(at), node, file)
  if (value.kind === 'array' && isUnsure) return [{ kind: 'unknown', node, file }]
  return memberOrigins([value], String(Math.max(0, count + at)), node, file)
}

function numberIn(index: TSESTree.Node, file: SourceFile): number | string | undefined {
  const bare = unwrap(index)
  if (isLast(bare) && bare.type === 'BinaryExpression' && bare.right.type === 'Literal') {
    return -Number(bare.right.value)
  }
  if (bare.type === 'UnaryExpression' && bare.operator === '-' && bare.argument.type === 'Literal') {
    return -Number(bare.argument.value)
  }
  const [only, ...others] = originsOf(index, file)
  const written = others.length === 0 && only?.kind === 'literal' ? only.node : undefined
  if (written?.type !== 'Literal') return staticString(written)
  return typeof written.value === 'number' ? written.value : String(written.value)
}

/** `process.env.NODE_ENV` and its like, with or without a default. */
function isStage(index: Origin): boolean {
  return index.kind === 'setting' && /(?:^|_)(?:ENV|ENVIRONMENT|STAGE|MODE)$/i.test(index.name)
}

/** Every entry of a table by stage. */
function entriesOf(table: Origin): readonly Origin[] {
  if (table.kind === 'module')
    return exportOrigins(table.of, 'default', table).flatMap((whole) =>
      whole.kind === 'object' ? entriesOf(whole) : [],
    )
  if (table.kind !== 'object') return []
  return table.node.properties.flatMap((property) => {
    const stage = property.type === 'Property' ? nameOf(property) : undefined
    return property.type === 'Property' && stage !== undefined
      ? withGuard(inContext(originsOf(property.value, table.file), table), { stage, file: table.file })
      : []
  })
}
