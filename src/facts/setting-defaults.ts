import type { TSESTree } from '@typescript-eslint/utils'

import { kindOfSetting } from '../catalogue/setting-names.ts'
import { lastName, nameOf, staticString, unwrap } from './ast.ts'
import { calleeOrigins, originsOf, returnedOrigins } from './origins.ts'
import { madeAt } from './origin.ts'
import type { Origin, OriginKind, OriginOf } from './origin.ts'
import { findSettingReads } from './setting-reads.ts'
import type { SettingRead } from './setting-reads.ts'
import type { SourceFile } from './source-file.ts'

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
    ...runtimeDefaults(file),
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
    ...file.nodes.alternatives.filter((node) => !isLeftOfAnother(node)),
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

/** `a || b` in `a || b || c`: the whole chain is asked, and has the defaults of its parts. */
function isLeftOfAnother(node: TSESTree.Node): boolean {
  const { parent } = node
  return parent?.type === 'LogicalExpression' && parent.operator !== '&&' && parent.left === node
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

/** Nuxt's `runtimeConfig: { authSecret: 'literal' }`: what stands there is used when the environment has nothing. */
function runtimeDefaults(file: SourceFile): readonly Default[] {
  if (!/(?:^|[\\/])nuxt\.config\.[cm]?[jt]s$/.test(file.path)) return []
  return file.nodes.objects.flatMap((object) => {
    const runtime = propertyOf(object, 'runtimeConfig')
    return runtime ? defaultsIn(unwrap(runtime), [], file) : []
  })
}

function defaultsIn(node: TSESTree.Node, path: readonly string[], file: SourceFile): readonly Default[] {
  if (node.type === 'ObjectExpression') {
    return node.properties.flatMap((property) => {
      const name = property.type === 'Property' ? nameOf(property) : undefined
      // What is public goes to the browser, and holds no secret.
      if (property.type !== 'Property' || name === undefined || name === 'public') return []
      return defaultsIn(unwrap(property.value), [...path, name], file)
    })
  }
  const setting = path.join('.')
  return kindOfSetting(setting) === 'own key'
    ? originsOf(node, file).map((origin) => ({ setting, origin }))
    : []
}
