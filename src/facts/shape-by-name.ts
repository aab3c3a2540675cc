import type { TSESTree } from '@typescript-eslint/utils'

import { namesKeyFunction, namesKeySet, namesPersonalSecret, namesRecord } from '../catalogue/key-names.ts'
import { kindOfSetting, namesPublicKey, namesSeveralKeys } from '../catalogue/setting-names.ts'
import { chainNames, lastName, nameOf, staticString, unwrap } from './ast.ts'
import type { Origin } from './origin.ts'
import { originsOf } from './origins.ts'
import type { SinkCall } from './sink-call.ts'
import type { SourceFile } from './source-file.ts'

/**
 * What arrives at a sink: exactly one key; a ring (several keys, a list, a loop over keys, a key function); a key that
 * is not the application's own to rotate (a user's, a third party's, a public one); no key at all; or nobody knows.
 */
export type KeyShape = 'one key' | 'ring' | 'not ours' | 'no key' | 'unknown'

// What a token or a row says of the key that it was made with.
export const saysWhichKey = /\bkid\b|key_?id|\bversion\b|\bheader\b/i

/** A call that can only ever take one key gets one key, whatever its name says. */
export function unlessSingle(call: SinkCall): KeyShape {
  return call.sink.keyRing.accepts === 'one key' ? 'one key' : 'unknown'
}

/** Where nobody sees more than names, types say how many keys there are; whose they are only names say. */
export function unlessTyped(byName: KeyShape, { key, file }: SinkCall): KeyShape {
  if (byName === 'not ours' || byName === 'ring') return byName
  const typed = file.types?.(key)
  if (typed === 'ring') return 'ring'
  return byName === 'unknown' ? (typed ?? byName) : byName
}

/** The shape that a type promises: a cast or annotation to `string` is one key. */
export function shapeOfType(type: TSESTree.TypeNode | undefined): KeyShape | undefined {
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

/** What a value is by the names that the code has for it, where nothing else is seen. */
export function shapeByName(node: TSESTree.Node, call: SinkCall): KeyShape {
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
export function isLookedUp(node: TSESTree.Node, file: SourceFile): boolean {
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

/** What a chain of names promises; of what is called, a name for a function says nothing. */
export function shapeOfNames(names: readonly string[], call: SinkCall, called: boolean): KeyShape {
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
export function isGeneric(call: SinkCall): boolean {
  return (
    /^(?:sign or verify|verify|derive|hash)$/.test(call.sink.role) &&
    /crypto|noble|hmac|hash|^jws$|^jose$/.test(call.library.package)
  )
}

/** Whether the names at a sink say that the key is somebody else's, or public. */
export function saysNotOurs(key: TSESTree.Node, call: SinkCall): boolean {
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

/** A public key or certificate, written out. */
export function isPublicPem(origin: Origin): boolean {
  const text = staticString(origin.node) ?? ''
  return /-----BEGIN (?:RSA |EC )?PUBLIC KEY-----|-----BEGIN CERTIFICATE-----/.test(text)
}
