import type { TSESTree } from '@typescript-eslint/utils'

import { namesKeyPart } from '../catalogue/key-names.ts'
import { kindOfSetting, namesFallbackKey } from '../catalogue/setting-names.ts'
import { chainNames, lastName, nameOf, staticString, unwrap, wrapped } from './ast.ts'
import { rootOf } from './glances.ts'
import { importedSetting } from './member-origins.ts'
import { isFirst } from './every-origin.ts'
import { originsOf, returnedOrigins } from './origins.ts'
import type { Origin, OriginOf, ReadVia } from './origin.ts'
import type { SinkCall } from './sink-call.ts'
import type { SourceFile } from './source-file.ts'
import { inContext } from './substitution.ts'

/** A key that arrives at a sink, by where it comes from. */
export interface ArrivingKey {
  readonly kind: 'setting' | 'literal' | 'generated' | 'parameter' | 'unknown'
  /** The name of the setting; for what cannot be followed the names that the code has for it, `config.secret`. */
  readonly name?: string
  /** The whole project shares it, as an import or a global: it is not something that each call has of its own. */
  readonly shared?: true
  /** How the setting is read. */
  readonly via?: ReadVia
  /** Where it stands. */
  readonly node: TSESTree.Node
  readonly file: SourceFile
  /** What it is in the ring; `any` where the place in the ring does not tell. */
  readonly position: Position
  /** The setting holds several keys: `process.env.KEYS.split(',')`. */
  readonly several?: true
  /** It opens the key: whoever changes it has to encrypt the key again. */
  readonly passphrase?: true
  /** It went through a derivation or a hash. */
  readonly derived?: true
}

type Position = 'newest' | 'fallback' | 'any'

/** Every key that arrives at a sink, those behind rings, lists, functions and derivations included. */
export function arrivingKeys(call: SinkCall): readonly ArrivingKey[] {
  const opened = new Set<string>()
  const found = [...keysFrom(call.origins, { call, opened }, 'newest', 0), ...besideOption(call, opened)]
  const seen = new Set<string>()
  const distinct = found.filter((key) => {
    const mark = `${key.kind} ${key.name ?? ''} ${key.file.path} ${key.node.range.join()}`
    return !seen.has(mark) && seen.add(mark)
  })
  return tellFallbacks(distinct)
}

/** Where no order tells, names do: of `KEY` and `KEY_OLD` the second is the older one. */
function tellFallbacks(keys: readonly ArrivingKey[]): readonly ArrivingKey[] {
  const settings = keys.filter(({ kind }) => kind === 'setting')
  const isOld = ({ name = '' }: ArrivingKey) => namesFallbackKey(name)
  if (!settings.some(isOld) || settings.every(isOld)) return keys
  return keys.map((key) =>
    key.kind !== 'setting'
      ? key
      : isOld(key)
        ? { ...key, position: 'fallback' }
        : key.position === 'any'
          ? { ...key, position: 'newest' }
          : key,
  )
}

// Keys inside keys inside keys: deeper than this nobody writes them.
const deepest = 8

/** The sink, and the rings, maps and functions that were looked into on the way: each once. */
interface Arriving {
  readonly call: SinkCall
  readonly opened: Set<string>
}

