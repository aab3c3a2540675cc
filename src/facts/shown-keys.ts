import type { TSESTree } from '@typescript-eslint/utils'

import { colours, holding, masking, partial, serializing, showing } from '../catalogue/ways-out.ts'
import { chainNames, lastName, nameOf, staticString, unwrap, wrapped } from './ast.ts'
import type { KnownKey, KnownKeys } from './known-keys.ts'
import type { Origin } from './origin.ts'
import { operandsOf, originsOf, returnedOrigins } from './origins.ts'
import type { SourceFile } from './source-file.ts'

/** A key that whoever gets the value of an expression can read from it. */
export interface ShownKey extends KnownKey {
  /** The part of the expression that is the key, or the object that holds it. */
  readonly node: TSESTree.Node
  /** It is in an object, which shows nothing of itself where a text is made of it. */
  readonly inObject?: boolean
  /** The properties that lead to it in the object. */
  readonly path?: readonly string[]
}

// Objects in objects in objects: deeper than this nobody writes settings.
const deepest = 10

/**
 * The keys that an expression gives away as they are. What is masked, hashed, compared, asked for its length or given to
 * a function that nobody knows is not given away.
 */
export function shownKeys(node: TSESTree.Node, file: SourceFile, known: KnownKeys): readonly ShownKey[] {
  return shownIn(node, { file, known, depth: 0 })
}

interface Context {
  readonly file: SourceFile
  readonly known: KnownKeys
  readonly depth: number
}

function shownIn(node: TSESTree.Node, context: Context): readonly ShownKey[] {
  if (context.depth > deepest) return []
  const inner = (part: TSESTree.Node | null | undefined) =>
    part ? shownIn(part, { ...context, depth: context.depth + 1 }) : []
  const bare = unwrap(node)
  switch (bare.type) {
    case 'Literal':
      // What stands on the spot reaches no sink.
      return context.depth === 0 ? [] : found(bare, context.known.literal(bare))
    case 'TemplateLiteral':
      return bare.expressions.length === 0
        ? found(bare, context.known.literal(bare))
        : asText(bare.expressions.flatMap(inner))
    case 'BinaryExpression':
      return bare.operator === '+' ? asText(operandsOf(bare).flatMap(inner)) : []
    case 'LogicalExpression':
      return bare.operator === '&&' ? inner(bare.right) : [...inner(bare.left), ...inner(bare.right)]
    case 'ConditionalExpression':
      return [...inner(bare.consequent), ...inner(bare.alternate)]
    case 'AwaitExpression':
    case 'SpreadElement':
      return inner(bare.argument)
    case 'AssignmentExpression':
      return inner(bare.right)
    case 'ArrayExpression':
      return bare.elements.flatMap(inner)
    case 'ObjectExpression':
      return shownInObject(bare, inner)
    case 'CallExpression':
    case 'NewExpression':
      return shownByCall(bare, context, inner)
    case 'Identifier':
      return shownByName(bare, context)
    case 'MemberExpression':
      return mayHoldKey(bare, context.file) ? shownByOrigins(bare, context) : []
    default:
      return []
  }
}

const found = (node: TSESTree.Node, key: KnownKey | undefined): readonly ShownKey[] =>
  key ? [{ node, ...key }] : []

/** A text of an object is `[object Object]`. */
const asText = (keys: readonly ShownKey[]): readonly ShownKey[] => keys.filter(({ inObject }) => !inObject)

type Inner = (part: TSESTree.Node | null | undefined) => readonly ShownKey[]

function shownInObject(object: TSESTree.ObjectExpression, inner: Inner): readonly ShownKey[] {
  // Whoever writes `toJSON` decides what is shown.
  if (object.properties.some((property) => property.type === 'Property' && isOwnView(property))) return []
  return object.properties.flatMap((property, index) => {
    if (property.type !== 'SpreadElement') {
      const isValue = property.kind === 'init' && !property.method
      return isValue
        ? inner(property.value).map((key): ShownKey => {
            const path = [nameOf(property) ?? '*', ...(key.path ?? [])]
            return { ...key, inObject: true, path }
          })
        : []
    }
    // `{ ...config, secret: '***' }`
    const later = object.properties.slice(index + 1)
    const replaced = new Set(later.map((other) => (other.type === 'Property' ? nameOf(other) : undefined)))
    return inner(property.argument).filter(({ path = [] }) => !replaced.has(path[0]))
  })
}

function isOwnView(property: TSESTree.Property): boolean {
  return nameOf(property) === 'toJSON' || (property.computed && chainNames(property.key).at(-1) === 'custom')
}

function shownByCall(
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  context: Context,
  inner: Inner,
): readonly ShownKey[] {
  const callee = unwrap(call.callee)
  const name = callee.type === 'MemberExpression' ? nameOf(callee) : lastName(callee)
  if (isRead(call, context)) return shownByOrigins(call, context)
  // `loadEnv(mode, root, '')` of Vite: without a prefix it is everything.
  if (name === 'loadEnv' && staticString(call.arguments[2]) === '')
    return [{ node: call, kind: 'environment', setting: undefined, sinkCall: undefined, inObject: true }]
  if (name === undefined || masking.test(name)) return []
  const parts: readonly (TSESTree.Node | undefined)[] = [
    ...(callee.type === 'MemberExpression' ? [callee.object] : []),
    ...call.arguments,
  ]
  if (showing.test(name)) {
    // `JSON.stringify(config, replacer)` leaves out what the replacer does.
    const [, replacer] = call.arguments
    if (name === 'stringify' && replacer && !isNothing(replacer)) return []
    const keys = parts.flatMap(inner)
    if (serializing.test(name)) return keys.map((key) => ({ ...key, inObject: false, path: [] }))
    return holding.test(name) ? keys : asText(keys)
  }
  if (callee.type === 'MemberExpression' && colours.test(chainNames(callee)[0] ?? ''))
    return parts.flatMap(inner)
  if (name === 'URL' || name.endsWith('Error')) return call.arguments.flatMap(inner)
  if (call.arguments.some((argument) => inner(argument).length > 0)) return []
  return returnedByOwn(call, context).length > 0 ? shownByOrigins(call, context) : []
}

