import type { TSESTree } from '@typescript-eslint/utils'

import { namesKeyFunction, namesKeySet, namesPersonalSecret, namesRecord } from '../catalogue/key-names.ts'
import { kindOfSetting, namesPublicKey, namesSeveralKeys } from '../catalogue/setting-names.ts'
import type { KeySink } from '../catalogue/types.ts'
import { chainNames, lastName, nameOf, staticString, unwrap, wrapped } from './ast.ts'
import type { FunctionNode } from './ast.ts'
import { unlessUnderWay } from './following.ts'
import { answeredNodes } from './keys-at.ts'
import type { Origin, OriginOf } from './origin.ts'
import { originsOf, returnedOrigins } from './origins.ts'
import { packageOf } from './sink-index.ts'
import type { SinkCall } from './sink-call.ts'
import { isTriedInTurn } from './tried-in-turn.ts'
import type { SourceFile } from './source-file.ts'
import { inContext } from './substitution.ts'

/**
 * What arrives at a sink: exactly one key; a ring (several keys, a list, a loop over keys, a key function); a key that
 * is not the application's own to rotate (a user's, a third party's, a public one); no key at all; or nobody knows.
 */
export type KeyShape = 'one key' | 'ring' | 'not ours' | 'no key' | 'unknown'

/** The shape of what a sink call is given. Names decide where nothing else is seen. */
export function shapeOf(call: SinkCall): KeyShape {
  if (call.origins.length === 0) return 'unknown'
  if (call.unseen) return takesOneFromOptions(call) ? 'one key' : 'unknown'
  if (isTriedInTurn(call) || call.origins.some(isNormalised)) return 'ring'
  if (hasFallbacksBeside(call) || isNewestOfTriedList(call) || isAskedForById(call)) return 'ring'
  if (saysNotOurs(call.key, call)) return 'not ours'
  const shapes = new Set(call.origins.map((origin) => shapeOfOrigin(origin, call)))
  for (const shape of ['ring', 'not ours'] as const) if (shapes.has(shape)) return shape
  // `keys[0]`: one of them, however many the setting holds.
  if (call.origins.some(({ node }) => isIndexed(node))) return 'one key'
  if (shapes.has('unknown')) return 'unknown'
  return shapes.has('one key') ? 'one key' : 'no key'
}

function isIndexed(node: TSESTree.Node): boolean {
  return node.type === 'MemberExpression' && /^\d+$/.test(nameOf(node) ?? '')
}

function shapeOfOrigin(origin: Origin, call: SinkCall): KeyShape {
  switch (origin.kind) {
    case 'empty':
      return 'no key'
    case 'literal':
      return isPublicPem(origin) ? 'not ours' : 'one key'
    // A key that no restart survives: a fallback key would change nothing.
    case 'generated':
      return 'no key'
    case 'text': {
      const parts = new Set(origin.parts.flat().map((part) => shapeOfOrigin(part, call)))
      if (parts.has('ring')) return 'ring'
      return parts.has('one key') ? 'one key' : 'no key'
    }
    case 'array':
      return shapeOfArray(origin, call)
    case 'object':
      return isJudgedInside(call) ? 'unknown' : shapeOfObject(origin.node, call)
    case 'function':
      return shapeOfFunction(origin, call)
    case 'element':
    case 'list':
    case 'class':
      return 'ring'
    case 'setting':
      if (kindOfSetting(origin.name) === 'third party' && isGeneric(call)) return 'not ours'
      return namesSeveralKeys(lastOf(origin.name)) && !origin.oneOf ? unlessSingle(call) : 'one key'
    case 'instance':
      return origin.made === 'type' && origin.path.length === 0
        ? shapeByName(call.key, call)
        : shapeOfInstance(origin, call)
    case 'parameter':
      return shapeOfParameter(origin, call)
    case 'export':
      // What the library itself hands out for this is a resolver: jose's `EmbeddedJWK`.
      if (packageOf(origin.module) === packageOf(call.library.package)) return 'ring'
      return shapeByName(namedNode(origin, call), call)
    default:
      return shapeByName(namedNode(origin, call), call)
  }
}

