import type { TSESTree } from '@typescript-eslint/utils'

import type { KeyPosition, KeySink } from '../catalogue/types.ts'
import { classAround, nameOf, unwrap } from './ast.ts'
import { calleeOf } from './call-origins.ts'
import { mayBeSink, mayMatter } from './glances.ts'
import { hostCalls } from './hosts.ts'
import { installedVersion, inUse } from './installed.ts'
import { keyedHashAt } from './keyed-hashes.ts'
import { keysAt, keysAtPath, keysIn } from './keys-at.ts'
import { optionsTypeOf } from './options-types.ts'
import type { ClassNode, Origin } from './origin.ts'
import { calleeOrigins, exportOrigins, originsOf } from './origins.ts'
import { distinctCalls } from './sink-call.ts'
import type { Call, Key, SinkCall } from './sink-call.ts'
import { isExport } from './sink-index.ts'
import type { Known } from './sink-index.ts'
import type { SourceFile } from './source-file.ts'
import { wrapperCalls } from './wrappers.ts'

const found = new WeakMap<SourceFile, readonly SinkCall[]>()

/** Every place in a file where a key reaches a library, directly or through wrappers of the application's own. */
export function findSinkCalls(file: SourceFile): readonly SinkCall[] {
  const before = found.get(file)
  if (before) return before
  // Stands in while the file is searched, so that files that import each other end.
  found.set(file, [])
  const direct = [
    ...file.nodes.calls.flatMap((call) => [...callsAt(call, file), ...keyedHashAt(call, file)]),
    ...file.nodes.assignments.flatMap((assignment) => assignmentAt(assignment, file)),
    ...file.nodes.classes.flatMap((node) => superCalls(node, file)),
    ...file.nodes.objects.flatMap((object) => typedOptions(object, file)),
    ...configFile(file),
  ]
  const all = distinctCalls(direct)
  found.set(file, all)
  const withWrappers = distinctCalls([...all, ...wrapperCalls(all, file, findSinkCalls)])
  found.set(file, withWrappers)
  return withWrappers
}

function callsAt(call: Call, file: SourceFile): readonly SinkCall[] {
  const callee = calleeOf(call)
  if (callee.type === 'Super' || !mayMatter(call, file)) return []
  if (!mayBeSink(callee, file)) return hostCalls(call, callee, file)
  const direct = calleeOrigins(callee, file).flatMap((origin) => {
    const calls: SinkCall[] = []
    for (const { library, sink } of known(origin, call, file)) {
      const keys = keysAt(sink.key, call, origin.bound, file)
      const inUse = keys.filter((key) => !isSettled(calls, key, sink, library.package, file))
      calls.push(...inUse.map((key) => ({ library, sink, node: call, file, ...key })))
    }
    return calls
  })
  return [...direct, ...hostCalls(call, callee, file)]
}

/** Where the version is unknown the newest decides where the key stands, an older one only where the newest finds none. */
function isSettled(
  calls: readonly SinkCall[],
  { key }: Key,
  { versions }: KeySink,
  library: string,
  file: SourceFile,
): boolean {
  if (versions === undefined || installedVersion(library, file) !== undefined) return false
  const newer = calls.filter(
    (call) => !call.unseen && call.sink.versions !== undefined && call.sink.versions !== versions,
  )
  return newer.length > 0 && newer.every((call) => call.key !== key)
}

function known(
  origin: Origin,
  call: Call,
  file: SourceFile,
): readonly Known<Extract<KeySink, { key: KeyPosition }>>[] {
  const { sinks } = file.modules
  if (origin.kind === 'export') {
    return call.type === 'NewExpression' ? inUse(sinks.news(origin), file) : inUse(sinks.calls(origin), file)
  }
  if (origin.kind !== 'instance') return []
  return call.type === 'NewExpression'
    ? inUse(sinks.madeClasses(origin), file)
    : inUse(sinks.methods(origin), file)
}

