import type { TSESTree } from '@typescript-eslint/utils'

import {
  emptyingMissing,
  generating,
  listMethods,
  passing,
  passingMethods,
  writingUndefined,
} from '../catalogue/transformers.ts'
import { functionAround, isInside, lastName, nameOf, staticString, unwrap } from './ast.ts'
import type { FunctionNode } from './ast.ts'
import {
  calleeOrigins,
  importOrigins,
  originsOf,
  pathOrigins,
  returnedOrigins,
  withGuard,
} from './origins.ts'
import { madeAt } from './origin.ts'
import type { Origin, OriginOf } from './origin.ts'
import type { SourceFile } from './source-file.ts'

type Call = TSESTree.CallExpression | TSESTree.NewExpression

// What compilers put around `require`: the module comes out again.
const interop =
  /^(?:_{0,2}interopRequire(?:Default|Wildcard)|_interop_require_(?:default|wildcard)|__importDefault|__importStar|__toESM|__toCommonJS)$/
// Helpers that are given the name of a setting.
const settingHelper =
  /^(?:env|getEnv|requireEnv|requiredEnv|readEnv|mustEnv|envOrThrow|envStr|envString|getEnvVar|getEnvVariable|getEnvOrThrow|getRequiredEnv|getSecret|getSetting|getenv|useEnv|ensureEnv|assertEnv|loadEnv|str|string)$/i
const configService = /(?:config|configservice|conf|settings?|nconf|configuration|environment|env)$/i
const encoding = /hex|base(?:32|58|64)|encode|to_?string/i
const configGetters = /^(?:get|getOrThrow|getString|require|array|value)$/

/** The values that a call or a construction may give. */
export function callOrigins(node: Call, file: SourceFile): readonly Origin[] {
  const place = { node, file }
  const callee = unwrap(node.callee)
  const [first] = node.arguments
  if (callee.type === 'Identifier' && interop.test(callee.name) && first) return originsOf(first, file)

  const method = callee.type === 'MemberExpression' ? nameOf(callee) : undefined
  if (node.type === 'CallExpression' && callee.type === 'MemberExpression' && method !== undefined) {
    const found = methodOrigins(node, callee, method, file)
    if (found) return found
  }
  const injected = injectedOrigins(node, method ?? lastName(callee), file)
  if (injected.length > 0) return injected
  const found = originsOf(calleeOf(node), file).flatMap((called) => resultOf(called, node, file))
  const seen = found.filter((origin) => origin.kind !== 'unknown')
  if (seen.length > 0) return found
  // `toHex(randomBytes(32))`: an encoding of something random.
  if (first && encoding.test(lastName(callee) ?? '')) {
    const encoded = originsOf(first, file).filter(({ kind }) => kind === 'generated')
    if (encoded.length > 0) return encoded
  }
  return settingByName(node, file) ?? [{ kind: 'unknown', ...place }]
}

/** `inject(JwtService)`, `moduleRef.get(JwtService)`: an instance of the class that is named. */
function injectedOrigins(node: Call, name: string | undefined, file: SourceFile): readonly Origin[] {
  const [first] = node.arguments
  if (
    !/^(?:inject|get|resolve)$/.test(name ?? '') ||
    first?.type !== 'Identifier' ||
    !/^[A-Z]/.test(first.name)
  )
    return []
  return originsOf(first, file).flatMap((origin): readonly Origin[] => {
    if (origin.kind === 'class') return [{ kind: 'own instance', of: origin.node, node, file: origin.file }]
    if (origin.kind !== 'export' || origin.module === '(global)') return []
    return [
      {
        kind: 'instance',
        made: 'type',
        of: { module: origin.module, path: origin.path },
        path: [],
        node,
        file,
      },
    ]
  })
}

/** What is called: past `.call` and `.apply`. */
export function calleeOf(call: Call): TSESTree.Node {
  const callee = unwrap(call.callee)
  return isIndirect(callee) ? unwrap(callee.object) : callee
}

function isIndirect(callee: TSESTree.Node): callee is TSESTree.MemberExpression {
  return callee.type === 'MemberExpression' && /^(?:apply|call)$/.test(nameOf(callee) ?? '')
}

