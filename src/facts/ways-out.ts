import type { TSESTree } from '@typescript-eslint/utils'

import * as names from '../catalogue/ways-out.ts'
import type { WayOut } from '../catalogue/ways-out.ts'
import { answersOf } from './answers.ts'
import { chainNames, classAround, lastName, nameOf, staticString, unwrap } from './ast.ts'
import { calleeOrigins } from './origins.ts'
import { redactionOf } from './redaction.ts'
import type { Redacts } from './redaction.ts'
import type { SourceFile } from './source-file.ts'

/** A place where values leave the server. */
export interface Departure {
  readonly way: WayOut
  readonly values: readonly TSESTree.Node[]
  /** What is left out of them on the way. */
  readonly redacts?: Redacts
}

/** Every place of a file where values leave the server, by calls, assignments and what handlers return. */
export function findDepartures(file: SourceFile, loggers: readonly string[]): readonly Departure[] {
  const own = new Set(loggers)
  return [
    ...file.nodes.calls.flatMap((call) => {
      const departure = call.type === 'NewExpression' ? byConstruction(call) : byCall(call, file, own)
      return departure ? [departure] : []
    }),
    ...file.nodes.assignments.flatMap(byAssignment),
    { way: 'response', values: answersOf(file) },
  ]
}

function byConstruction(call: TSESTree.NewExpression): Departure | undefined {
  const name = lastName(call.callee) ?? ''
  if (names.errorNames.test(name)) return { way: 'error', values: call.arguments }
  return /^(?:Next)?Response$/.test(name) ? { way: 'response', values: call.arguments } : undefined
}

function byCall(
  call: TSESTree.CallExpression,
  file: SourceFile,
  loggers: ReadonlySet<string>,
): Departure | undefined {
  if (call.arguments.length === 0) return undefined
  const callee = unwrap(call.callee)
  if (callee.type === 'Super') {
    const base = classAround(call)?.superClass
    return names.errorNames.test((base && lastName(base)) ?? '')
      ? { way: 'error', values: call.arguments }
      : undefined
  }
  if (callee.type === 'MemberExpression') return byMethod(call, callee, file, loggers)
  return byFunction(call, callee, file, loggers)
}

/** The names that lead to a method, without calls between them: `response`, `status` of `response.status(200).json`. */
function receiversOf({ object }: TSESTree.MemberExpression): readonly string[] {
  const bare = unwrap(object)
  // `new Logger('app').log(key)`
  return chainNames(bare.type === 'NewExpression' ? bare.callee : bare).filter((name) => name !== '()')
}

function byMethod(
  call: TSESTree.CallExpression,
  callee: TSESTree.MemberExpression,
  file: SourceFile,
  loggers: ReadonlySet<string>,
): Departure | undefined {
  const method = nameOf(callee) ?? ''
  const receivers = receiversOf(callee)
  const last = receivers.at(-1) ?? ''
  const values = call.arguments
  const answers = [last, receivers[0] ?? ''].some((name) => names.responseNames.test(name))
  const isContext = names.contextNames.test(last)

  if (names.cookieStores.test(last) && /^(?:set|put)$/.test(method))
    return { way: 'cookie', values: staticString(values[0]) === undefined ? values : values.slice(1, 2) }
  if (names.cookieSetters.test(method) || (method === 'cookie' && answers))
    return { way: 'cookie', values: values.slice(1, 2) }
  if (method === 'serialize' && last === 'cookie') return { way: 'cookie', values: values.slice(1, 2) }

  if (method === 'redirect' && (answers || isContext || /^(?:Next)?Response$/.test(last)))
    return { way: 'URL', values }
  if (/^(?:set|append)$/.test(method) && last === 'searchParams')
    return { way: 'URL', values: values.slice(1) }

  if (answers && names.responseMethods.test(method)) return { way: 'response', values }
  if (isContext && names.contextMethods.test(method)) return { way: 'response', values }
  if (/^(?:Next)?Response$/.test(last) && method === 'json') return { way: 'response', values }
  if (names.connectionMethods.test(method) && sendsToClient(receivers, callee, file))
    return { way: 'response', values: values.filter((value) => staticString(value) === undefined) }
  if (isContext && method === 'throw') return { way: 'error', values }
  if (receivers[0] === 'Boom' || receivers[0] === 'createError') return { way: 'error', values }

  if (method !== 'init' && reports(call, method, receivers, file)) return { way: 'telemetry', values }
  if (!logs(call, method, receivers, file, loggers)) return undefined
  return { way: 'log', values, redacts: (path) => redactionOf(call, file)(path) }
}

