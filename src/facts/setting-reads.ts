import type { TSESTree } from '@typescript-eslint/utils'

import { kindOfSetting, namesPublicKey } from '../catalogue/setting-names.ts'
import type { SettingKind } from '../catalogue/setting-names.ts'
import { chainNames, lastName, nameOf, staticString, unwrap } from './ast.ts'
import { importedFrom, rootOf } from './glances.ts'
import { handsOutSettings, importedSetting } from './member-origins.ts'
import { calleeOrigins, originsOf } from './origins.ts'
import type { Origin, OriginOf, ReadVia } from './origin.ts'
import { everyOrigin } from './every-origin.ts'
import { useOf } from './setting-use.ts'
import type { SettingUse } from './setting-use.ts'
import { findSinkCalls } from './sink-calls.ts'
import type { SourceFile } from './source-file.ts'

/** A place where a setting is read. */
export interface SettingRead {
  /** The whole read: `process.env.KEY`, `config.get('key')`, the name in a destructuring. */
  readonly node: TSESTree.Node
  readonly name: string
  readonly kind: SettingKind
  readonly via: ReadVia
  readonly use: SettingUse
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
  const settings = readOrigins(node, file).filter(
    (origin): origin is OriginOf<'setting'> =>
      origin.kind === 'setting' && origin.file === file && origin.node === node,
  )
  const [setting] = settings
  return setting ? [readOf(setting, node, file)] : []
}

/** What may be a read stands for; a file that knows nothing of libraries is worth reading when it knows settings. */
function readOrigins(node: TSESTree.Node, file: SourceFile): readonly Origin[] {
  const specifier = specifierBehind(rootOf(node), file)
  const target = specifier === undefined ? undefined : file.modules.resolve(specifier, file.path)
  return target !== undefined && file.modules.readsSettings(target)
    ? originsOf(node, file)
    : calleeOrigins(node, file)
}

/** Where a name comes from: `import { read } from './env'`, `const { read } = require('./env')`. */
function specifierBehind(root: TSESTree.Node, file: SourceFile): string | undefined {
  const imported = importedFrom(root, file)
  if (imported !== undefined || root.type !== 'Identifier') return imported
  const definition = file.variableOf(root)?.defs[0]?.node
  const init =
    definition?.type === 'VariableDeclarator' && definition.init ? unwrap(definition.init) : undefined
  return init?.type === 'CallExpression' && lastName(init.callee) === 'require'
    ? staticString(init.arguments[0])
    : undefined
}

function readOf(setting: OriginOf<'setting'>, node: TSESTree.Node, file: SourceFile): SettingRead {
  return {
    node,
    name: setting.name,
    kind: kindOfSetting(setting.name),
    via: setting.via,
    use: useOf(node, file),
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
