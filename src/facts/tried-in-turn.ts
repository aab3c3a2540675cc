import type { TSESTree } from '@typescript-eslint/utils'

import { callsWithAnother } from './alike-calls.ts'
import { functionAround, isFunction, isInside, lastName, nameOf } from './ast.ts'
import { callsOf } from './call-origins.ts'
import { areOfTwoAges, isUsedAtTwoAges } from './older-keys.ts'
import { calleeOrigins, originsOf } from './origins.ts'
import { everyOrigin } from './every-origin.ts'
import type { Call, SinkCall } from './sink-call.ts'
import type { SourceFile } from './source-file.ts'

/** Whether each of several keys is tried: in a loop, by a caller that loops, or newest first and then an older one. */
export function isTriedInTurn(call: SinkCall): boolean {
  if (everyOrigin(call.origins).some((origin) => origin.kind === 'element')) return true
  const { node, file } = call
  if (
    node.type === 'CallExpression' &&
    /^(?:verify|decrypt|sign or verify|encrypt or decrypt)$/.test(call.sink.role)
  ) {
    const index = node.arguments.findIndex((argument) => isInside(call.key, argument))
    if (triesWithAnother(node, index, file).length > 0) return true
  }
  if (isUsedAtTwoAges(call)) return true
  return everyOrigin(call.origins).some(
    (origin) =>
      origin.kind === 'parameter' && origin.file === file && callersTryInTurn(origin.of, origin.index, file),
  )
}

function callersTryInTurn(of: TSESTree.Node, index: number, file: SourceFile): boolean {
  if (isGivenEach(of, index, file) || isMakerOfCallback(of, file)) return true
  const calls = callsOf(of, file)
  const keys = calls.flatMap((call) => {
    const argument = call.arguments[index]
    return argument ? [{ call, key: argument, origins: originsOf(argument, file) }] : []
  })
  if (areOfTwoAges(keys)) return true
  const ofThis = new Set(calls)
  return keys.some(
    ({ call, origins }) =>
      everyOrigin(origins).some((origin) => origin.kind === 'element') ||
      triesWithAnother(call, index, file).some((other) => ofThis.has(other)),
  )
}

const eachOf = /^(?:every|filter|find|findIndex|findLast|flatMap|forEach|map|some)$/

/** `keys.some(check)`, `keys.some(check.bind(null, token))`: it is called with each of them. */
function isGivenEach(of: TSESTree.Node, index: number, file: SourceFile): boolean {
  return file.nodes.calls.some(({ callee, arguments: [first] }) => {
    if (!first || isFunction(first) || callee.type !== 'MemberExpression') return false
    if (!eachOf.test(nameOf(callee) ?? '')) return false
    return calleeOrigins(first, file).some(
      (origin) => origin.kind === 'function' && origin.node === of && index === (origin.bound ?? []).length,
    )
  })
}

/** `keys.find(signedBy(token))` with `const signedBy = (token) => (key) => ...`. */
function isMakerOfCallback(of: TSESTree.Node, file: SourceFile): boolean {
  const maker = functionAround(of)
  if (!maker || (maker.body !== of && of.parent?.type !== 'ReturnStatement')) return false
  return callsOf(maker, file).some(({ parent }) => {
    const callee = parent.type === 'CallExpression' ? parent.callee : undefined
    return callee?.type === 'MemberExpression' && eachOf.test(lastName(callee) ?? '')
  })
}

/**
 * The calls that check the same with another key. Without another argument in common, a cookie, a token, nothing tells
 * that it is the same value.
 */
function triesWithAnother(call: Call, index: number, file: SourceFile): readonly Call[] {
  if (call.arguments.length < 2) return []
  return callsWithAnother(call, index, file).filter((other) => isTriedBeside(call, other))
}

/** In one function, or where the other one failed: the newest key first, then an older one. */
function isTriedBeside(call: Call, other: Call): boolean {
  const around = functionAround(call)
  const isOneFunction = around !== undefined && around === functionAround(other)
  if (!isOneFunction && !isInCatchOf(call, other) && !isInCatchOf(other, call)) return false
  return !areAlternatives(call, other)
}

/** In different arms of one condition, or one in an arm that returns: each value is checked with one key. */
function areAlternatives(a: TSESTree.Node, b: TSESTree.Node): boolean {
  if (isInCatchOf(a, b) || isInCatchOf(b, a)) return false
  return isInArmWithout(a, b) || isInArmWithout(b, a)
}

/** In the `catch` of the `try` that the other stands in: only reached when the other failed. */
function isInCatchOf(a: TSESTree.Node, b: TSESTree.Node): boolean {
  for (let at = a; at.parent; at = at.parent) {
    const { parent } = at
    if (parent.type === 'TryStatement' && at === parent.handler && isInside(b, parent.block)) return true
    // `verify(token, newest).catch(() => verify(token, older))`
    if (parent.type === 'CallExpression' && at === handlerOf(parent) && isInside(b, parent.callee))
      return true
  }
  return false
}

/** What is called when a promise fails: of `.catch(handler)`, `.then(next, handler)`. */
function handlerOf({
  callee,
  arguments: [first, second],
}: TSESTree.CallExpression): TSESTree.Node | undefined {
  const method = callee.type === 'MemberExpression' ? nameOf(callee) : undefined
  if (method === 'catch') return first
  return method === 'then' ? second : undefined
}

function isInArmWithout(a: TSESTree.Node, b: TSESTree.Node): boolean {
  let returns = false
  for (let at = a; at.parent; at = at.parent) {
    const { parent } = at
    returns ||= parent.type === 'ReturnStatement'
    // What fails in a `try` may go on behind the arm.
    if (parent.type === 'TryStatement' && at === parent.block) return false
    if (isInside(b, parent)) {
      const arms = parent.type === 'IfStatement' || parent.type === 'ConditionalExpression'
      return arms && at !== parent.test && !isInside(b, parent.test)
    }
    if (parent.type === 'IfStatement' && at === parent.consequent && returns) return true
  }
  return false
}