/** `socket.emit('event', value)`, `ws.send(text)`: but not to a server that this one is a client of. */
function sendsToClient(
  receivers: readonly string[],
  { object }: TSESTree.MemberExpression,
  file: SourceFile,
): boolean {
  // `io.to('room').emit`
  if (![receivers[0] ?? '', receivers.at(-1) ?? ''].some((name) => names.connectionNames.test(name)))
    return false
  return !calleeOrigins(object, file).some(
    (origin) =>
      origin.kind === 'instance' &&
      (names.connectors.has(origin.of.module) ||
        names.connectors.has([origin.of.module, ...origin.of.path].join(' '))),
  )
}

function reports(
  call: TSESTree.CallExpression,
  method: string,
  receivers: readonly string[],
  file: SourceFile,
): boolean {
  const isNamed = [receivers[0] ?? '', receivers.at(-1) ?? ''].some((name) => names.telemetryNames.test(name))
  if (isNamed) return names.telemetryMethods.test(method) || names.logMethods.test(method)
  return (
    names.telemetryMethods.test(method) && isOfPackage(call, file, (of) => names.telemetryPackages.test(of))
  )
}

function logs(
  call: TSESTree.CallExpression,
  method: string,
  receivers: readonly string[],
  file: SourceFile,
  loggers: ReadonlySet<string>,
): boolean {
  const last = receivers.at(-1) ?? ''
  if (loggers.has(last)) return true
  if (method === 'write' && /^std(?:out|err)$/.test(last)) return true
  if (method === 'log' && /^(?:app|fastify|request|req|server|util)$/.test(last)) return true
  if (!names.logMethods.test(method)) return false
  // A log of events that has its own `write` is a file or a table.
  if (names.loggerNames.test(last)) return method !== 'write'
  return isOfPackage(call, file, (of, path) =>
    of === '@nestjs/common' ? path[0] === 'Logger' : names.loggerPackages.has(of),
  )
}

function byFunction(
  call: TSESTree.CallExpression,
  callee: TSESTree.Node,
  file: SourceFile,
  loggers: ReadonlySet<string>,
): Departure | undefined {
  const name = callee.type === 'Identifier' ? callee.name : ''
  const values = call.arguments
  if (names.cookieSetters.test(name)) {
    const at = staticString(values[0]) === undefined ? 2 : 1
    return { way: 'cookie', values: values.slice(at, at + 1) }
  }
  if (names.errorNames.test(name) || name === 'createHttpError') return { way: 'error', values }
  if (name === 'invariant' || name === 'assert') return { way: 'error', values: values.slice(1) }
  if (loggers.has(name) || /^(?:log|debug|logger)$/.test(name)) return { way: 'log', values }
  if (name === 'redirect') return { way: 'URL', values }
  for (const origin of calleeOrigins(callee, file)) {
    if (origin.kind === 'instance' && origin.of.module === 'debug') return { way: 'log', values }
    if (origin.kind !== 'export') continue
    // `const print = console.log`
    if (origin.module === '(global)' && origin.path[0] === 'console') return { way: 'log', values }
    const exported = `${origin.module} ${origin.path.join('.')}`
    if (names.responders.has(exported)) return { way: 'response', values }
    if (exported === 'cookie serialize') return { way: 'cookie', values: values.slice(1, 2) }
    if (names.telemetryPackages.test(origin.module) && names.telemetryMethods.test(origin.path.at(-1) ?? ''))
      return { way: 'telemetry', values }
  }
  return undefined
}

function isOfPackage(
  call: TSESTree.CallExpression,
  file: SourceFile,
  matches: (module: string, path: readonly string[]) => boolean,
): boolean {
  return calleeOrigins(call.callee, file).some((origin) => {
    if (origin.kind === 'export') return matches(origin.module, origin.path)
    return origin.kind === 'instance' && matches(origin.of.module, origin.of.path)
  })
}

function byAssignment({ left, right, operator }: TSESTree.AssignmentExpression): readonly Departure[] {
  const target = unwrap(left)
  if (target.type !== 'MemberExpression' || !/^\+?=$/.test(operator)) return []
  const name = nameOf(target)
  const of = lastName(target.object) ?? ''
  if (name === 'cookie' && of === 'document') return [{ way: 'cookie', values: [right] }]
  const isAnswer = names.contextNames.test(of) || names.responseNames.test(of)
  return name === 'body' && isAnswer ? [{ way: 'response', values: [right] }] : []
}