/** Calls that are known by the name of the method, whatever the object is. */
function methodOrigins(
  node: TSESTree.CallExpression,
  callee: TSESTree.MemberExpression,
  method: string,
  file: SourceFile,
): readonly Origin[] | undefined {
  const place = { node, file }
  if (method === 'bind') {
    const bound = node.arguments.slice(1)
    return originsOf(callee.object, file).map((origin) => ({
      ...origin,
      bound: [...(origin.bound ?? []), ...bound],
    }))
  }
  const object = unwrap(callee.object)
  const values = originsOf(object, file)
  if (method === 'split') return [{ kind: 'list', of: values, ...place }]
  if (method === 'parse' && object.type === 'Identifier' && object.name === 'JSON') {
    const [text] = node.arguments
    return [{ kind: 'list', of: text ? originsOf(text, file) : [], ...place }]
  }
  if (method === 'digest') return hashedOrigins(node, callee, file)
  const lists = values.filter((value) => value.kind === 'array' || value.kind === 'list')
  if (lists.length > 0 && lists.length === values.length) {
    if (method === 'find' || method === 'at' || method === 'pop' || method === 'shift') {
      return [{ kind: 'element', of: values, ...place }]
    }
    if (method === 'join')
      return values.length === 1 && values[0]?.kind === 'array' ? joinedArray(values[0], place) : undefined
    if (method === 'concat' && node.arguments.length > 0) return [{ kind: 'list', of: values, ...place }]
    if (listMethods.has(method)) return values
    return undefined
  }
  const own = values.some((value) =>
    ['literal', 'setting', 'text', 'generated', 'setting of parameter', 'parameter'].includes(value.kind),
  )
  if (own && passingMethods.has(method)) return values
  return undefined
}

/** `['a', 'b'].join('')` is a literal like `'a' + 'b'`. */
function joinedArray(
  array: OriginOf<'array'>,
  place: { node: TSESTree.Node; file: SourceFile },
): readonly Origin[] {
  const parts = array.node.elements.map((element) => (element ? originsOf(element, array.file) : []))
  const written = parts.every(
    (part) => part.length > 0 && part.every((origin) => origin.kind === 'literal' || origin.kind === 'empty'),
  )
  return [written ? { kind: 'literal', ...place } : { kind: 'text', parts, ...place }]
}

/** `createHash('sha256').update(KEY).digest()`: the key behind the hash. */
function hashedOrigins(
  node: TSESTree.CallExpression,
  callee: TSESTree.MemberExpression,
  file: SourceFile,
): readonly Origin[] | undefined {
  const update = unwrap(callee.object)
  if (update.type === 'Identifier') return hashedInParts(update, file)
  if (update.type !== 'CallExpression' || lastName(update.callee) !== 'update') {
    // Web Crypto: `subtle.digest(algorithm, key)`.
    const data = node.arguments[1]
    return lastName(callee.object) === 'subtle' && data ? hashed(originsOf(data, file)) : undefined
  }
  const inner = unwrap(update.callee)
  const made = inner.type === 'MemberExpression' ? unwrap(inner.object) : undefined
  if (made?.type !== 'CallExpression' || lastName(made.callee) !== 'createHash') return undefined
  const [text] = update.arguments
  return text ? hashed(originsOf(text, file)) : undefined
}

/** `hash.update(KEY)` in a statement of its own, `hash.digest()` later. */
function hashedInParts(hash: TSESTree.Identifier, file: SourceFile): readonly Origin[] | undefined {
  const made = originsOf(hash, file).some(
    (origin) =>
      origin.kind === 'instance' &&
      origin.of.module === 'crypto' &&
      origin.of.path.join('.') === 'createHash',
  )
  if (!made) return undefined
  const texts = file.readsOf(hash).flatMap(({ parent }) => {
    if (parent?.type !== 'MemberExpression' || nameOf(parent) !== 'update') return []
    const [first] = parent.parent.type === 'CallExpression' ? parent.parent.arguments : []
    return first ? originsOf(first, file) : []
  })
  return texts.length > 0 ? hashed(texts) : undefined
}

function hashed(origins: readonly Origin[]): readonly Origin[] {
  return derived(origins).map((origin) => ({ ...origin, hashed: true as const }))
}

function derived(origins: readonly Origin[]): readonly Origin[] {
  return origins.map((origin) => ({ ...origin, derived: true as const }))
}

function resultOf(called: Origin, node: Call, file: SourceFile): readonly Origin[] {
  const place = { node, file }
  switch (called.kind) {
    case 'export':
      return exportResult(called, node, file)
    case 'instance':
      return instanceResult(called, node, file)
    case 'function':
      return substituted(returnedOrigins(called.node, called.file), called.node, node, file)
    case 'class':
      return node.type === 'NewExpression'
        ? [{ kind: 'own instance', of: called.node, node, file: called.file }]
        : []
    default:
      return [{ kind: 'unknown', ...place }]
  }
}