function assignmentAt(assignment: TSESTree.AssignmentExpression, file: SourceFile): readonly SinkCall[] {
  const left = unwrap(assignment.left)
  if (left.type !== 'MemberExpression') return []
  const candidates = file.modules.sinks.assigns(nameOf(left) ?? '')
  if (candidates.length === 0) return []
  const objects = calleeOrigins(left.object, file)
  return candidates.flatMap(({ library, sink }) => {
    const modules = sink.of.from ?? sink.from ?? library.package
    const matches = objects.some((object) => {
      // `class App extends Koa { constructor() { super(); this.keys = [KEY] } }`
      if (object.kind === 'own instance') {
        const base = object.of.superClass
        return (
          base !== null &&
          calleeOrigins(base, object.file).some(
            (origin) => origin.kind === 'export' && isExport(origin, sink.of.new, modules),
          )
        )
      }
      if (object.kind !== 'instance' || object.path.length > 0) return false
      return [sink.of.new, sink.of.call, sink.of.type].some((names) => isExport(object.of, names, modules))
    })
    if (!matches) return []
    return [
      {
        library,
        sink,
        node: assignment,
        key: assignment.right,
        origins: originsOf(assignment.right, file),
        file,
      },
    ]
  })
}

/** `class S extends PassportStrategy(Strategy) { constructor() { super({ secretOrKey }) } }` */
function superCalls(node: ClassNode, file: SourceFile): readonly SinkCall[] {
  const base = node.superClass && unwrap(node.superClass)
  if (!base) return []
  // A mixin is given the class, or the call makes one.
  const mixed = base.type === 'CallExpression' ? [...base.arguments, base] : [base]
  const bases = mixed
    .flatMap((candidate) => calleeOrigins(candidate, file))
    .flatMap((origin) => {
      if (origin.kind === 'export') return inUse(file.modules.sinks.news(origin), file)
      return origin.kind === 'instance' ? inUse(file.modules.sinks.madeClasses(origin), file) : []
    })
  if (bases.length === 0) return []
  return file.nodes.calls
    .filter((call) => call.callee.type === 'Super' && classAround(call) === node)
    .flatMap((call) =>
      bases.flatMap(({ library, sink }) =>
        keysAt(sink.key, call, undefined, file).map((key) => ({ library, sink, node: call, file, ...key })),
      ),
    )
}

/** `const options: SessionOptions = { password }`: options that carry the library's type, wherever they are used. */
function typedOptions(object: TSESTree.ObjectExpression, file: SourceFile): readonly SinkCall[] {
  const root = optionsTypeOf(object, file)
  if (root?.type !== 'Identifier') return []
  return calleeOrigins(root, file).flatMap((origin) => {
    if (origin.kind !== 'export' || origin.module === '(global)') return []
    const sinks = inUse(file.modules.sinks.options(origin.module), file)
    const verifying = [...sinks].sort(
      (a, b) =>
        Number(/^(?:sign|encrypt)$/.test(a.sink.role)) - Number(/^(?:sign|encrypt)$/.test(b.sink.role)),
    )
    const keys = new Set<TSESTree.Node>()
    return verifying.flatMap(({ library, sink }) =>
      keysIn(object, sink.key, file).flatMap((key) => {
        if (keys.has(key.key) || key.key === object) return []
        keys.add(key.key)
        return [{ library, sink, node: object, file, ...key }]
      }),
    )
  })
}

/** What a framework's configuration file exports. */
function configFile(file: SourceFile): readonly SinkCall[] {
  const sinks = file.modules.sinks.configFiles(file.path)
  if (sinks.length === 0) return []
  const asked = { node: file.program, file }
  return sinks.flatMap(({ library, sink }) => {
    const names = sink.exported.split('.')
    const whole = exportOrigins(file, 'default', asked).flatMap((origin) => exportedObjects(origin))
    const named = exportOrigins(file, names[0] ?? '', asked)
    const keys = [
      ...whole.flatMap((node) => keysAtPath(node, names, file)),
      ...named.flatMap((origin) => {
        if (origin.file !== file || origin.kind === 'unknown') return []
        return names.length === 1
          ? [{ key: origin.node, origins: [origin] }]
          : keysAtPath(origin.node, names.slice(1), file)
      }),
    ]
    return keys
      .filter(({ key }) => key.type !== 'Program')
      .map((key) => ({ library, sink, node: key.key, file, ...key }))
  })
}

/** `defineConfig({ ... })`, `({ env }) => ({ ... })` and the object itself. */
function exportedObjects(origin: Origin): readonly TSESTree.Node[] {
  if (origin.kind === 'object' || origin.kind === 'function') return [origin.node]
  if (origin.node.type === 'CallExpression') return origin.node.arguments.slice(0, 1)
  return []
}
