import type { TSESTree } from '@typescript-eslint/utils'

import { kindOfSetting, namesPublicKey } from '../catalogue/setting-names.ts'
import type { SettingKind } from '../catalogue/setting-names.ts'
import { chainNames, isFunction, isInside, lastName, nameOf, staticString, unwrap, wrapped } from './ast.ts'
import { handsOutSettings, importedSetting } from './member-origins.ts'
import { calleeOrigins, originsOf, returnedOrigins } from './origins.ts'
import { madeAt } from './origin.ts'
import type { Origin, OriginKind, OriginOf, ReadVia } from './origin.ts'
import { everyOrigin } from './every-origin.ts'
import { findSinkCalls } from './sink-calls.ts'
import type { SourceFile } from './source-file.ts'

/** A place where a setting is read. */
export interface SettingRead {
  /** The whole read: `process.env.KEY`, `config.get('key')`, the name in a destructuring. */
  readonly node: TSESTree.Node
  readonly name: string
  readonly kind: SettingKind
  readonly via: ReadVia
  /** What the read is for: its value, a look whether it is there, or the declaration of a setting. */
  readonly use: 'value' | 'presence check' | 'definition'
  readonly file: SourceFile
}

const found = new WeakMap<SourceFile, readonly SettingRead[]>()

/** Every read of a secret setting in a file, third parties' included. */
export function findSettingReads(file: SourceFile): readonly SettingRead[] {
  const before = found.get(file)
  if (before) return before
  const reads = [
    ...file.nodes.members.flatMap((node) => (maySecretRead(node) ? readsAt(node, file) : [])),
    ...file.nodes.calls.flatMap((node) => (asksForSecret(node, file) ? readsAt(node, file) : [])),
    ...file.nodes.patterns.flatMap((pattern) => destructured(pattern, file)),
    ...file.nodes.imports.flatMap((specifier) => importedSettings(specifier, file)),
  ]
  const all = [...reads, ...settingsAtSinks(reads, file)]
  found.set(file, all)
  return all
}

/** Reads of settings whose names match, whatever else the names say. */
export function findReadsNamed(file: SourceFile, names: readonly RegExp[]): readonly SettingRead[] {
  const matches = (name: string | undefined) =>
    name !== undefined && names.some((pattern) => pattern.test(name))
  return [
    ...file.nodes.members.flatMap((node) => (matches(nameOf(node)) ? readsAt(node, file) : [])),
    ...file.nodes.calls.flatMap((node) =>
      matches(staticString(node.arguments[0])) ? readsAt(node, file) : [],
    ),
    ...file.nodes.patterns.flatMap((pattern) => destructured(pattern, file, matches)),
  ]
}

/** Settings whose names say nothing, but which reach a sink of ours: `createHmac('sha256', process.env.CTF_KEY)`. */
function settingsAtSinks(reads: readonly SettingRead[], file: SourceFile): readonly SettingRead[] {
  const known = new Set(reads.map(({ node }) => node))
  const settings = findSinkCalls(file)
    .filter(({ sink }) => sink.rotatedBy !== 'third party' && sink.role !== 'hash')
    .flatMap(({ origins }) => everyOrigin(origins))
    .filter((origin): origin is OriginOf<'setting'> => origin.kind === 'setting' && origin.file === file)
  return settings.flatMap((setting) => {
    const node = setting.node.type === 'Property' ? setting.node.key : setting.node
    if (known.has(node) || namesPublicKey(setting.name)) return []
    known.add(node)
    return [{ ...readOf(setting, node, file), kind: 'own key' as const }]
  })
}

function maySecretRead(node: TSESTree.MemberExpression): boolean {
  const name = nameOf(node)
  if (name === undefined) return isIndexed(node)
  if (kindOfSetting(name) !== 'not secret') return true
  // A last name may say little: `config.get('jwt').secret`, `runtime.session.password`.
  return shortNames.test(name) && /config|setting|\(\)|env/i.test(chainNames(node).slice(0, -1).join(' '))
}

const shortNames = /^(?:secret|key|keys|password|salt)$/i

function isSecretName(name: string | undefined): boolean {
  return name !== undefined && (kindOfSetting(name) !== 'not secret' || shortNames.test(name))
}

/** `process.env[NAME]` */
function isIndexed(node: TSESTree.MemberExpression): boolean {
  return node.computed && lastName(node.object) === 'env'
}

function asksForSecret(node: TSESTree.CallExpression | TSESTree.NewExpression, file: SourceFile): boolean {
  const [first] = node.arguments
  if (!first || node.type === 'NewExpression') return false
  const name = staticString(first)
  if (name !== undefined) return kindOfSetting(name) !== 'not secret'
  const bare = unwrap(first)
  if (bare.type !== 'Identifier' && bare.type !== 'MemberExpression') return false
  // A name in a constant: `config.get(JWT_SECRET_NAME)`; only where the call looks like a lookup.
  if (!/^(?:get|getOrThrow|env|require)/.test(lastName(node.callee) ?? '')) return false
  return originsOf(first, file).some(
    (origin) => origin.kind === 'literal' && isSecretName(staticString(origin.node)),
  )
}

