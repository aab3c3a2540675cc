import type { TSESTree } from '@typescript-eslint/utils'

import { nameOf, unwrap } from './ast.ts'
import type { Call, OriginOf } from './origin.ts'
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

/** An argument, or a spread of unknown length. */
interface Given {
  readonly node: TSESTree.Node
  readonly isSpread: boolean
}

/** The argument at a position, after those that `bind` fixed; undefined behind a spread of unknown length. */
export function argumentAt(
  call: Call,
  index: number | 'last',
  bound: readonly TSESTree.Node[] | undefined,
  file: SourceFile,
): TSESTree.Node | undefined {
  const all = givenTo(call, bound, file)
  const at = index === 'last' ? all.length - 1 : index
  const spread = all.findIndex(({ isSpread }) => isSpread)
  return spread !== -1 && spread <= at ? undefined : all[at]?.node
}

/** All arguments from a position on. */
export function argumentsFrom(
  call: Call,
  index: number,
  bound: readonly TSESTree.Node[] | undefined,
  file: SourceFile,
): readonly TSESTree.Node[] {
  return givenTo(call, bound, file)
    .slice(index)
    .map(({ node }) => node)
}

/** The parameter that a function passes on at a position among all that it is given: `jwt.sign(...rest)`. */
export function parameterPassedOn(
  call: Call,
  index: number | 'last',
  bound: readonly TSESTree.Node[] | undefined,
  file: SourceFile,
): OriginOf<'parameter'> | undefined {
  const all = givenTo(call, bound, file)
  const spread = all.findIndex(({ isSpread }) => isSpread)
  const node = all[spread]?.node
  if (!node || index === 'last' || index < spread) return undefined
  const [list, ...others] = originsOf(node, file)
  const [rest] = list?.kind === 'list' && others.length === 0 ? list.of : []
  if (rest?.kind !== 'parameter' || !rest.rest) return undefined
  return { kind: 'parameter', of: rest.of, index: rest.index + index - spread, path: rest.path, node, file }
}

function givenTo(
  call: Call,
  bound: readonly TSESTree.Node[] | undefined,
  file: SourceFile,
): readonly Given[] {
  const fixed = (bound ?? []).map((node) => ({ node, isSpread: false }))
  return [...fixed, ...argumentsOf(call, file)]
}

function argumentsOf(call: Call, file: SourceFile): readonly Given[] {
  const callee = unwrap(call.callee)
  if (isIndirect(callee) && nameOf(callee) === 'apply') {
    const list = call.arguments[1]
    return list ? spreadOut(list, file) : []
  }
  const written = isIndirect(callee) ? call.arguments.slice(1) : call.arguments
  return written.flatMap((argument) =>
    argument.type === 'SpreadElement'
      ? spreadOut(argument.argument, file)
      : [{ node: argument, isSpread: false }],
  )
}

/** The elements of a list, where they are written in this file. */
function spreadOut(list: TSESTree.Node, file: SourceFile): readonly Given[] {
  const [only, ...others] = originsOf(list, file)
  if (only?.kind !== 'array' || only.file !== file || others.length > 0)
    return [{ node: list, isSpread: true }]
  return only.node.elements.flatMap((element): readonly Given[] => {
    if (!element) return []
    return element.type === 'SpreadElement'
      ? [{ node: element.argument, isSpread: true }]
      : [{ node: element, isSpread: false }]
  })
}
