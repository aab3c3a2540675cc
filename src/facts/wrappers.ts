import type { TSESTree } from '@typescript-eslint/utils'

import { classAround, isFunction } from './ast.ts'
import type { FunctionNode } from './ast.ts'
import { calleeOf } from './call-origins.ts'
import { everyOrigin } from './every-origin.ts'
import { importedFrom, mayMatter, rootOf } from './glances.ts'
import { keysGiven } from './keys-at.ts'
import type { ClassNode, Origin } from './origin.ts'
import { calleeOrigins } from './origins.ts'
import { importsOf } from './relevance.ts'
import { distinctCalls } from './sink-call.ts'
import type { Call, SinkCall } from './sink-call.ts'
import type { SourceFile } from './source-file.ts'
import { isOwnSpecifier } from './specifiers.ts'

/** Finds the sink calls of another file: the search that asks for wrappers. */
export type FindSinkCalls = (file: SourceFile) => readonly SinkCall[]

interface Passed {
  readonly of: FunctionNode
  readonly index: number
  readonly path: readonly string[]
  readonly sinkCall: SinkCall
}

/** The parameters that reach a sink. */
function passedParameters(calls: readonly SinkCall[]): readonly Passed[] {
  return calls.flatMap((sinkCall) =>
    everyOrigin(sinkCall.origins).flatMap((origin) =>
      origin.kind === 'parameter'
        ? [{ of: origin.of, index: origin.index, path: origin.path, sinkCall }]
        : [],
    ),
  )
}

/** Calls of functions and constructions of classes that pass a parameter on to a sink, in this file or another one. */
export function wrapperCalls(
  direct: readonly SinkCall[],
  file: SourceFile,
  find: FindSinkCalls,
): readonly SinkCall[] {
  let passed = passedParameters(direct)
  if (passed.length === 0 && !usesOwnModules(file)) return []
  const all: SinkCall[] = []
  // A wrapper of a wrapper of a wrapper is as far as a reviewer goes.
  for (let round = 0; round < 3; round += 1) {
    const next = distinctCalls(
      file.nodes.calls.flatMap((call) => wrapperCallsAt(call, passed, file, round === 0 ? find : undefined)),
    )
    const fresh = next.filter(
      (call) => !all.some((other) => other.key === call.key && other.sink === call.sink),
    )
    all.push(...fresh)
    passed = passedParameters(fresh)
    if (passed.length === 0) break
  }
  return all
}

/** Whether the file imports one of the project's own that mentions a library. */
function usesOwnModules(file: SourceFile): boolean {
  return importsOf(file.program, file.text).some(({ specifier }) => {
    const target = file.modules.resolve(specifier, file.path)
    return target !== undefined && file.modules.mayLeadToSink(target)
  })
}

function wrapperCallsAt(
  call: Call,
  passed: readonly Passed[],
  file: SourceFile,
  find: FindSinkCalls | undefined,
): readonly SinkCall[] {
  if (call.arguments.length === 0 || !mayMatter(call, file)) return []
  const specifier = importedFrom(rootOf(call.callee), file)
  // Nothing of this file passes a parameter on, and nothing of another file is called.
  if (passed.length === 0 && specifier === undefined && !callsRequired(call, file)) return []
  if (specifier !== undefined && !isOwnSpecifier(specifier) && file.modules.isForeign(specifier, file.path))
    return []
  const callee = calleeOf(call)
  if (callee.type === 'Super' && call.type === 'CallExpression') return superOfOwn(call, passed, file, find)
  return calleeOrigins(callee, file).flatMap((origin) => {
    const of = functionCalled(origin, call)
    if (!of) return []
    const own = origin.file === file ? passed : find ? passedIn(origin.file, find) : []
    return own
      .filter((candidate) => candidate.of === of)
      .flatMap((candidate) => passedAt(candidate, call, origin.bound, file))
  })
}

/** `const { sign } = require('./tokens')`, or an instance of what was imported. */
function callsRequired(call: Call, file: SourceFile): boolean {
  const root = rootOf(call.callee)
  if (root.type === 'ThisExpression' || call.callee.type === 'Super') return true
  const definition = root.type === 'Identifier' ? file.variableOf(root)?.defs[0]?.node : undefined
  return definition?.type === 'VariableDeclarator' || (definition !== undefined && isFunction(definition))
}

function superOfOwn(
  call: TSESTree.CallExpression,
  passed: readonly Passed[],
  file: SourceFile,
  find: FindSinkCalls | undefined,
): readonly SinkCall[] {
  const base = classAround(call)?.superClass
  if (!base) return []
  return calleeOrigins(base, file).flatMap((origin) => {
    if (origin.kind !== 'class') return []
    const of = constructorOf(origin.node, origin.file)
    const own = origin.file === file ? passed : find ? passedIn(origin.file, find) : []
    return own
      .filter((candidate) => candidate.of === of)
      .flatMap((candidate) => passedAt(candidate, call, undefined, file))
  })
}

function functionCalled(origin: Origin, call: Call): FunctionNode | undefined {
  if (origin.kind === 'function') return origin.node
  return origin.kind === 'class' && call.type === 'NewExpression'
    ? constructorOf(origin.node, origin.file)
    : undefined
}

function constructorOf(node: ClassNode, file: SourceFile, depth = 0): FunctionNode | undefined {
  const found = node.body.body.find(
    (member) => member.type === 'MethodDefinition' && member.kind === 'constructor',
  )
  if (found?.type === 'MethodDefinition')
    return found.value.type === 'FunctionExpression' ? found.value : undefined
  // A subclass without a constructor has the one of its base.
  if (!node.superClass || depth > 5) return undefined
  const base = calleeOrigins(node.superClass, file).find((origin) => origin.kind === 'class')
  return base?.kind === 'class' ? constructorOf(base.node, base.file, depth + 1) : undefined
}

function passedIn(file: SourceFile, find: FindSinkCalls): readonly Passed[] {
  return file.modules.mayLeadToSink(file.path) ? passedParameters(find(file)) : []
}

function passedAt(
  { index, path, sinkCall, of }: Passed,
  call: Call,
  bound: readonly TSESTree.Node[] | undefined,
  file: SourceFile,
): readonly SinkCall[] {
  return keysGiven(call, index, path, bound, file).map((key) => ({
    library: sinkCall.library,
    sink: sinkCall.sink,
    node: call,
    ...key,
    file,
    wrapper: { of, sinkCall },
  }))
}
