import type { TSESLint, TSESTree } from '@typescript-eslint/utils'

import type { DetectedLibrary, HostSink, KeyPosition, KeySink } from '../catalogue/types.ts'
import {
  chainNames,
  classAround,
  functionAround,
  isFunction,
  isInside,
  lastName,
  nameOf,
  staticString,
  unwrap,
} from './ast.ts'
import type { FunctionNode } from './ast.ts'
import { kindOfSetting } from '../catalogue/setting-names.ts'
import { argumentAt, calleeOf } from './call-origins.ts'
import { inUse } from './installed.ts'
import { memberOrigins } from './member-origins.ts'
import {
  assignedNodes,
  calleeOrigins,
  exportOrigins,
  operandsOf,
  originsOf,
  pathOrigins,
  returnedNodes,
} from './origins.ts'
import type { ClassNode, Origin } from './origin.ts'
import { importsOf, mentions } from './relevance.ts'
import { isExport } from './sink-index.ts'
import type { Known } from './sink-index.ts'
import type { SourceFile } from './source-file.ts'

type Call = TSESTree.CallExpression | TSESTree.NewExpression

/** A place where a key reaches a library. */
export interface SinkCall {
  readonly library: DetectedLibrary
  readonly sink: KeySink
  /** The call, the construction, the assignment or the options object. */
  readonly node: TSESTree.Node
  /** The key as it stands there. */
  readonly key: TSESTree.Node
  readonly origins: readonly Origin[]
  /** The options that hold the key are given as a whole, and nobody sees here what is in them. */
  readonly unseen?: true
  readonly file: SourceFile
  /** Through a function, method or class of the application that passes a parameter on to the sink. */
  readonly wrapper?: { readonly of: FunctionNode; readonly sinkCall: SinkCall }
}

interface Key {
  readonly key: TSESTree.Node
  readonly origins: readonly Origin[]
  /** The options that hold the key are given as a whole, and nobody sees here what is in them. */
  readonly unseen?: true
}

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
  const all = distinct(direct)
  found.set(file, all)
  const withWrappers = distinct([...all, ...wrapperCalls(all, file)])
  found.set(file, withWrappers)
  return withWrappers
}

function distinct(calls: readonly SinkCall[]): readonly SinkCall[] {
  const seen = new Map<TSESTree.Node, SinkCall[]>()
  return calls.filter((call) => {
    const same = seen.get(call.key) ?? []
    if (same.some((other) => other.sink === call.sink)) return false
    seen.set(call.key, [...same, call])
    return true
  })
}

function callsAt(call: Call, file: SourceFile): readonly SinkCall[] {
  const callee = calleeOf(call)
  if (callee.type === 'Super' || !mayMatter(call, file)) return []
  if (!mayBeSink(callee, file)) return hostCalls(call, callee, file)
  const direct = calleeOrigins(callee, file).flatMap((origin) =>
    known(origin, call, file).flatMap(({ library, sink }) =>
      keysAt(sink.key, call, origin.bound, file).map((key): SinkCall => ({
        library,
        sink,
        node: call,
        file,
        ...key,
      })),
    ),
  )
  return [...direct, ...hostCalls(call, callee, file)]
}

// Names that a call of something imported from the project must show before the other file is read for it.
const suspicious =
  /sign|verif|crypt|cipher|token|secret|key|jwt|jws|session|auth|hmac|cookie|seal|hash|pass|salt|app|server|store/i

/** Whether a call is worth following: calls into the project's own modules only when a name speaks of keys. */
function mayMatter(call: Call, file: SourceFile): boolean {
  const specifier = importedFrom(rootOf(call.callee), file)
  if (specifier === undefined || !isOwnSpecifier(specifier)) return true
  return suspicious.test(chainNames(call.callee).join(' ')) || suspicious.test(specifier)
}

