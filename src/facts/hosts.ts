import type { TSESTree } from '@typescript-eslint/utils'

import type { HostSink } from '../catalogue/types.ts'
import { chainNames, nameOf, staticString, unwrap } from './ast.ts'
import { keysAt, keysIn } from './keys-at.ts'
import { calleeOrigins, pathOrigins } from './origins.ts'
import type { Call, SinkCall } from './sink-call.ts'
import { isExport } from './sink-index.ts'
import type { Known } from './sink-index.ts'
import type { SourceFile } from './source-file.ts'

export function hostCalls(call: Call, callee: TSESTree.Node, file: SourceFile): readonly SinkCall[] {
  if (callee.type !== 'MemberExpression') return []
  const method = nameOf(callee)
  if (method === undefined) return []
  const direct = file.modules.sinks
    .hosts(method)
    .filter(({ sink }) => sink.then === undefined)
    .flatMap((host) => hostCall(host, call, call, file))
  // `bind(TOKEN_SECRET).to(KEY)`
  const inner = unwrap(callee.object)
  const innerCallee = inner.type === 'CallExpression' ? unwrap(inner.callee) : undefined
  if (inner.type !== 'CallExpression' || innerCallee?.type !== 'MemberExpression') return direct
  const chained = file.modules.sinks
    .hosts(nameOf(innerCallee) ?? '')
    .filter(({ sink }) => sink.then === method)
    .flatMap((host) => hostCall(host, inner, call, file))
  return [...direct, ...chained]
}

function hostCall(
  { library, sink }: Known<HostSink>,
  host: Call,
  keyed: Call,
  file: SourceFile,
): readonly SinkCall[] {
  const names = chainNames(host.callee)
  const hosts = [sink.host].flat()
  if (!hosts.some((path) => names.slice(-path.split('.').length).join('.') === path)) return []
  const argument = host.arguments[sink.given.argument]
  if (!argument || argument.type === 'SpreadElement') return []
  // `register([{ plugin, options }, ...])`
  const bare = unwrap(argument)
  const listed =
    bare.type === 'ArrayExpression' ? bare.elements.filter((element) => element !== null) : [argument]
  return listed.flatMap((item) => {
    if (!isGiven({ library, sink }, item, file)) return []
    const keys =
      bare.type === 'ArrayExpression' && sink.key.argument === sink.given.argument
        ? keysIn(item, sink.key, file)
        : keysAt(sink.key, keyed, undefined, file)
    return keys.map((key) => ({ library, sink, node: keyed, file, ...key }))
  })
}

/** Whether an argument tells that the host is given this library. */
function isGiven({ library, sink }: Known<HostSink>, argument: TSESTree.Node, file: SourceFile): boolean {
  const { given } = sink
  if (given.equals !== undefined) return staticString(argument) === given.equals
  const values = calleeOrigins(argument, file)
  const found =
    given.property === undefined ? values : pathOrigins(values, given.property.split('.'), argument, file)
  const modules = sink.from ?? library.package
  return found.some((value) => value.kind === 'export' && isExport(value, given.is ?? 'default', modules))
}