function readsAt(node: TSESTree.Node, file: SourceFile): readonly SettingRead[] {
  const settings = calleeOrigins(node, file).filter(
    (origin): origin is OriginOf<'setting'> =>
      origin.kind === 'setting' && origin.file === file && origin.node === node,
  )
  const [setting] = settings
  return setting ? [readOf(setting, node, file)] : []
}

function readOf(setting: OriginOf<'setting'>, node: TSESTree.Node, file: SourceFile): SettingRead {
  return {
    node,
    name: setting.name,
    kind: kindOfSetting(setting.name),
    via: setting.via,
    use: useOf(node),
    file,
  }
}

function destructured(
  pattern: TSESTree.ObjectPattern,
  file: SourceFile,
  matches: (name: string | undefined) => boolean = isSecretName,
): readonly SettingRead[] {
  return pattern.properties.flatMap((property): readonly SettingRead[] => {
    if (property.type !== 'Property') return []
    const name = nameOf(property)
    if (!matches(name)) return []
    const value = property.value.type === 'AssignmentPattern' ? property.value.left : property.value
    if (value.type !== 'Identifier') return []
    const setting = calleeOrigins(value, file).find(
      (origin): origin is OriginOf<'setting'> => origin.kind === 'setting' && origin.node === property,
    )
    return setting ? [{ ...readOf(setting, property, file), node: property.key, use: 'value' }] : []
  })
}

function importedSettings(specifier: TSESTree.ImportSpecifier, file: SourceFile): readonly SettingRead[] {
  const declaration = specifier.parent
  if (declaration.type !== 'ImportDeclaration' || !handsOutSettings(declaration.source.value)) return []
  return calleeOrigins(specifier.local, file).flatMap((origin): readonly SettingRead[] => {
    const name = importedSetting(origin)
    if (name === undefined || name === 'getSecret') return []
    return [{ node: specifier, name, kind: kindOfSetting(name), via: 'environment', use: 'value', file }]
  })
}

// Calls that declare or validate settings: what they read they hand out under a name.
const declaring =
  /^(?:createEnv|cleanEnv|registerAs|convict|parse|parseAsync|safeParse|validate|validateSync|defineEnv|defineNuxtConfig|defineConfig|envsafe|parseEnv|loadEnv|plainToClass|plainToInstance)$/
const asserting =
  /^(?:assert|invariant|ok|Boolean|expect|isDefined|isEmpty|isNil|isString|isUndefined|notEqual|warn|error)$/

function isDeclaring(callee: TSESTree.Node): boolean {
  const names = chainNames(callee)
  return (
    declaring.test(names.at(-1) ?? '') && !/^(?:JSON|URL|qs|querystring|path|url)$/.test(names.at(-2) ?? '')
  )
}

function useOf(node: TSESTree.Node): SettingRead['use'] {
  const value = wrapped(node)
  const { parent } = value
  if (parent?.type === 'AssignmentExpression' && unwrap(parent.left) === node) return 'definition'
  if (parent && isPresenceCheck(value, parent)) return 'presence check'
  for (let at: TSESTree.Node | undefined = value.parent; at; at = at.parent) {
    if (at.type === 'CallExpression' && !isInside(node, at.callee) && isDeclaring(at.callee))
      return 'definition'
    if (isFunction(at) && !(at.parent.type === 'CallExpression')) break
  }
  return 'value'
}

function isPresenceCheck(value: TSESTree.Node, parent: TSESTree.Node): boolean {
  switch (parent.type) {
    case 'UnaryExpression':
      return parent.operator === '!' || parent.operator === 'typeof' || parent.operator === 'delete'
    case 'IfStatement':
    case 'ConditionalExpression':
    case 'WhileStatement':
      return parent.test === value
    case 'LogicalExpression':
      return parent.operator === '&&' ? parent.left === value || isTest(parent) : isTest(parent)
    case 'BinaryExpression':
      return (
        /^[!=]==?$/.test(parent.operator) && isNothing(parent.left === value ? parent.right : parent.left)
      )
    case 'MemberExpression':
      return parent.object === value && nameOf(parent) === 'length'
    case 'CallExpression':
      return parent.arguments[0] === value && asserting.test(lastName(parent.callee) ?? '')
    case 'ExpressionStatement':
      return true
    default:
      return false
  }
}

function isTest(node: TSESTree.Node): boolean {
  const { parent } = node
  if (parent?.type === 'LogicalExpression') return isTest(parent)
  if (parent?.type === 'UnaryExpression') return parent.operator === '!'
  return (parent?.type === 'IfStatement' || parent?.type === 'ConditionalExpression') && parent.test === node
}

function isNothing(node: TSESTree.Node): boolean {
  const bare = unwrap(node)
  if (bare.type === 'Identifier') return bare.name === 'undefined'
  return bare.type === 'Literal' && (bare.value === null || bare.value === '' || bare.value === 'undefined')
}