function exportResult(called: OriginOf<'export'>, node: Call, file: SourceFile): readonly Origin[] {
  const place = { node, file }
  const name = [called.module, called.path.join('.')].join(' ').trimEnd()
  const [first] = node.arguments
  if (name === '(global) require' || name === '(global) createRequire()')
    return importOrigins(file, staticString(first), '*', node)
  if (name === 'module createRequire') {
    return [{ kind: 'export', module: '(global)', path: ['require'], ...place }]
  }
  if (passing.has(name)) {
    if (name === '(global) Object.assign')
      return node.arguments.flatMap((argument) => originsOf(argument, file))
    const values = passed(name, first ? originsOf(first, file) : [])
    if (name === '(global) Buffer.concat' || name === '(global) Buffer.alloc') return listed(values)
    // Bytes that are written out are a literal: `new Uint8Array([1, 2, 3])`.
    return values.map((value) =>
      value.kind === 'array' && writtenBytes(value) ? { kind: 'literal', ...place } : value,
    )
  }
  if (generating.has(name)) return [{ kind: 'generated', ...place }]
  const setting = knownHelper(name, node, file)
  if (setting) return setting
  const derives = file.modules.sinks.calls(called).filter((known) => known.sink.role === 'derive')
  if (derives.length > 0) {
    const keys = derives.flatMap(({ sink }) => {
      const index = sink.key.argument === 'last' ? node.arguments.length - 1 : sink.key.argument
      const argument = node.arguments[index]
      if (!argument) return []
      const values = originsOf(argument, file)
      const properties = sink.key.property === undefined ? [] : [sink.key.property].flat()
      return properties.length === 0
        ? values
        : properties.flatMap((path) =>
            pathOrigins(values, path.split('.'), argument, file).filter(
              (origin) => origin.kind !== 'unknown',
            ),
          )
    })
    if (keys.length > 0) return derived(keys)
  }
  const byName = settingByName(node, file)
  if (byName) return byName
  const bound = called.bound === undefined ? {} : { bound: called.bound }
  return [
    {
      kind: 'instance',
      made: node.type === 'NewExpression' ? 'new' : 'call',
      of: { module: called.module, path: called.path },
      path: [],
      ...bound,
      ...place,
    },
  ]
}

/** What comes out of a function that passes values on, with what it makes of a missing one. */
function passed(name: string, values: readonly Origin[]): readonly Origin[] {
  const whenMissing = writingUndefined.has(name)
    ? ('undefined' as const)
    : emptyingMissing.has(name)
      ? ('empty' as const)
      : undefined
  return whenMissing ? values.map((value) => ({ whenMissing, ...value })) : values
}

function writtenBytes(array: OriginOf<'array'>): boolean {
  const { elements } = array.node
  return (
    elements.length > 0 &&
    elements.every((element) => element?.type === 'Literal' && typeof element.value === 'number')
  )
}

function listed(values: readonly Origin[]): readonly Origin[] {
  return values.flatMap((value) =>
    value.kind === 'array'
      ? value.node.elements.flatMap((element) => (element ? originsOf(element, value.file) : []))
      : [value],
  )
}

function instanceResult(called: OriginOf<'instance'>, node: Call, file: SourceFile): readonly Origin[] {
  const place = { node, file }
  const name = `${called.of.module} ${[called.of.path.join('.'), called.path.join('.')].join('#')}`
  const [first] = node.arguments
  if (name === '(global) environment#get') {
    const setting = staticString(first)
    return setting === undefined ? [] : [{ kind: 'setting', name: setting, via: 'environment', ...place }]
  }
  if (name === '(global) environment#toObject') return [{ kind: 'environment', ...place }]
  if (passing.has(name)) return passed(name, first ? originsOf(first, file) : [])
  if (generating.has(name)) return [{ kind: 'generated', ...place }]
  if (name === 'config #get') return namedSetting(node, file, 'config service')
  if (called.of.module === '@nestjs/config' && configGetters.test(called.path.at(-1) ?? '')) {
    return namedSetting(node, file, 'config service')
  }
  if (called.of.module === 'firebase-functions/params' && called.path.at(-1) === 'value') return [called]
  if (called.path.length === 0) return [{ kind: 'unknown', ...place }]
  const byName = settingByName(node, file)
  if (byName) return byName
  // Builders give themselves back: `new SignJWT(p).setIssuedAt().sign(KEY)`.
  return [{ ...called, path: [], ...place }]
}

/** Helpers of packages that are given the name of a setting. */
function knownHelper(name: string, node: Call, file: SourceFile): readonly Origin[] | undefined {
  switch (name) {
    case '(global) useRuntimeConfig':
    case '#imports useRuntimeConfig':
      return [{ kind: 'setting', name: '', via: 'config service', node, file }]
    case 'config get':
    case 'nconf get':
    case 'env-var get':
      return namedSetting(node, file, 'config service')
    case 'astro:env/server getSecret':
    case 'firebase-functions/params defineSecret':
      return namedSetting(node, file, 'helper')
    case 'hono/adapter env':
      return [{ kind: 'environment', node, file }]
    default:
      return undefined
  }
}

