import type { TSESTree } from '@typescript-eslint/utils'

import { nameOf, unwrap } from './ast.ts'
import type { Call } from './origin.ts'
import { originsOf } from './origins.ts'
import type { SourceFile } from './source-file.ts'

/** What is called: past `.call` and `.apply`. */
export function calleeOf(call: Call): TSESTree.Node {
  const callee = unwrap(call.callee)
  return isIndirect(callee) ? unwrap(callee.object) : callee
}

function isIndirect(callee: TSESTree.Node): callee is TSESTree.MemberExpression {
  return callee.type === 'MemberExpression' && /^(?:apply|call)$/.test(nameOf(callee) ?? '')
}

/** The argument at a position, after those that `bind` fixed; undefined behind a spread of unknown length. */
export function argumentAt(
  call: Call,
  index: number | 'last',
  bound: readonly TSESTree.Node[] | undefined,
  file: SourceFile,
): TSESTree.Node | undefined {
  const all = [...(bound ?? []), ...argumentsOf(call).flatMap((argument) => spreadOut(argument, file))]
  const at = index === 'last' ? all.length - 1 : index
  const spread = all.findIndex((argument) => argument.type === 'SpreadElement')
  return spread !== -1 && spread <= at ? undefined : all[at]
}

/** All arguments from a position on. */
export function argumentsFrom(
  call: Call,
  index: number,
  bound: readonly TSESTree.Node[] | undefined,
  file: SourceFile,
): readonly TSESTree.Node[] {
  return [...(bound ?? []), ...argumentsOf(call).flatMap((argument) => spreadOut(argument, file))]
    .slice(index)
    .map((argument) => (argument.type === 'SpreadElement' ? argument.argument : argument))
}

function argumentsOf(call: Call): readonly TSESTree.Node[] {
  const callee = unwrap(call.callee)
  if (!isIndirect(callee)) return call.arguments
  if (nameOf(callee) === 'call') return call.arguments.slice(1)
  const list = call.arguments[1] && unwrap(call.arguments[1])
  return list?.type === 'ArrayExpression' ? list.elements.filter((element) => element !== null) : []
}

function spreadOut(argument: TSESTree.Node, file: SourceFile): readonly TSESTree.Node[] {
  if (argument.type !== 'SpreadElement') return [argument]
  const [only, ...others] = originsOf(argument.argument, file)
  if (only?.kind !== 'array' || only.file !== file || others.length > 0) return [argument]
  return only.node.elements.filter((element) => element !== null)
}