/** What a secret setting of the application's own falls back to, wherever the key goes from there. */
export interface SettingDefault<Kind extends 'literal' | 'generated'> {
  readonly setting: string
  readonly origin: OriginOf<Kind>
}

/** Defaults of secret settings: `process.env.KEY || 'literal'`, `const { KEY = 'literal' } = process.env`, a second argument. */
export function findSettingDefaults<Kind extends 'literal' | 'generated'>(
  file: SourceFile,
  kind: Kind,
): readonly SettingDefault<Kind>[] {
  const own = findSettingReads(file).filter(({ kind }) => kind === 'own key')
  const found = [
    ...(own.length > 0 ? nodesWithDefault(own, file).flatMap((node) => defaultsAt(node, file)) : []),
    ...file.nodes.objects.flatMap((object) => schemaDefaults(object, file)),
  ]
  const seen = new Set<TSESTree.Node>()
  return found.flatMap(({ setting, origin }) => {
    const found: Origin = origin
    const { node, file: madeIn } = found.kind === 'generated' ? madeAt(found) : found
    if (!isOfKind(found, kind) || madeIn !== file || seen.has(node)) return []
    seen.add(node)
    return [{ setting, origin: found }]
  })
}

function isOfKind<Kind extends OriginKind>(origin: Origin, kind: Kind): origin is OriginOf<Kind> {
  return origin.kind === kind
}

/** A value that a setting falls back to. */
interface Default {
  readonly setting: string
  readonly origin: Origin
}

function nodesWithDefault(own: readonly SettingRead[], file: SourceFile): readonly TSESTree.Node[] {
  return [
    ...file.nodes.alternatives,
    ...own.flatMap(({ node }) => (node.type === 'CallExpression' ? [node] : [])),
    ...file.nodes.patterns.flatMap((pattern) =>
      pattern.properties.flatMap((property) =>
        property.type === 'Property' && property.value.type === 'AssignmentPattern'
          ? [property.value.left]
          : [],
      ),
    ),
    // `process.env.KEY = 'literal'`, `KEY ??= 'literal'`, `if (!key) key = 'literal'`
    ...file.nodes.assignments.filter(
      ({ operator }) => operator === '=' || operator === '||=' || operator === '??=',
    ),
  ]
}

function defaultsAt(node: TSESTree.Node, file: SourceFile): readonly Default[] {
  const value = node.type === 'AssignmentExpression' ? node.left : node
  const setting = calleeOrigins(value, file).find(
    (origin): origin is OriginOf<'setting'> =>
      origin.kind === 'setting' && kindOfSetting(origin.name) === 'own key',
  )
  if (!setting) return []
  return originsOf(node, file).map((origin) => ({ setting: setting.name, origin }))
}

/** Defaults in the declaration of a setting: `JWT_SECRET: z.string().default('literal')`, `str({ default: 'literal' })`. */
function schemaDefaults(object: TSESTree.ObjectExpression, file: SourceFile): readonly Default[] {
  return object.properties.flatMap((property): readonly Default[] => {
    if (property.type !== 'Property') return []
    const declared = unwrap(property.value)
    const setting = settingDeclared(nameOf(property), declared)
    if (setting === undefined) return []
    return (
      defaultNodes(declared)
        .flatMap((node) => originsOf(node, file))
        // `.default(() => randomUUID())`
        .flatMap((origin) =>
          origin.kind === 'function' ? returnedOrigins(origin.node, origin.file) : [origin],
        )
        .map((origin) => ({ setting, origin }))
    )
  })
}

function settingDeclared(name: string | undefined, declared: TSESTree.Node): string | undefined {
  // convict names the variable inside: `{ default: 'literal', env: 'SESSION_SECRET' }`.
  const env = declared.type === 'ObjectExpression' ? propertyOf(declared, 'env') : undefined
  const setting = staticString(env) ?? (declared.type === 'CallExpression' ? name : undefined)
  return setting !== undefined && kindOfSetting(setting) === 'own key' ? setting : undefined
}

function propertyOf(object: TSESTree.ObjectExpression, name: string): TSESTree.Node | undefined {
  const found = object.properties.find(
    (property) => property.type === 'Property' && nameOf(property) === name,
  )
  return found?.type === 'Property' ? found.value : undefined
}

function defaultNodes(declared: TSESTree.Node): readonly TSESTree.Node[] {
  if (declared.type === 'ObjectExpression')
    return [propertyOf(declared, 'default')].filter((node) => node !== undefined)
  if (declared.type !== 'CallExpression') return []
  const [first, second] = declared.arguments
  const method = lastName(declared.callee) ?? ''
  const inner = unwrap(declared.callee)
  const found: (TSESTree.Node | undefined)[] =
    inner.type === 'MemberExpression' ? [...defaultNodes(unwrap(inner.object))] : []
  if (/^(?:default|catch|prefault)$/.test(method)) found.push(first)
  else if (/^(?:optional|nullish|fallback|withDefault)$/.test(method)) found.push(second)
  if (first?.type === 'ObjectExpression')
    found.push(propertyOf(first, 'default'), propertyOf(first, 'devDefault'))
  return found.filter((node) => node !== undefined)
}