function isNothing(node: TSESTree.Node): boolean {
  const bare = unwrap(node)
  return (
    (bare.type === 'Literal' && bare.value === null) ||
    (bare.type === 'Identifier' && bare.name === 'undefined')
  )
}

/** `config.get('JWT_SECRET')` */
function isRead(call: TSESTree.CallExpression | TSESTree.NewExpression, { file }: Context): boolean {
  const [name] = call.arguments
  return (
    name !== undefined &&
    mayHoldKey(name, file) &&
    originsOf(call, file).some((origin) => origin.kind === 'setting' && origin.node === call)
  )
}

// What cannot hold a key by its name is not followed: that would read the files of everything that is logged.
const telling = /key|secret|salt|pepper|passw|phrase|jwt|env|conf|setting|option|opts|vars|bindings|cred/i

function mayHoldKey(node: TSESTree.Node, file: SourceFile): boolean {
  const written = staticString(node)
  if (written !== undefined) return telling.test(written)
  if (chainNames(node).some((name) => telling.test(name))) return true
  const bare = unwrap(node)
  if (bare.type !== 'Identifier') return false
  // `const { JWT_SECRET: given } = process.env`
  const declared = file.variableOf(bare)?.defs[0]?.node
  return (
    declared?.type === 'VariableDeclarator' &&
    declared.id.type === 'ObjectPattern' &&
    telling.test(file.text.slice(...declared.id.range))
  )
}

/** Whether a call is of a function of this file, which is followed whatever its name is. */
function isOwnCall({ callee }: TSESTree.CallExpression | TSESTree.NewExpression, file: SourceFile): boolean {
  const bare = unwrap(callee)
  return bare.type === 'Identifier' && file.variableOf(bare)?.defs[0]?.parent?.type !== 'ImportDeclaration'
}

/** What a function of the project returns, when it is one. */
function returnedByOwn(call: TSESTree.CallExpression | TSESTree.NewExpression, { file }: Context) {
  const { callee } = call
  if (!isOwnCall(call, file) && !mayHoldKey(callee, file)) return []
  return originsOf(callee, file).flatMap((origin) =>
    origin.kind === 'function' ? returnedOrigins(origin.node, origin.file) : [],
  )
}

/** A constant is followed as it is written, so that nothing that masks it is missed on the way. */
function shownByName(name: TSESTree.Identifier, context: Context): readonly ShownKey[] {
  const { file, depth } = context
  const variable = file.variableOf(name)
  const [definition] = variable?.defs ?? []
  if (definition?.node.type !== 'VariableDeclarator' || !definition.node.init)
    return mayHoldKey(name, file) ? shownByOrigins(name, context) : []
  const { id, init } = definition.node
  if (isCleaned(name.name, file)) return []
  if (id.type !== 'Identifier')
    return isRest(definition.name) || !mayHoldKey(name, file) ? [] : shownByOrigins(name, context)
  const assigned = (variable?.references ?? []).flatMap(({ writeExpr, init: isInit }) =>
    writeExpr && isInit !== true ? [writeExpr] : [],
  )
  return atNode(
    name,
    [init, ...assigned].flatMap((value) => shownIn(value, { ...context, depth: depth + 1 })),
  )
}

/** `const { secret, ...others } = config`: the others are what is left without it. */
const isRest = ({ parent }: TSESTree.Node): boolean => parent?.type === 'RestElement'

const cleaned = new WeakMap<SourceFile, ReadonlySet<string | undefined>>()

/** `delete config.secret` */
function isCleaned(name: string, file: SourceFile): boolean {
  let names = cleaned.get(file)
  if (!names) {
    names = new Set([...file.text.matchAll(/\bdelete ([^\s.[\]();,]+)[.[]/g)].map((match) => match[1]))
    cleaned.set(file, names)
  }
  return names.has(name)
}

function atNode(node: TSESTree.Node, keys: readonly ShownKey[]): readonly ShownKey[] {
  return keys.map((key) => ({ ...key, node }))
}

function shownByOrigins(node: TSESTree.Node, context: Context): readonly ShownKey[] {
  return originsOf(node, context.file).flatMap((origin): readonly ShownKey[] => {
    if (isMasked(origin)) return []
    const key = context.known.keyOf(origin)
    if (key) return [{ node, ...key, inObject: key.kind === 'environment' }]
    if (origin.kind !== 'object' || origin.node === node) return []
    return atNode(node, shownIn(origin.node, { ...context, file: origin.file, depth: context.depth + 1 }))
  })
}

/** Whether a value is cut, compared or hidden where it stands, before it gets a name. */
function isMasked({ node }: Origin): boolean {
  for (let at = wrapped(node); at.parent; at = wrapped(at.parent)) {
    const { parent } = at
    switch (parent.type) {
      case 'MemberExpression':
        if (parent.object === at && (parent.computed || partial.test(nameOf(parent) ?? ''))) return true
        break
      case 'CallExpression':
      case 'NewExpression':
        if (parent.callee !== at && masking.test(lastName(parent.callee) ?? '')) return true
        break
      case 'LogicalExpression':
      case 'ConditionalExpression':
      case 'TemplateLiteral':
      case 'AwaitExpression':
        break
      case 'BinaryExpression':
        if (parent.operator !== '+') return true
        break
      case 'UnaryExpression':
        return true
      default:
        return false
    }
  }
  return false
}