function namedSetting(node: Call, file: SourceFile, via: 'config service' | 'helper'): readonly Origin[] {
  const [first, second] = node.arguments
  const name = first && settingName(first, file)
  if (first === undefined || name === undefined) return [{ kind: 'unknown', node, file }]
  const read: Origin = { kind: 'setting', name, via, node, file }
  if (!second || second.type === 'SpreadElement') return [read]
  const defaults = originsOf(second, file).filter(
    (origin) => origin.kind !== 'object' && origin.kind !== 'unknown',
  )
  return [read, ...withGuard(defaults, { insteadOf: first, file })]
}

function settingName(node: TSESTree.Node, file: SourceFile): string | undefined {
  const written = staticString(node)
  if (written !== undefined) return written
  const [only, ...others] = originsOf(node, file)
  return only?.kind === 'literal' && others.length === 0 ? staticString(only.node) : undefined
}

/** `env('X')`, `this.configService.get('X')`, of which nothing is known but the names. */
function settingByName(node: Call, file: SourceFile): readonly Origin[] | undefined {
  if (node.type !== 'CallExpression') return undefined
  const [first] = node.arguments
  const callee = unwrap(node.callee)
  if (!first || first.type === 'SpreadElement') return undefined
  if (callee.type === 'Identifier') {
    return settingHelper.test(callee.name) && settingName(first, file) !== undefined
      ? namedSetting(node, file, 'helper')
      : undefined
  }
  if (callee.type !== 'MemberExpression') return undefined
  const method = nameOf(callee)
  const object = lastName(callee.object)
  if (
    method === undefined ||
    object === undefined ||
    !configGetters.test(method) ||
    !configService.test(object)
  )
    return undefined
  return settingName(first, file) === undefined ? undefined : namedSetting(node, file, 'config service')
}

/** What a function of the project returns, with the arguments of this call in place of its parameters. */
function substituted(
  returned: readonly Origin[],
  of: FunctionNode,
  call: Call,
  file: SourceFile,
): readonly Origin[] {
  return returned.flatMap((origin): readonly Origin[] => {
    if (origin.kind === 'parameter' && origin.of === of) {
      const argument = argumentAt(call, origin.index, undefined, file)
      if (!argument) return []
      const { derived, hashed, whenMissing } = origin
      const values = pathOrigins(originsOf(argument, file), origin.path, argument, file).map(
        (value): Origin => ({
          ...(whenMissing ? { whenMissing } : {}),
          ...value,
          ...(derived ? { derived } : {}),
          ...(hashed ? { hashed } : {}),
        }),
      )
      return (origin.guards ?? []).reduce<readonly Origin[]>(
        (guarded, guard) => withGuard(guarded, guard),
        values,
      )
    }
    if (origin.kind === 'generated' && isMadeAnew(origin, of))
      return [{ ...origin, calls: [...(origin.calls ?? []), { node: call, file }] }]
    if (origin.kind === 'setting of parameter' && origin.of === of) {
      const argument = argumentAt(call, origin.index, undefined, file)
      const name = argument && settingName(argument, file)
      return name === undefined ? [] : [{ kind: 'setting', name, via: 'helper', node: call, file }]
    }
    if (origin.kind === 'list' || origin.kind === 'element')
      return [{ ...origin, of: substituted(origin.of, of, call, file) }]
    if (origin.kind === 'text')
      return [{ ...origin, parts: origin.parts.map((part) => substituted(part, of, call, file)) }]
    return [origin]
  })
}

/** Whether each call of the function makes a new one: it is not kept outside of the function. */
function isMadeAnew(origin: OriginOf<'generated'>, of: FunctionNode): boolean {
  const made = madeAt(origin)
  if (functionAround(made.node) !== of) return false
  for (let at = made.node; at.parent && at !== of; at = at.parent) {
    const { parent } = at
    if (parent.type === 'AssignmentExpression' && parent.right === at) {
      const left = unwrap(parent.left)
      const definition = left.type === 'Identifier' ? made.file.variableOf(left)?.defs[0] : undefined
      return definition !== undefined && isInside(definition.name, of)
    }
  }
  return true
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

/** The calls of a function in its file, from outside of itself. */
export function callsOf(of: TSESTree.Node, file: SourceFile): readonly Call[] {
  return file.nodes.calls.filter(
    (call) =>
      !isInside(call, of) &&
      calleeOrigins(call.callee, file).some((origin) => origin.kind === 'function' && origin.node === of),
  )
}
