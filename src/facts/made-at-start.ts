import type { TSESTree } from '@typescript-eslint/utils'

import { chainNames, classAround, functionAround, isInside, nameOf, unwrap } from './ast.ts'
import type { FunctionNode } from './ast.ts'
import { callsOf } from './call-origins.ts'
import { rootOf } from './glances.ts'
import { goesBy } from './names-behind.ts'
import type { CallSite, ClassNode } from './origin.ts'
import { calleeOrigins } from './origins.ts'
import type { SourceFile } from './source-file.ts'

// A function that a function calls that a function calls is as far as a reader follows.
const deepest = 4

/** Whether a call runs once, when the process starts, as far as its file shows; what nobody sees counts as no. */
export function isMadeAtStart({ node, file }: CallSite, depth = 0): boolean {
  if (depth > deepest) return false
  const of = functionAround(node)
  if (!of) {
    const field = fieldAround(node)
    const around = field && !field.static ? classAround(field) : undefined
    return around === undefined || livesOn(around, file, depth)
  }
  const keeper = keeperOf(node, of, file)
  if (keeper === 'module') return true
  if (keeper) return livesOn(keeper, file, depth)
  return runsAtStart(of, file, depth)
}

function fieldAround(node: TSESTree.Node): TSESTree.PropertyDefinition | undefined {
  for (let at: TSESTree.Node | undefined = node; at; at = at.parent) {
    if (at.type === 'PropertyDefinition') return at
  }
  return undefined
}

/** What keeps the value when the function is done: a name or an object of the module, or an instance of a class. */
function keeperOf(node: TSESTree.Node, of: FunctionNode, file: SourceFile): 'module' | ClassNode | undefined {
  for (let at = node; at.parent && at !== of; at = at.parent) {
    const { parent } = at
    if (parent.type !== 'AssignmentExpression' || parent.right !== at) continue
    const root = rootOf(parent.left)
    if (root.type === 'ThisExpression') return classAround(root)
    if (root.type !== 'Identifier') return undefined
    const definition = file.variableOf(root)?.defs[0]
    if (definition && !functionAround(definition.name)) return 'module'
  }
  return undefined
}

// Callbacks that run once, while the application is set up.
const startingCalls =
  /^(?:then|catch|finally|Promise|register|registerAs|fp|fastifyPlugin|plugin|ready|defineConfig|defineNitroPlugin|defineNuxtModule)$/
const startingFunctions = /^(?:main|bootstrap|startServer)$/

function runsAtStart(of: FunctionNode, file: SourceFile, depth: number): boolean {
  const { parent } = of
  if (parent.type === 'MethodDefinition' && parent.kind === 'constructor') {
    const around = classAround(parent)
    return around !== undefined && livesOn(around, file, depth)
  }
  if (parent.type === 'Property' && nameOf(parent) === 'useFactory') return true
  if (parent.type === 'CallExpression' || parent.type === 'NewExpression') {
    const isCalled = unwrap(parent.callee) === of
    if (isCalled || goesBy(startingCalls, parent.callee, file))
      return isMadeAtStart({ node: parent, file }, depth + 1)
  }
  if (startingFunctions.test(nameOfFunction(of) ?? '')) return true
  const calls = callsOf(of, file)
  return calls.length > 0 && calls.every((call) => isMadeAtStart({ node: call, file }, depth + 1))
}

function nameOfFunction(of: FunctionNode): string | undefined {
  if (of.type !== 'ArrowFunctionExpression' && of.id) return of.id.name
  return of.parent.type === 'VariableDeclarator' && of.parent.id.type === 'Identifier'
    ? of.parent.id.name
    : undefined
}

// One instance for each of many: their keys are theirs.
const manyInstances =
  /(?:channel|connection|document|envelope|file|game|handshake|job|message|packet|peer|record|request|response|room|row|session|socket|stream|task|upload|user)$/i

/** Whether a class has an instance for the life of the process, and not one for each message or user. */
function livesOn(of: ClassNode, file: SourceFile, depth: number): boolean {
  if (of.id && manyInstances.test(of.id.name)) return false
  const constructions = file.nodes.calls.filter(
    (call) =>
      call.type === 'NewExpression' &&
      !isInside(call, of) &&
      calleeOrigins(call.callee, file).some((origin) => origin.kind === 'class' && origin.node === of),
  )
  return constructions.every((construction) => isMadeAtStart({ node: construction, file }, depth + 1))
}

/** Whether a value is the default of a parameter of something that is set up once: a constructor, a factory. */
export function isDefaultOfSetUp({ node, file }: CallSite, use: TSESTree.Node): boolean {
  const of = functionAround(node)
  if (!of || !isDefaultOfParameter(node, of, file)) return false
  if (of.parent.type === 'MethodDefinition' && of.parent.kind === 'constructor') {
    const around = classAround(of.parent)
    return around !== undefined && livesOn(around, file, 0)
  }
  // A factory hands out what uses the key; a function that uses it itself is called for each message.
  return isInside(use, of) && functionAround(use) !== of && !isCallbackOf(use, of)
}

function isDefaultOfParameter(node: TSESTree.Node, of: FunctionNode, file: SourceFile): boolean {
  if (of.params.some((parameter) => isInside(node, parameter))) return true
  for (let at = node; at.parent && at !== of; at = at.parent) {
    const instead = insteadOf(at, at.parent)
    const root = instead && rootOf(instead)
    if (root?.type !== 'Identifier') continue
    const definition = file.variableOf(root)?.defs[0]
    return definition?.node === of && of.params.some((parameter) => isInside(definition.name, parameter))
  }
  return false
}

/** What a value is the default of: `options.key ?? value`, `const { key = value } = options`. */
function insteadOf(node: TSESTree.Node, parent: TSESTree.Node): TSESTree.Node | undefined {
  if (parent.type === 'LogicalExpression')
    return parent.operator !== '&&' && parent.right === node ? parent.left : undefined
  return parent.type === 'VariableDeclarator' && parent.id === node ? (parent.init ?? undefined) : undefined
}

/** Whether the functions between are only callbacks of calls that the function makes: `keys.map((key) => ...)`. */
function isCallbackOf(node: TSESTree.Node, of: FunctionNode): boolean {
  for (let at = functionAround(node); at && at !== of; at = functionAround(at)) {
    const { parent } = at
    const isCallback =
      parent.type === 'CallExpression' &&
      /^(?:every|filter|find|flatMap|forEach|map|reduce|some|then)$/.test(
        chainNames(parent.callee).at(-1) ?? '',
      )
    if (!isCallback) return false
  }
  return true
}