function keysFrom(
  origins: readonly Origin[],
  arriving: Arriving,
  position: Position,
  depth: number,
): readonly ArrivingKey[] {
  if (depth > deepest) return []
  const { call, opened } = arriving
  const inner = (values: readonly Origin[], at: Position = position) =>
    keysFrom(values, arriving, at, depth + 1)
  return origins.flatMap((origin): readonly ArrivingKey[] => {
    const key = {
      node: origin.node,
      file: origin.file,
      position,
      ...(origin.derived ? { derived: true as const } : {}),
    }
    switch (origin.kind) {
      case 'setting':
        return [{ kind: 'setting', name: origin.name, via: origin.via, ...key }]
      case 'literal':
        return isPublicKey(origin.node) ? [] : [{ kind: 'literal', ...key }]
      case 'generated':
        return [{ kind: 'generated', ...key }]
      case 'empty':
        return []
      case 'array':
        if (!isFirst(origin, opened)) return []
        return membersOf(origin).flatMap(([member, index, count]) =>
          inner(
            inContext(
              originsOf(member.type === 'SpreadElement' ? member.argument : member, origin.file),
              origin,
            ),
            position === 'fallback' ? position : positionAt(index, count, call),
          ),
        )
      case 'list':
        return origin.of.some(({ kind }) => kind === 'setting')
          ? inner(origin.of).map((one) => ({ ...one, several: true as const }))
          : inner(origin.of)
      case 'element':
        return inner(origin.of).map((one) => ({ ...one, position: 'any' as const }))
      case 'text': {
        const parts = origin.parts.flatMap((part) => inner(part))
        // What is put around a key is no key; a text without a key in it is one.
        const keys = parts.filter(({ kind }) => kind === 'setting' || kind === 'generated')
        return keys.length > 0 ? keys : parts
      }
      case 'object':
        return isFirst(origin, opened) ? keysInObject(origin, arriving, depth) : []
      case 'function':
        if (!isFirst(origin, opened)) return []
        return inner(inContext(returnedOrigins(origin.node, origin.file), origin), 'any')
      default: {
        const setting = settingByName(origin)
        if (setting !== undefined) return [{ kind: 'setting', name: setting, via: 'binding', ...key }]
        return [
          { kind: origin.kind === 'parameter' ? 'parameter' : 'unknown', ...named(origin, call), ...key },
        ]
      }
    }
  })
}

const settingsObject =
  /^(?:env|process|config|conf|configuration|settings|secrets|vars|bindings)$|[a-z](?:Env|Config|Settings)$/

/**
 * The setting that a member of an environment is, where the environment itself cannot be followed: `env.SESSION_SECRET`,
 * `getEnv().SESSION_SECRET`, `import { SESSION_SECRET } from '$lib/env'`. Only names that are written as settings are.
 */