const isOwnSpecifier = (specifier: string): boolean => /^(?:\.|@\/|~|#)/.test(specifier)

/** The name that a chain of members and calls begins with. */
function rootOf(node: TSESTree.Node): TSESTree.Node {
  let root = unwrap(node)
  while (
    root.type === 'MemberExpression' ||
    root.type === 'CallExpression' ||
    root.type === 'AwaitExpression'
  ) {
    root = unwrap(
      root.type === 'MemberExpression'
        ? root.object
        : root.type === 'CallExpression'
          ? root.callee
          : root.argument,
    )
  }
  return root
}

function importedFrom(root: TSESTree.Node, file: SourceFile): string | undefined {
  const declaration = root.type === 'Identifier' ? file.variableOf(root)?.defs[0]?.parent : undefined
  return declaration?.type === 'ImportDeclaration' ? declaration.source.value : undefined
}

/** A glance at a callee before it is followed: most calls of a file cannot reach a sink. */
function mayBeSink(callee: TSESTree.Node, file: SourceFile): boolean {
  if (callee.type === 'MemberExpression') {
    const name = nameOf(callee)
    const root = rootOf(callee)
    // An own object may hold a sink under any name: `const api = { check: jwt.verify }`.
    const named = name === undefined || file.modules.sinks.lastNames.has(name)
    return named || root.type === 'ThisExpression' || isOwnObject(root, file)
      ? mayHoldSink(root, file)
      : false
  }
  if (callee.type !== 'Identifier') return true
  const definition = file.variableOf(callee)?.defs[0]
  return definition !== undefined && !isFunction(definition.node) && mayHoldSink(callee, file)
}

function isOwnObject(root: TSESTree.Node, file: SourceFile): boolean {
  const definition = root.type === 'Identifier' ? file.variableOf(root)?.defs[0]?.node : undefined
  return definition?.type === 'VariableDeclarator' && definition.init?.type === 'ObjectExpression'
}

const holders = new WeakMap<TSESLint.Scope.Variable, boolean>()

/** Whether a name may stand for a library, by where its declaration begins; nothing is followed for it. */
function mayHoldSink(root: TSESTree.Node, file: SourceFile): boolean {
  if (root.type !== 'Identifier')
    return root.type !== 'Literal' && root.type !== 'TemplateLiteral' && root.type !== 'ArrayExpression'
  const variable = file.variableOf(root)
  const [definition] = variable?.defs ?? []
  if (!variable || !definition)
    return /^(?:crypto|global|globalThis|module|require|self|window)$/.test(root.name)
  const known = holders.get(variable)
  if (known !== undefined) return known
  holders.set(variable, false)
  const may =
    mayDefineSink(definition, file) ||
    variable.references.some(
      ({ writeExpr, init }) => !init && writeExpr && mayHoldSink(rootOf(writeExpr), file),
    )
  holders.set(variable, may)
  return may
}

function mayDefineSink({ node, parent, name }: TSESLint.Scope.Definition, file: SourceFile): boolean {
  if (parent?.type === 'ImportDeclaration') {
    const specifier = parent.source.value
    return isOwnSpecifier(specifier) || !file.modules.isForeign(specifier)
  }
  if (node.type === 'VariableDeclarator') {
    if (node.id.type === 'Identifier' && node.id.typeAnnotation) return true
    if (!node.init) return false
    const root = unwrap(rootOf(node.init))
    if (root.type === 'NewExpression') return mayHoldSink(rootOf(root.callee), file)
    return mayHoldSink(root, file)
  }
  // A parameter says by its type what it is, or is given by a promise: `import('x').then((x) => ...)`.
  if (isFunction(node) && name !== node.id) {
    return 'typeAnnotation' in name && name.typeAnnotation !== undefined
      ? true
      : node.parent.type === 'CallExpression' && lastName(node.parent.callee) === 'then'
  }
  return true
}

/** `createHash('sha256').update(text + KEY)`: a keyed hash, with the facts of an HMAC. */
function keyedHashAt(call: Call, file: SourceFile): readonly SinkCall[] {
  const callee = unwrap(call.callee)
  const [hashed] = call.arguments
  if (callee.type !== 'MemberExpression' || nameOf(callee) !== 'update' || !hashed) return []
  const hashes = calleeOrigins(callee.object, file).some(
    (origin) =>
      origin.kind === 'instance' &&
      origin.of.module === 'crypto' &&
      origin.of.path.join('.') === 'createHash',
  )
  const [hmac] = file.modules.sinks.calls({ module: 'crypto', path: ['createHmac'] })
  if (!hashes || !hmac) return []
  return partsOf(hashed).flatMap((part) => {
    const origins = originsOf(part, file)
    return isKeyPart(part, origins) ? [{ ...hmac, node: call, key: part, origins, file }] : []
  })
}

/** The parts of a concatenation or template; a single value is no keyed hash. */
function partsOf(node: TSESTree.Node): readonly TSESTree.Node[] {
  const bare = unwrap(node)
  if (bare.type === 'TemplateLiteral') return bare.expressions
  return bare.type === 'BinaryExpression' && bare.operator === '+' ? operandsOf(bare) : []
}

function isKeyPart(part: TSESTree.Node, origins: readonly Origin[]): boolean {
  const name = lastName(part)
  if (name !== undefined && kindOfSetting(name) === 'own key') return true
  return origins.some((origin) => origin.kind === 'setting' && kindOfSetting(origin.name) === 'own key')
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
  return origin.kind === 'instance' && call.type === 'CallExpression'
    ? inUse(sinks.methods(origin), file)
    : []
}

/** The keys that a call has at a position. */
function keysAt(
  position: KeyPosition,
  call: Call,
  bound: readonly TSESTree.Node[] | undefined,
  file: SourceFile,
): readonly Key[] {
  const argument = argumentAt(call, position.argument, bound, file)
  return argument ? keysIn(argument, position, file) : []
}

function keysIn(
  argument: TSESTree.Node,
  position: Omit<KeyPosition, 'argument'>,
  file: SourceFile,
): readonly Key[] {
  const values = propertiesOf(position.property).flatMap((path) => keysAtPath(argument, path, file))
  const { returned } = position
  if (returned === undefined) return values
  return values.flatMap(({ key, origins }) =>
    origins.flatMap((origin) => {
      if (origin.kind !== 'function') return []
      const results = [...returnedNodes(origin.node, origin.file), ...answeredNodes(origin.node, origin.file)]
      return results.flatMap((node) =>
        propertiesOf(returned === true ? undefined : returned).flatMap((path) =>
          keysAtPath(node, path, origin.file).map((inner) =>
            origin.file === file ? inner : { ...inner, key },
          ),
        ),
      )
    }),
  )
}

function propertiesOf(property: string | readonly string[] | undefined): readonly (readonly string[])[] {
  return property === undefined ? [[]] : [property].flat().map((path) => path.split('.'))
}

/** What a callback is given by `done(null, key)`. */
export function answeredNodes(of: FunctionNode, file: SourceFile): readonly TSESTree.Node[] {
  return file.nodes.calls.flatMap((call) => {
    const [error, value] = call.arguments
    const callee = unwrap(call.callee)
    if (callee.type !== 'Identifier' || !error || !value || !isInside(call, of)) return []
    return originsOf(error, file).every((origin) => origin.kind === 'empty') &&
      of.params.some((parameter) => parameter.type === 'Identifier' && parameter.name === callee.name)
      ? [value]
      : []
  })
}

/** The value at a path inside an expression: with its own node where the object is written in this file. */
function keysAtPath(node: TSESTree.Node, path: readonly string[], file: SourceFile): readonly Key[] {
  const [name, ...rest] = path
  if (name === undefined) return [{ key: node, origins: originsOf(node, file) }]
  return originsOf(node, file).flatMap((origin): readonly Key[] => {
    if (origin.kind === 'function') {
      return returnedNodes(origin.node, origin.file).flatMap((result) =>
        keysAtPath(result, path, origin.file).map((key) =>
          origin.file === file ? key : { ...key, key: node },
        ),
      )
    }
    // A list of options, as hosts take them: each has a key.
    if (origin.kind === 'array' && !/^\d+$/.test(name)) {
      return origin.node.elements.flatMap((element) =>
        element && element.type !== 'SpreadElement' && origin.file === file
          ? keysAtPath(element, path, file)
          : [],
      )
    }
    if (origin.kind === 'object') {
      // Options with the library's type are judged where they stand.
      if (origin.file !== file && isTypedOptions(origin.node)) return []
      const written = origin.file === file ? keysInObject(origin.node, node, path, file) : []
      if (written.length > 0) return written
    }
    const origins = pathOrigins(memberOrigins([origin], name, node, file), rest, node, file)
    if (origins.every((value) => value.kind === 'unknown')) return []
    const seen = origins.some(
      ({ kind }) => kind !== 'parameter' && kind !== 'export' && kind !== 'instance' && kind !== 'unknown',
    )
    return [seen ? { key: node, origins } : { key: node, origins, unseen: true }]
  })
}

/** The value at a path in an object of this file, spreads and later assignments included. */
function keysInObject(
  object: TSESTree.ObjectExpression,
  given: TSESTree.Node,
  path: readonly string[],
  file: SourceFile,
): readonly Key[] {
  const [name = '', ...rest] = path
  for (const property of [...object.properties].reverse()) {
    if (property.type === 'SpreadElement') {
      const spread = keysAtPath(property.argument, path, file)
      if (spread.length > 0) return spread
    } else if (nameOf(property) === name) return keysAtPath(property.value, rest, file)
  }
  const bare = unwrap(given)
  if (bare.type !== 'Identifier') return []
  return assignedNodes(bare, name, file).flatMap((value) => keysAtPath(value, rest, file))
}

function hostCalls(call: Call, callee: TSESTree.Node, file: SourceFile): readonly SinkCall[] {
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
  const mixed = base.type === 'CallExpression' ? [...base.arguments] : [base]
  const bases = mixed
    .flatMap((candidate) => calleeOrigins(candidate, file))
    .flatMap((origin) => (origin.kind === 'export' ? inUse(file.modules.sinks.news(origin), file) : []))
  if (bases.length === 0) return []
  return file.nodes.calls
    .filter((call) => call.callee.type === 'Super' && classAround(call) === node)
    .flatMap((call) =>
      bases.flatMap(({ library, sink }) =>
        keysAt(sink.key, call, undefined, file).map((key) => ({ library, sink, node: call, file, ...key })),
      ),
    )
}

const optionsType = /(?:Options|Config|Configuration|Opts|Params)$/

/** `const options: SessionOptions = { password }`: options that carry the library's type, wherever they are used. */
function typedOptions(object: TSESTree.ObjectExpression, file: SourceFile): readonly SinkCall[] {
  const type = typeOfObject(object)
  const name = type?.type === 'TSTypeReference' ? type.typeName : undefined
  const root = name?.type === 'TSQualifiedName' ? name.left : name
  if (root?.type !== 'Identifier' || !name) return []
  const last = name.type === 'TSQualifiedName' ? name.right.name : root.name
  if (!optionsType.test(last)) return []
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

/** Whether an object carries a type whose name says options; its keys are judged where it stands. */
export function isTypedOptions(object: TSESTree.ObjectExpression): boolean {
  const type = typeOfObject(object)
  const name = type?.type === 'TSTypeReference' ? type.typeName : undefined
  return (
    name !== undefined &&
    optionsType.test(
      name.type === 'TSQualifiedName' ? name.right.name : name.type === 'Identifier' ? name.name : '',
    )
  )
}

function typeOfObject(object: TSESTree.ObjectExpression): TSESTree.TypeNode | undefined {
  const { parent } = object
  switch (parent.type) {
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSTypeAssertion':
      return parent.typeAnnotation
    case 'VariableDeclarator':
      return parent.id.type === 'Identifier' ? parent.id.typeAnnotation?.typeAnnotation : undefined
    case 'PropertyDefinition':
      return parent.typeAnnotation?.typeAnnotation
    case 'ReturnStatement':
    case 'ArrowFunctionExpression': {
      const around = isFunction(parent) ? parent : functionAround(parent)
      return around?.returnType?.typeAnnotation
    }
    default:
      return undefined
  }
}

/** What a framework's configuration file exports. */
function configFile(file: SourceFile): readonly SinkCall[] {
  const path = file.path.replaceAll('\\', '/').replace(/\.[cm]?[jt]sx?$/, '')
  const sinks = file.modules.sinks.configFiles.filter(({ sink }) =>
    [sink.file].flat().some((ending) => path.endsWith(`/${ending}`) || path === ending),
  )
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

/** Origins with those behind rings, lists and texts. */
export function everyOrigin(origins: readonly Origin[], depth = 0): readonly Origin[] {
  if (depth > 6) return origins
  return origins.flatMap((origin): readonly Origin[] => {
    switch (origin.kind) {
      case 'array':
        return [
          origin,
          ...origin.node.elements.flatMap((element) => {
            if (!element) return []
            const value = element.type === 'SpreadElement' ? element.argument : element
            return everyOrigin(originsOf(value, origin.file), depth + 1)
          }),
        ]
      case 'list':
      case 'element':
        return [origin, ...everyOrigin(origin.of, depth + 1)]
      case 'text':
        return [origin, ...origin.parts.flatMap((part) => everyOrigin(part, depth + 1))]
      default:
        return [origin]
    }
  })
}

/** Calls of functions and constructions of classes that pass a parameter on to a sink, in this file or another one. */
function wrapperCalls(direct: readonly SinkCall[], file: SourceFile): readonly SinkCall[] {
  let passed = passedParameters(direct)
  if (passed.length === 0 && !usesOwnModules(file)) return []
  const all: SinkCall[] = []
  // A wrapper of a wrapper of a wrapper is as far as a reviewer goes.
  for (let round = 0; round < 3; round += 1) {
    const next = distinct(file.nodes.calls.flatMap((call) => wrapperCallsAt(call, passed, file, round === 0)))
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
  acrossFiles: boolean,
): readonly SinkCall[] {
  if (call.arguments.length === 0 || !mayMatter(call, file)) return []
  const specifier = importedFrom(rootOf(call.callee), file)
  // Nothing of this file passes a parameter on, and nothing of another file is called.
  if (passed.length === 0 && specifier === undefined && !callsRequired(call, file)) return []
  if (specifier !== undefined && !isOwnSpecifier(specifier) && file.modules.isForeign(specifier)) return []
  const callee = calleeOf(call)
  if (callee.type === 'Super' && call.type === 'CallExpression') return superOfOwn(call, passed, file)
  return calleeOrigins(callee, file).flatMap((origin) => {
    const of = functionCalled(origin, call)
    if (!of) return []
    const own = origin.file === file ? passed : acrossFiles ? passedIn(origin.file) : []
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
): readonly SinkCall[] {
  const base = classAround(call)?.superClass
  if (!base) return []
  return calleeOrigins(base, file).flatMap((origin) => {
    if (origin.kind !== 'class') return []
    const of = constructorOf(origin.node, origin.file)
    const own = origin.file === file ? passed : passedIn(origin.file)
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

function passedIn(file: SourceFile): readonly Passed[] {
  return mentions(file.text, file.modules.sinks) ? passedParameters(findSinkCalls(file)) : []
}

function passedAt(
  { index, path, sinkCall, of }: Passed,
  call: Call,
  bound: readonly TSESTree.Node[] | undefined,
  file: SourceFile,
): readonly SinkCall[] {
  const argument = argumentAt(call, index, bound, file)
  if (!argument) return []
  return keysAtPath(argument, path, file).map((key) => ({
    library: sinkCall.library,
    sink: sinkCall.sink,
    node: call,
    ...key,
    file,
    wrapper: { of, sinkCall },
  }))
}
