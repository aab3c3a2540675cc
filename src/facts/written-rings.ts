import type { TSESTree } from '@typescript-eslint/utils'

import { nameOf, unwrap, wrapped } from './ast.ts'
import type { Origin, OriginOf } from './origin.ts'
import { originsOf } from './origins.ts'
import type { SinkCall } from './sink-call.ts'
import type { SourceFile } from './source-file.ts'
import { inContext } from './substitution.ts'

/** A key ring that is written out: a list, a map from id to key, or a key with its fallback keys in another option. */
export interface WrittenRing {
  readonly form: 'list' | 'map' | 'option'
  /** The list, the map, or the newest key. */
  readonly node: TSESTree.Node
  readonly file: SourceFile
  readonly sinkCall: SinkCall
  readonly members: readonly RingMember[]
  /** Members that are missing were taken out on the way to the sink. */
  readonly filtered: boolean
}

/** A key in a ring, or several of them. */
export interface RingMember {
  readonly node: TSESTree.Node
  readonly file: SourceFile
  readonly origins: readonly Origin[]
  /** `...older`: as many as the list has. */
  readonly spread: boolean
  /** In a map. */
  readonly id?: number
}

/** The rings that are written out for a sink, also under a name or in another file. */
export function writtenRings(sinkCall: SinkCall): readonly WrittenRing[] {
  if (sinkCall.unseen) return []
  const beside = besideOption(sinkCall)
  return [
    ...(beside ? [beside] : []),
    ...sinkCall.origins.flatMap((origin): readonly WrittenRing[] => {
      if (origin.kind === 'array') return listAt(origin, sinkCall)
      return origin.kind === 'object' ? mapAt(origin, sinkCall) : []
    }),
  ]
}

function listAt(origin: OriginOf<'array'>, sinkCall: SinkCall): readonly WrittenRing[] {
  const way = wayTo(sinkCall.key, sinkCall.file, origin)
  if (way === undefined) return []
  const members = origin.node.elements.flatMap((element): readonly RingMember[] =>
    element ? [memberAt(element, origin)] : [],
  )
  return [
    {
      form: 'list',
      node: origin.node,
      file: origin.file,
      sinkCall,
      members,
      filtered: way === 'filtered',
    },
  ]
}

function memberAt(element: TSESTree.Expression | TSESTree.SpreadElement, origin: Origin): RingMember {
  const node = element.type === 'SpreadElement' ? element.argument : element
  const origins = inContext(originsOf(node, origin.file), origin)
  return { node, file: origin.file, origins, spread: element.type === 'SpreadElement' }
}

/** `{ 1: older, 2: newest }`; other maps name the id that seals elsewhere. */
function mapAt(origin: OriginOf<'object'>, sinkCall: SinkCall): readonly WrittenRing[] {
  const { keyRing } = sinkCall.sink
  if (keyRing.accepts !== 'map' || keyRing.newest !== 'highest id') return []
  if (wayTo(sinkCall.key, sinkCall.file, origin) === undefined) return []
  const members: RingMember[] = []
  for (const property of origin.node.properties) {
    const name = property.type === 'Property' ? nameOf(property) : undefined
    // What is spread in, or has another id, may be the newest key.
    if (property.type !== 'Property' || name === undefined || !/^\d+$/.test(name)) return []
    const origins = inContext(originsOf(property.value, origin.file), origin)
    members.push({
      node: property.value,
      file: origin.file,
      origins,
      spread: false,
      id: Number(name),
    })
  }
  return members.length === 0
    ? []
    : [{ form: 'map', node: origin.node, file: origin.file, sinkCall, members, filtered: false }]
}

/** `{ key: newest, fallbackKeys: [older] }` */
function besideOption(sinkCall: SinkCall): WrittenRing | undefined {
  const { key, file, sink, node } = sinkCall
  if (sink.keyRing.accepts !== 'option') return undefined
  const { fallbacks } = sink.keyRing
  const property = wrapped(key).parent
  const object = property?.type === 'Property' ? property.parent : undefined
  const given =
    typeof fallbacks === 'number'
      ? 'arguments' in node
        ? node.arguments[fallbacks]
        : undefined
      : object?.type === 'ObjectExpression'
        ? object.properties.find(
            (sibling): sibling is TSESTree.Property =>
              sibling.type === 'Property' && nameOf(sibling) === fallbacks,
          )?.value
        : undefined
  if (!given) return undefined
  const bare = unwrap(given)
  const older = bare.type === 'ArrayExpression' ? bare.elements : [given as TSESTree.Expression]
  const here = { node, file, kind: 'unknown' } as const
  const members = [
    memberAt(key as TSESTree.Expression, here),
    ...older.flatMap((element) => (element ? [memberAt(element, here)] : [])),
  ]
  return { form: 'option', node: key, file, sinkCall, members, filtered: false }
}