export function settingByName(origin: Origin): string | undefined {
  const imported = importedSetting(origin)
  if (imported !== undefined) return imported
  const names = withoutTrimming(namesOf(origin))
  const last = names.at(-1) ?? ''
  if (!/^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*$/.test(last) || kindOfSetting(last) === 'not secret') return undefined
  const holder = names
    .slice(0, -1)
    .filter((name) => name !== '()')
    .at(-1)
  const isOwnModule = origin.kind === 'export' && /^(?:\.{1,2}\/|[@~#$]?\/|[~#$])/.test(origin.module)
  if (holder !== undefined && settingsObject.test(holder)) return last
  // A constant of one word may be anything; a setting seldom has one.
  return isOwnModule && last.includes('_') ? last : undefined
}

/** `env.SESSION_SECRET.trim()` is that setting. */
function withoutTrimming(names: readonly string[]): readonly string[] {
  const isTrimmed = names.at(-1) === '()' && /^(?:trim|toString)$/.test(names.at(-2) ?? '')
  return isTrimmed ? names.slice(0, -2) : names
}

function namesOf(origin: Origin): readonly string[] {
  if (origin.kind === 'export') {
    const path = origin.path.filter((name) => name !== 'default')
    return path.length > 1 || origin.module === '(global)'
      ? path
      : [...chainNames(unwrap(origin.node)).slice(0, -1), ...path]
  }
  return chainNames(unwrap(origin.node))
}

function membersOf({
  node,
}: OriginOf<'array'>): readonly (readonly [TSESTree.Expression | TSESTree.SpreadElement, number, number])[] {
  return node.elements.flatMap((element, index) =>
    element ? [[element, index, node.elements.length] as const] : [],
  )
}

function positionAt(index: number, count: number, { sink }: SinkCall): Position {
  if (count === 1) return 'newest'
  const ring = sink.keyRing
  const newest = ring.accepts === 'array' || ring.accepts === 'list in a string' ? ring.newest : 'irrelevant'
  if (newest === 'irrelevant') return 'any'
  return index === (newest === 'first' ? 0 : count - 1) ? 'newest' : 'fallback'
}

function keysInObject(object: OriginOf<'object'>, arriving: Arriving, depth: number): readonly ArrivingKey[] {
  const { node, file } = object
  const { call } = arriving
  const isMap = call.sink.keyRing.accepts === 'map'
  const properties = node.properties.flatMap((property) => {
    if (property.type !== 'Property') return []
    const name = nameOf(property) ?? ''
    // What opens the key, and the key that is taken where no id is given.
    if (!namesKeyPart(name, isMap) && name !== 'passphrase' && name !== 'default') return []
    return [{ name, value: property.value }]
  })
  const highest = Math.max(...properties.map(({ name }) => Number(name)))
  return properties.flatMap(({ name, value }) => {
    const numbered = isMap && properties.length > 1 && Number.isFinite(highest)
    const position =
      properties.length === 1
        ? 'newest'
        : !numbered
          ? 'any'
          : Number(name) === highest
            ? 'newest'
            : 'fallback'
    const keys = keysFrom(inContext(originsOf(value, file), object), arriving, position, depth + 1)
    return name === 'passphrase' ? keys.map((key) => ({ ...key, passphrase: true as const })) : keys
  })
}

/** `{ key, fallbackKeys: [older] }`: the older keys stand in an option of their own. */
function besideOption(call: SinkCall, opened: Set<string>): readonly ArrivingKey[] {
  const { keyRing } = call.sink
  if (keyRing.accepts !== 'option') return []
  const { fallbacks } = keyRing
  if (typeof fallbacks === 'number') {
    const argument = 'arguments' in call.node ? call.node.arguments[fallbacks] : undefined
    return argument ? keysFrom(originsOf(argument, call.file), { call, opened }, 'fallback', 1) : []
  }
  const property = wrapped(call.key).parent
  if (property?.type !== 'Property' || property.parent.type !== 'ObjectExpression') return []
  return property.parent.properties.flatMap((sibling) =>
    sibling.type === 'Property' && nameOf(sibling) === fallbacks
      ? keysFrom(originsOf(sibling.value, call.file), { call, opened }, 'fallback', 1)
      : [],
  )
}

/** The names by which the code calls what cannot be followed. Names only: a value never gets out this way. */
function named(origin: Origin, call: SinkCall): Pick<ArrivingKey, 'name' | 'shared'> {
  const written = namesIn(origin.node)
  if (origin.kind === 'export' && (origin.path.length > 1 || written.length > 1)) {
    return { name: asName(written.length > origin.path.length ? written : origin.path), shared: true }
  }
  if (origin.kind === 'export' && origin.module !== '(global)') {
    return { name: [...origin.path, `of '${origin.module}'`].join('.').replace('.of ', ' of '), shared: true }
  }
  if (written.length === 0) {
    const ofCall = namesIn(call.key)
    return ofCall.length > 0 ? { name: asName(ofCall) } : {}
  }
  const isShared = written.length > 1 && isImported(origin.node, origin.file)
  return { name: asName(written), ...(isShared ? { shared: true as const } : {}) }
}

function namesIn(node: TSESTree.Node): readonly string[] {
  return chainNames(unwrap(node)).filter((name) => name !== '*')
}

function asName(names: readonly string[]): string {
  return names.slice(-3).join('.').replaceAll('.()', '()')
}

/** Whether what a chain of members begins with comes from another file: then it is the same wherever it is used. */
function isImported(node: TSESTree.Node, file: SourceFile): boolean {
  const root = rootOf(node)
  const definition = root.type === 'Identifier' ? file.variableOf(root)?.defs[0] : undefined
  if (definition?.parent?.type === 'ImportDeclaration') return true
  const init = definition?.node.type === 'VariableDeclarator' ? definition.node.init : undefined
  return init?.type === 'CallExpression' && lastName(init.callee) === 'require'
}

function isPublicKey(node: TSESTree.Node): boolean {
  return /-----BEGIN (?:RSA |EC )?PUBLIC KEY-----|-----BEGIN CERTIFICATE-----/.test(staticString(node) ?? '')
}