const takesEither = /\btypeof\s+[\w.]+\s*[!=]==?\s*['"]string['"]|\bArray\.isArray\b/

// What a token or a row says of the key that it was made with.
const saysWhichKey = /\bkid\b|key_?id|\bversion\b|\bheader\b/i

/** `typeof keys === 'string' ? [keys] : keys`, `row.version === 2 ? newer : older`: one of several keys. */
function isNormalised(origin: Origin): boolean {
  return (origin.guards ?? []).some((guard) => {
    if (!('test' in guard)) return false
    const tested = guard.file.text.slice(...guard.test.range)
    return takesEither.test(tested) || saysWhichKey.test(tested)
  })
}

/** A function that looks at nothing gives one key, whatever it is asked: `secretOrKeyProvider: () => key`. */
function shapeOfFunction({ node, file }: OriginOf<'function'>, call: SinkCall): KeyShape {
  if (looksAtWhatIsAsked(node, file) || isJudgedByItsResult(call)) return 'ring'
  const answered = answeredNodes(node, file).flatMap((answer) => originsOf(answer, file))
  const returned = answered.length > 0 ? answered : returnedOrigins(node, file)
  // What it gives is asked again: `function key() { return key }` would never end.
  if (returned.some(({ kind }) => kind === 'function')) return 'ring'
  const shapes = returned.map((origin) => shapeOfOrigin(origin, call))
  return shapes.length > 0 && shapes.every((shape) => shape === 'one key') ? 'one key' : 'ring'
}

/** Whether a function does anything with its parameters but call back: `(request, token, done) => done(null, key)`. */
function looksAtWhatIsAsked({ params }: FunctionNode, file: SourceFile): boolean {
  return params.some(
    (parameter) =>
      parameter.type !== 'Identifier' ||
      file.readsOf(parameter).some((read) => {
        const { parent } = read
        return parent?.type !== 'CallExpression' || parent.callee !== read
      }),
  )
}

/** Options that are given as a whole to a set-up that can only ever take one key from them. */
function takesOneFromOptions({ sink, origins }: SinkCall): boolean {
  const isSetUp = sink.role === 'sign and verify' || sink.role === 'encrypt and decrypt'
  return (
    isSetUp &&
    sink.keyRing.accepts === 'one key' &&
    origins.every(({ kind }) => kind === 'parameter' || kind === 'instance')
  )
}

/** Another sink takes what the function returns: it is judged there. */
function isJudgedByItsResult({ library, sink }: SinkCall): boolean {
  if (!('key' in sink)) return false
  return library.sinks.some(
    (other) =>
      'key' in other &&
      other.key.returned !== undefined &&
      other.key.argument === sink.key.argument &&
      namesOf(other).some((name) => namesOf(sink).includes(name)),
  )
}

function namedNode(origin: Origin, call: SinkCall): TSESTree.Node {
  return lastName(origin.node) === undefined || origin.node.type === 'ObjectExpression'
    ? call.key
    : origin.node
}

const lastOf = (name: string): string => name.split(/[.:/]/).at(-1) ?? name

/** A call that can only ever take one key gets one key, whatever its name says. */
function unlessSingle(call: SinkCall): KeyShape {
  return call.sink.keyRing.accepts === 'one key' ? 'one key' : 'unknown'
}

function shapeOfArray(origin: OriginOf<'array'>, call: SinkCall): KeyShape {
  const { node: array, file } = origin
  const elements = array.elements.filter((element) => element !== null)
  if (elements.some((element) => element.type === 'SpreadElement') || elements.length > 1) return 'ring'
  const [only] = elements
  if (isAddedTo(array, file)) return 'ring'
  if (!only) return 'no key'
  // A list in itself is asked once: `key = [key]`.
  const shapes =
    unlessUnderWay(array, 'shape', () =>
      inContext(originsOf(only, file), origin).map((element) =>
        shapeOfOrigin(element, { ...call, key: only }),
      ),
    ) ?? []
  // One element of unknown shape is one key: `[config.secret]`.
  return shapes.includes('ring') || shapes.includes('not ours')
    ? (shapes.find((shape) => shape !== 'one key') ?? 'ring')
    : 'one key'
}

/** `const ring = [newest]; ring.push(older)` */
function isAddedTo(array: TSESTree.ArrayExpression, file: SourceFile): boolean {
  const { parent } = array
  if (parent.type !== 'VariableDeclarator' || parent.id.type !== 'Identifier') return false
  return file
    .readsOf(parent.id)
    .some(
      ({ parent: use }) =>
        use?.type === 'MemberExpression' && /^(?:push|unshift|splice)$/.test(nameOf(use) ?? ''),
    )
}

/** `keyOf(header.kid)`: whatever the function looks it up in. */
function isAskedForById({ key, file }: SinkCall): boolean {
  const bare = unwrap(key)
  const definition = bare.type === 'Identifier' ? file.variableOf(bare)?.defs[0]?.node : undefined
  const value = definition?.type === 'VariableDeclarator' && definition.init ? definition.init : bare
  return isLookedUp(unwrap(value), file)
}

/** `keys[0]` here, and a loop over `keys` elsewhere in the file: the older keys are tried there. */
function isNewestOfTriedList({ key, file }: SinkCall): boolean {
  const bare = unwrap(key)
  const list = bare.type === 'MemberExpression' && nameOf(bare) === '0' ? unwrap(bare.object) : undefined
  if (list?.type !== 'Identifier') return false
  return file.readsOf(list).some(({ parent }) => {
    if (parent?.type === 'ForOfStatement') return true
    return (
      parent?.type === 'MemberExpression' &&
      /^(?:slice|find|some|map|filter|entries|forEach|reduce)$/.test(nameOf(parent) ?? '')
    )
  })
}

/** Another sink takes the key from inside such an object (`{ key, passphrase }`): it is judged there. */
function isJudgedInside({ library, sink }: SinkCall): boolean {
  if (!('key' in sink)) return false
  const own = [sink.key.property ?? []].flat()
  return library.sinks.some(
    (other) =>
      'key' in other &&
      other.key.argument === sink.key.argument &&
      namesOf(other).some((name) => namesOf(sink).includes(name)) &&
      [other.key.property ?? []]
        .flat()
        .some((path) => own.length === 0 || own.some((outer) => path.startsWith(`${outer}.`))),
  )
}

function namesOf(sink: KeySink): readonly string[] {
  if ('call' in sink) return [sink.call].flat()
  if ('new' in sink) return [sink.new].flat()
  if ('method' in sink) return [sink.method].flat()
  return 'host' in sink ? [sink.host].flat() : []
}

/** `{ encryptionKey, decryptionKeys: [older] }`: the fallback keys stand in an option of their own. */
function hasFallbacksBeside(call: SinkCall): boolean {
  const { key, node, sink } = call
  const { keyRing } = sink
  if (keyRing.accepts !== 'option') return isFallbackOfOption(call)
  const { fallbacks } = keyRing
  if (typeof fallbacks === 'number') {
    const given = 'arguments' in node ? node.arguments[fallbacks] : undefined
    return given !== undefined && !(given.type === 'ArrayExpression' && given.elements.length === 0)
  }
  return optionsBeside(key).some((option) => option === '...' || option === fallbacks)
}

/** `{ secret: older, secrets: [newest] }`: the option whose fallback keys these are stands beside them. */
function isFallbackOfOption({ key, library }: SinkCall): boolean {
  const property = wrapped(key).parent
  const own = property?.type === 'Property' ? nameOf(property) : undefined
  const beside = optionsBeside(key)
  return library.sinks.some(
    (other) =>
      'key' in other &&
      other.keyRing.accepts === 'option' &&
      other.keyRing.fallbacks === own &&
      [other.key.property ?? []].flat().some((name) => beside.includes(name)),
  )
}

/** The names of the options that a key stands among, `...` for what is spread. */
function optionsBeside(key: TSESTree.Node): readonly string[] {
  const property = wrapped(key).parent
  if (property?.type !== 'Property' || property.parent.type !== 'ObjectExpression') return []
  return property.parent.properties.flatMap((sibling) =>
    sibling.type === 'SpreadElement' ? ['...'] : sibling === property ? [] : (nameOf(sibling) ?? []),
  )
}

function shapeOfObject(object: TSESTree.ObjectExpression, call: SinkCall): KeyShape {
  const names = object.properties.map((property) =>
    property.type === 'Property' ? nameOf(property) : undefined,
  )
  if (names.includes('keys')) return 'ring'
  if (call.sink.keyRing.accepts !== 'map') return 'one key'
  if (names.includes('id') && names.includes('secret') && names.length <= 2) return 'one key'
  return names.length > 1 || names.includes(undefined) ? 'ring' : 'one key'
}

function shapeOfInstance(origin: Extract<Origin, { kind: 'instance' }>, call: SinkCall): KeyShape {
  // A Keygrip, a key set, a resolver that another library made: judged where it was made.
  const made = [...origin.of.path, ...origin.path].at(-1) ?? origin.of.module
  if (/^(?:Map|Set|WeakMap)$/.test(made)) return 'ring'
  if (/^find|key_?grip|jwks?|key_?set|key_?store|resolver|provider|jwtsecret/i.test(made)) return 'ring'
  if (/publickey|spki|x509/i.test(made)) return 'not ours'
  return shapeByName(namedNode(origin, call), call)
}

/** Where nobody sees more than names, types say how many keys there are; whose they are only names say. */
function unlessTyped(byName: KeyShape, { key, file }: SinkCall): KeyShape {
  if (byName === 'not ours' || byName === 'ring') return byName
  const typed = file.types?.(key)
  if (typed === 'ring') return 'ring'
  return byName === 'unknown' ? (typed ?? byName) : byName
}

function shapeOfParameter(origin: Extract<Origin, { kind: 'parameter' }>, call: SinkCall): KeyShape {
  const [first, ...rest] = [...origin.path].reverse()
  const parameter = origin.of.params[origin.index]
  const bare = parameter?.type === 'TSParameterProperty' ? parameter.parameter : parameter
  const named = bare?.type === 'AssignmentPattern' ? bare.left : bare
  const own = named?.type === 'Identifier' ? named.name : undefined
  if (first === undefined) {
    const annotated =
      named?.type === 'Identifier' ? shapeOfType(named.typeAnnotation?.typeAnnotation) : undefined
    if (annotated) return annotated
  }
  const names = [
    ...(own === undefined ? [] : [own]),
    ...rest.reverse(),
    ...(first === undefined ? [] : [first]),
  ]
  return unlessTyped(shapeOfNames(names, call, false), call)
}

/** The shape that a type promises: a cast or annotation to `string` is one key. */
function shapeOfType(type: TSESTree.TypeNode | undefined): KeyShape | undefined {
  switch (type?.type) {
    case 'TSStringKeyword':
      return 'one key'
    case 'TSArrayType':
    case 'TSTupleType':
    case 'TSFunctionType':
      return 'ring'
    case 'TSTypeOperator':
      return shapeOfType(type.typeAnnotation)
    case 'TSUnionType': {
      const shapes = type.types.map(shapeOfType)
      return shapes.includes('ring') ? 'ring' : shapes.includes('one key') ? 'one key' : undefined
    }
    case 'TSTypeReference': {
      const name = type.typeName.type === 'Identifier' ? type.typeName.name : ''
      if (
        /^(?:Buffer|Uint8Array|KeyObject|CryptoKey|KeyLike|CryptoKeyLike|BinaryLike|CipherKey|Secret)$/.test(
          name,
        )
      ) {
        return name === 'Secret' ? undefined : 'one key'
      }
      return /^(?:Array|ReadonlyArray|Set|ReadonlySet|Map|ReadonlyMap|Record)$/.test(name)
        ? 'ring'
        : undefined
    }
    default:
      return undefined
  }
}

function shapeByName(node: TSESTree.Node, call: SinkCall): KeyShape {
  const cast = castOf(call.key)
  const typed = shapeOfType(cast)
  if (typed) return typed
  const bare = unwrap(node)
  if (isLookedUp(bare, call.file) || isCollected(bare)) return 'ring'
  if (isPublicFile(bare, call.file)) return 'not ours'
  // `keys.join(',')`: as many as the list has.
  const joined =
    bare.type === 'CallExpression' && lastName(bare.callee) === 'join' ? unwrap(bare.callee) : undefined
  if (joined?.type === 'MemberExpression') return shapeByName(joined.object, call)
  if (bare.type === 'MemberExpression' && isFetched(bare.object, call.file)) return 'not ours'
  const names = chainNames(bare)
  if (names.length > 0)
    return unlessTyped(
      shapeOfNames(names, call, bare.type === 'CallExpression' || bare.type === 'AwaitExpression'),
      call,
    )
  const name = lastName(bare)
  return unlessTyped(name === undefined ? 'one key' : shapeOfNames([name], call, true), call)
}

/** `keyById.get(header.kid)`, `keyFor(version)`: one of several, by what the value says. */
function isLookedUp(node: TSESTree.Node, file: SourceFile): boolean {
  const call = node.type === 'AwaitExpression' ? unwrap(node.argument) : node
  if (call.type !== 'CallExpression') return false
  const names = chainNames(call.callee).join('.')
  const asked = call.arguments.map((argument) => file.text.slice(...argument.range)).join(' ')
  if (saysWhichKey.test(asked)) return true
  return (
    call.arguments.length > 0 &&
    staticString(call.arguments[0]) === undefined &&
    /(?:by_?id|by_?kid|by_?version|keys|key_?ring)(?:\.get|\.find)?$/i.test(names)
  )
}

/** `Object.fromEntries(...)`, `Array.from(...)`: a collection, whatever is in it. */
function isCollected(node: TSESTree.Node): boolean {
  return (
    node.type === 'CallExpression' &&
    /^(?:Object\.(?:fromEntries|values|entries)|Array\.from)$/.test(chainNames(node.callee).join('.'))
  )
}

/** A key file whose name says that it may be known: `readFileSync('keys/public.key')`. */
function isPublicFile(node: TSESTree.Node, file: SourceFile): boolean {
  const call = node.type === 'AwaitExpression' ? unwrap(node.argument) : node
  if (call.type !== 'CallExpression' || !/^readFile(?:Sync)?$/.test(lastName(call.callee) ?? '')) return false
  const [path] = call.arguments
  const named = [{ node: call, file }, ...(path ? originsOf(path, file) : [])]
  return named.some((at) => /public|\.pub\b|\.crt\b|\bcert/i.test(at.file.text.slice(...at.node.range)))
}

const fetching =
  /^(?:find|findOne|findFirst|findUnique|findBy|findById|findByPk|findOrFail|findUniqueOrThrow|findFirstOrThrow|query|select|executeTakeFirst|getOne|fetchOne|first)$/

/** A row of a database: `const row = await db.find(...)`, `row.secret`. */
function isFetched(node: TSESTree.Node, file: SourceFile): boolean {
  return originsOf(node, file).some(
    (origin) =>
      (origin.kind === 'unknown' || origin.kind === 'instance') &&
      origin.node.type === 'CallExpression' &&
      fetching.test(lastName(origin.node.callee) ?? ''),
  )
}

function castOf(node: TSESTree.Node): TSESTree.TypeNode | undefined {
  if (node.type === 'TSAsExpression' || node.type === 'TSTypeAssertion') return node.typeAnnotation
  return node.type === 'TSNonNullExpression' || node.type === 'TSSatisfiesExpression'
    ? castOf(node.expression)
    : undefined
}

function shapeOfNames(names: readonly string[], call: SinkCall, called: boolean): KeyShape {
  const meaningful = names.filter((name) => name !== '()' && name !== '*')
  const last = meaningful.at(-1) ?? ''
  if (meaningful.slice(0, -1).some(namesRecord) || namesPersonalSecret(last)) return 'not ours'
  if (namesPublicKey(last)) return 'not ours'
  if (isGeneric(call) && kindOfSetting(last) === 'third party') return 'not ours'
  if (!called && namesKeyFunction(last)) return 'ring'
  if (namesKeySet(last)) return 'ring'
  return namesSeveralKeys(last) || last === 'all' ? unlessSingle(call) : 'one key'
}

/** Primitives that may as well check somebody else's signature; a session set-up never does. */
function isGeneric(call: SinkCall): boolean {
  return (
    /^(?:sign or verify|verify|derive|hash)$/.test(call.sink.role) &&
    /crypto|noble|hmac|hash|^jws$|^jose$/.test(call.library.package)
  )
}

function saysNotOurs(key: TSESTree.Node, call: SinkCall): boolean {
  if (isGeneric(call) && isForWebhooks(call.node)) return true
  const bare = unwrap(key)
  if (bare.type !== 'Identifier' && bare.type !== 'MemberExpression') return false
  const names = chainNames(bare)
  const last = names.at(-1) ?? ''
  return (
    namesPublicKey(last) ||
    names.slice(0, -1).some(namesRecord) ||
    (isGeneric(call) && kindOfSetting(last) === 'third party')
  )
}

/** `verifyWebhookSignature(secret, ...)`: the sender's key, or one for each subscriber. */
function isForWebhooks(node: TSESTree.Node): boolean {
  for (let at: TSESTree.Node | undefined = node; at; at = at.parent) {
    const named = at.type === 'FunctionDeclaration' || at.type === 'VariableDeclarator' ? at.id : undefined
    const name =
      named?.type === 'Identifier' ? named.name : at.type === 'MethodDefinition' ? nameOf(at) : undefined
    if (name !== undefined && /webhook/i.test(name)) return true
  }
  return false
}

function isPublicPem(origin: Origin): boolean {
  const text = staticString(origin.node) ?? ''
  return /-----BEGIN (?:RSA |EC )?PUBLIC KEY-----|-----BEGIN CERTIFICATE-----/.test(text)
}