type Way = 'whole' | 'filtered'

/**
 * How a value that stands somewhere gets to where it is used: as it is, or without the members that are missing. Nothing
 * where something else happens to it on the way.
 */
export function wayTo(used: TSESTree.Node, file: SourceFile, { node, file: of }: Origin): Way | undefined {
  const stands = standsAs(node)
  const taken = stands && takenAs(used, file, node, of === file, 0)
  if (!taken) return undefined
  return taken === 'filtered' || stands === 'filtered' ? 'filtered' : 'whole'
}

const filtering = /^(?:filter|compact)$/

/** What happens to a value where it is written, before anything gets a name. */
function standsAs(node: TSESTree.Node): Way | undefined {
  let way: Way = 'whole'
  for (let at = wrapped(node); at.parent;) {
    const { parent } = at
    if (parent.type === 'MemberExpression' && parent.object === at) {
      const call = wrapped(parent).parent
      if (call?.type !== 'CallExpression') return 'whole'
      if (!filtering.test(nameOf(parent) ?? '')) return undefined
      way = 'filtered'
      at = wrapped(call)
      continue
    }
    if (parent.type === 'VariableDeclarator' && parent.id.type === 'Identifier') return way
    return way
  }
  return way
}

/** What an expression does with the value behind its names. */
function takenAs(
  expression: TSESTree.Node,
  file: SourceFile,
  target: TSESTree.Node,
  isHere: boolean,
  depth: number,
): Way | undefined {
  const bare = unwrap(expression)
  if (bare === target) return 'whole'
  if (depth > 6) return undefined
  const inner = (next: TSESTree.Node) => takenAs(next, file, target, isHere, depth + 1)
  switch (bare.type) {
    case 'CallExpression': {
      const callee = unwrap(bare.callee)
      if (callee.type !== 'MemberExpression') return undefined
      if (filtering.test(nameOf(callee) ?? '')) return inner(callee.object) && 'filtered'
      // `Object.freeze([newest, older])`
      const [first] = bare.arguments
      return nameOf(callee) === 'freeze' && first ? inner(first) : undefined
    }
    case 'ConditionalExpression':
      return inner(bare.consequent) ?? inner(bare.alternate)
    case 'LogicalExpression':
      return inner(bare.left) ?? inner(bare.right)
    case 'Identifier': {
      const variable = file.variableOf(bare)
      if (!variable || file.readsOf(bare).some(isChange)) return undefined
      const [definition, ...others] = variable.defs
      if (!definition || others.length > 0) return undefined
      const { node } = definition
      if (node.type !== 'VariableDeclarator') return isHere ? undefined : 'whole'
      if (node.id.type !== 'Identifier' || !node.init) return 'whole'
      return isImport(node.init) ? 'whole' : inner(node.init)
    }
    case 'MemberExpression':
      return 'whole'
    default:
      return undefined
  }
}

function isImport(node: TSESTree.Node): boolean {
  const bare = unwrap(node)
  const call = bare.type === 'AwaitExpression' ? unwrap(bare.argument) : bare
  return (
    call.type === 'ImportExpression' ||
    (call.type === 'CallExpression' && call.callee.type === 'Identifier' && call.callee.name === 'require')
  )
}

/** `keys.push(older)`, `keys.reverse()`: the list is not what it was when it was written. */
function isChange({ parent }: TSESTree.Node): boolean {
  if (parent?.type !== 'MemberExpression') return false
  const isAssigned = parent.parent.type === 'AssignmentExpression' && parent.parent.left === parent
  return isAssigned || /^(?:push|unshift|splice|reverse|sort|pop|shift|fill)$/.test(nameOf(parent) ?? '')
}
