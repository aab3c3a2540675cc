import type { TSESTree } from '@typescript-eslint/utils'

import {
  emptyingMissing,
  generating,
  hashing,
  passing,
  passingMethods,
  writingUndefined,
} from '../catalogue/transformers.ts'
import { calleeOf } from './arguments.ts'
import { isInside, lastName, nameOf, staticString, unwrap } from './ast.ts'
import type { FunctionNode } from './ast.ts'
import { parsedSettings } from './environments.ts'
import { importOrigins } from './exports.ts'
import { derived, hashed, hashedOrigins } from './hashes.ts'
import { configGetters, knownHelper, namedSetting, settingByName } from './named-settings.ts'
import { listMethodOrigins, madeList, storedOrigins } from './lists.ts'
import type { Call, ClassNode, Origin, OriginOf } from './origin.ts'
import { calleeOrigins, originsOf, pathOrigins, isWrittenOut, returnedOrigins, withGuard } from './origins.ts'
import { instancesOf } from './parameters.ts'
import type { SourceFile } from './source-file.ts'
import { inContext, substituted } from './substitution.ts'

export { calleeOf } from './arguments.ts'

// What compilers put around `require`: the module comes out again.
const interop =
  /^(?:_{0,2}interopRequire(?:Default|Wildcard)|_interop_require_(?:default|wildcard)|__importDefault|__importStar|__toESM|__toCommonJS)$/
const schema = /schema$/i
const encoding = /hex|base(?:32|58|64)|encode|to_?string/i

/** The values that a call or a construction may give. */
export function callOrigins(node: Call, file: SourceFile): readonly Origin[] {
  const place = { node, file }
  const callee = unwrap(node.callee)
  const [first] = node.arguments
  if (callee.type === 'Identifier' && interop.test(callee.name) && first) return originsOf(first, file)

  const method = callee.type === 'MemberExpression' ? nameOf(callee) : undefined
  const settings = parsedSettings(node, file)
  if (settings) return settings
  if (node.type === 'CallExpression' && callee.type === 'MemberExpression' && method !== undefined) {
    const found = methodOrigins(node, callee, method, file)
    if (found) return found
  }
  // `toHex(randomBytes(32))`, however it is done; what a schema lets through.
  if (first && encoding.test(lastName(callee) ?? '')) {
    const encoded = originsOf(first, file).filter(({ kind }) => kind === 'generated')
    if (encoded.length > 0) return encoded
  }
  if (first && method === 'parse' && schema.test(lastName(calleeObject(callee)) ?? '')) {
    const values = originsOf(first, file).filter(({ kind }) => kind === 'generated' || kind === 'parameter')
    if (values.length > 0) return values
  }
  const injected = askedOrigins(node, method ?? lastName(callee), file)
  if (injected.length > 0) return injected
  const found = originsOf(calleeOf(node), file).flatMap((called) => resultOf(called, node, file))
  const seen = found.filter((origin) => origin.kind !== 'unknown')
  if (seen.length > 0) return found
  return settingByName(node, file) ?? [{ kind: 'unknown', ...place }]
}

/** `inject(JwtService)`, `moduleRef.get(JwtService)`: an instance of the class that is named. */
function askedOrigins(node: Call, name: string | undefined, file: SourceFile): readonly Origin[] {
  const [first] = node.arguments
  if (
    !/^(?:inject|get|resolve)$/.test(name ?? '') ||
    first?.type !== 'Identifier' ||
    !/^[A-Z]/.test(first.name)
  )
    return []
  return instancesOf(first, file).map((origin): Origin => ({ ...origin, node }) as Origin)
}

function calleeObject(callee: TSESTree.Node): TSESTree.Node {
  return callee.type === 'MemberExpression' ? callee.object : callee
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
  if (method === 'get') {
    const stored = storedOrigins(object, node.arguments[0], file)
    if (stored.length > 0) return stored
  }
  const listed = listMethodOrigins(node, method, values, file)
  if (listed) return listed
  const own = values.some((value) =>
    ['literal', 'setting', 'text', 'generated', 'setting of parameter', 'parameter'].includes(value.kind),
  )
  if (own && passingMethods.has(method)) return values
  return undefined
}

function resultOf(called: Origin, node: Call, file: SourceFile): readonly Origin[] {
  const place = { node, file }
  switch (called.kind) {
    case 'export':
      return exportResult(called, node, file)
    case 'instance':
      return instanceResult(called, node, file)
    case 'function':
      return inContext(
        substituted(returnedOrigins(called.node, called.file), {
          of: called.node,
          call: node,
          file,
          ...(called.bound ? { bound: called.bound } : {}),
        }),
        called,
      )
    case 'class':
      return node.type === 'NewExpression' ? [instanceOf(called, node, file)] : []
    default:
      return [{ kind: 'unknown', ...place }]
  }
}

/** What a construction gives, with its arguments for what the constructor keeps. */
function instanceOf(called: OriginOf<'class'>, call: Call, file: SourceFile): Origin {
  const constructor = constructorOf(called.node)
  return {
    kind: 'own instance',
    of: called.node,
    node: call,
    file: called.file,
    ...(constructor ? { within: [{ of: constructor, call, file }] } : {}),
  }
}

function constructorOf({ body }: ClassNode): FunctionNode | undefined {
  for (const member of body.body) {
    if (member.type !== 'MethodDefinition' || member.kind !== 'constructor') continue
    return member.value.type === 'FunctionExpression' ? member.value : undefined
  }
  return undefined
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
  const list = madeList(name, node, file)
  if (list) return list
  if (passing.has(name)) {
    if (name === '(global) Object.assign') return mergedOrigins(node, file)
    const values = passed(name, first ? originsOf(first, file) : [])
    if (name === '(global) Buffer.concat') return listed(values)
    // Bytes that are written out are a literal: `new Uint8Array([1, 2, 3])`.
    return values.map((value) =>
      value.kind === 'array' && writtenBytes(value) ? { kind: 'literal', ...place } : value,
    )
  }
  if (hashing.has(name) && first) return hashed(originsOf(first, file))
  if (name === '(global) Buffer.alloc') return filledOrigins(node, file)
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

/** `Object.assign({}, defaults, options)`: what stands further in front is taken where the rest leaves it out. */
function mergedOrigins(node: Call, file: SourceFile): readonly Origin[] {
  return node.arguments.flatMap((argument, index) => {
    const insteadOf = node.arguments.slice(index + 1).find((later) => !isWrittenOut(later, file))
    const origins = originsOf(argument, file)
    return insteadOf ? withGuard(origins, { insteadOf, file }) : origins
  })
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

/** `Buffer.alloc(32, key)`; without a fill it is a key of zeros, unless something is written into it later. */
function filledOrigins(node: Call, file: SourceFile): readonly Origin[] {
  const fill = node.arguments[1]
  if (fill && !(fill.type === 'Literal' && typeof fill.value === 'number')) return originsOf(fill, file)
  const isKept = node.parent.type === 'VariableDeclarator' || node.parent.type === 'AssignmentExpression'
  return [{ kind: isKept ? 'unknown' : 'literal', node, file }]
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
      ? value.node.elements.flatMap((element) =>
          element ? inContext(originsOf(element, value.file), value) : [],
        )
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

/** The calls of a function in its file, from outside of itself. */
export function callsOf(of: TSESTree.Node, file: SourceFile): readonly Call[] {
  return file.nodes.calls.filter(
    (call) =>
      !isInside(call, of) &&
      calleeOrigins(call.callee, file).some((origin) => origin.kind === 'function' && origin.node === of),
  )
}
