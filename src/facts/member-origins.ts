import type { TSESTree } from '@typescript-eslint/utils'

import { isInside, nameOf, unwrap } from './ast.ts'
import { isBindings, unwrapped } from './environments.ts'
import { exportOrigins, namespaceOrigins } from './exports.ts'
import { unlessUnderWay } from './following.ts'
import type { ClassNode, Guard, Origin, OriginOf, ReadVia } from './origin.ts'
import { isWrittenOut, originsOf, returnedOrigins, withGuard } from './origins.ts'
import { injectedOrigins, typeOrigins } from './parameters.ts'
import type { SourceFile } from './source-file.ts'
import { inContext } from './substitution.ts'

const environmentPaths = /^(?:process\.env|import\.meta\.env|Bun\.env|Deno\.env|(?:c|platform)\.env)$/
const environmentExports = new Set([
  'process env',
  'bun env',
  '$env/dynamic/private env',
  '$env/dynamic/public env',
  'cloudflare:workers env',
])
const settingModules = /^(?:\$env\/static\/(?:private|public)|astro:env\/(?:server|client))$/

/** Whether a value is the environment itself, whose members are settings. */
export function isEnvironment(origin: Origin): boolean {
  if (origin.kind === 'environment') return true
  if (origin.kind !== 'export') return false
  const path = origin.path.join('.')
  return origin.module === '(global)'
    ? environmentPaths.test(path)
    : environmentExports.has(`${origin.module} ${path}`)
}

/** How the members of an environment are read. */
export function viaOf(environment: Origin): ReadVia {
  if (environment.kind === 'export' && /^(?:c|platform)$/.test(environment.path[0] ?? '')) return 'binding'
  return (environment.kind === 'environment' ? environment.via : undefined) ?? 'environment'
}

/** Whether what a module exports are settings: SvelteKit's and Astro's. */
export function handsOutSettings(module: string): boolean {
  return settingModules.test(module)
}

/** The setting that an import names: `import { JWT_SECRET } from '$env/static/private'`. */
export function importedSetting(origin: Origin): string | undefined {
  return origin.kind === 'export' && settingModules.test(origin.module) ? origin.path[0] : undefined
}

/** The values of a member of each of these values. */
export function memberOrigins(
  values: readonly Origin[],
  name: string,
  node: TSESTree.Node,
  file: SourceFile,
): readonly Origin[] {
  return values.flatMap((value): readonly Origin[] => {
    const found = memberOf(value, name, node, file)
    return (value.guards ?? []).reduce((origins, guard) => withGuard(origins, guard), found)
  })
}

function memberOf(value: Origin, name: string, node: TSESTree.Node, file: SourceFile): readonly Origin[] {
  const unknown: Origin = { kind: 'unknown', node, file }
  if (value.wrapped) return unwrapped(value, name, node, file)
  if (isEnvironment(value)) {
    // `Deno.env.get` is a method of the environment, not a setting.
    if (name === 'get' || name === 'toObject')
      return [
        {
          kind: 'instance',
          made: 'call',
          of: { module: '(global)', path: ['environment'] },
          path: [name],
          node,
          file,
        },
      ]
    // A module that checks the environment and hands it out has read it, and not who takes a member.
    const place = value.kind === 'environment' && value.file !== file ? value : { node, file }
    return [{ kind: 'setting', name, via: viaOf(value), node: place.node, file: place.file }]
  }
  switch (value.kind) {
    case 'object':
      // `options = { ...options }` leads back into itself.
      return inContext(
        unlessUnderWay(value.node, name, () => propertyOrigins(value, name)) ?? [unknown],
        value,
      )
    case 'array': {
      const element = /^\d+$/.test(name) ? value.node.elements[Number(name)] : undefined
      const spread = value.node.elements.findIndex((item) => item?.type === 'SpreadElement')
      if (!element || (spread !== -1 && spread <= Number(name))) return [unknown]
      return inContext(originsOf(element, value.file), value)
    }
    // One of a list is what the list is made of: `process.env.KEYS.split(',')[0]`.
    case 'list':
      return /^\d+$/.test(name)
        ? value.of.flatMap((of) =>
            of.kind === 'setting' ? [{ ...of, oneOf: true as const }] : memberOf(of, name, node, file),
          )
        : [unknown]
    case 'enum': {
      const member = value.node.body.members.find((candidate) => nameOf(candidate) === name)
      return member?.initializer ? originsOf(member.initializer, value.file) : [unknown]
    }
    case 'namespace': {
      const exported = namespaceOrigins(value.node, name, value.file)
      return exported.length > 0 ? exported : [unknown]
    }
    case 'class':
      return fieldOrigins(value.node, name, true, value.file) ?? [unknown]
    case 'own instance':
      return ofInstance(fieldOrigins(value.of, name, false, value.file) ?? [unknown], value)
    case 'module':
      return exportOrigins(value.of, name, { node, file })
    case 'export':
      return [{ ...value, path: name === 'default' ? value.path : [...value.path, name], node, file }]
    case 'instance':
      return [{ ...value, path: [...value.path, name], node, file }]
    case 'parameter':
      if (isBindings(value, name)) return [{ kind: 'environment', via: 'binding', node, file }]
      return [{ ...value, path: [...value.path, name], node, file }]
    case 'setting':
      // A namespace of a configuration service: `config.get('jwt').secret`.
      return value.via === 'environment' || value.via === 'helper'
        ? [unknown]
        : [{ ...value, name: value.name === '' ? name : `${value.name}.${name}`, node, file }]
    case 'element':
      return [{ kind: 'element', of: memberOrigins(value.of, name, node, file), node, file }]
    // `generateKeyPairSync('ed25519').privateKey`
    case 'generated':
      return [value]
    default:
      // `module.exports = () => key`, as an import of a compiled file reads it.
      return name === 'default' && value.file !== file ? [value] : [unknown]
  }
}

/** Fields with the arguments of the constructor; a method reads them when it is called. */
function ofInstance(fields: readonly Origin[], instance: Origin): readonly Origin[] {
  const { within } = instance
  if (!within) return fields
  return inContext(fields, instance).map((field) =>
    field.kind === 'function' ? { ...field, within: [...(field.within ?? []), ...within] } : field,
  )
}

const isUnseen: ReadonlySet<Origin['kind']> = new Set(['export', 'instance', 'parameter', 'unknown'])

/** A property of an object literal; the last one of that name counts, spreads included. */
function propertyOrigins(value: OriginOf<'object'>, name: string): readonly Origin[] | undefined {
  const { properties } = value.node
  const later: Origin[] = []
  const guards: Guard[] = []
  const merged = (before: readonly Origin[]) => [
    ...later,
    ...guards.slice(0, 1).reduce<readonly Origin[]>((origins, guard) => withGuard(origins, guard), before),
  ]
  for (let index = properties.length - 1; index >= 0; index -= 1) {
    const property = properties[index]
    if (property?.type === 'SpreadElement') {
      const spread = memberOrigins(originsOf(property.argument, value.file), name, property, value.file)
      const known = spread.filter((origin) => origin.kind !== 'unknown')
      if (known.some(({ kind }) => !isUnseen.has(kind))) return merged(known)
      // Options from outside may leave it out: then what stands before it counts.
      later.push(...known)
      if (!isWrittenOut(property.argument, value.file))
        guards.push({ insteadOf: property.argument, file: value.file })
    } else if (property && nameOf(property) === name) {
      if (property.kind === 'get' && property.value.type === 'FunctionExpression') {
        return merged(returnedOrigins(property.value, value.file))
      }
      return merged(originsOf(property.value, value.file))
    }
  }
  if (later.length > 0) return later
  return name === 'useFactory' ? factoryOrigins(value) : undefined
}

/** NestJS's other form of a factory: `useClass: JwtConfig`, whose method `createJwtOptions` is called. */
function factoryOrigins(options: OriginOf<'object'>): readonly Origin[] | undefined {
  const found = ['useClass', 'useExisting']
    .flatMap((name) => propertyOrigins(options, name) ?? [])
    .flatMap((named): readonly Origin[] => {
      if (named.kind !== 'class') return []
      const methods = named.node.body.body.flatMap((member) =>
        member.type === 'MethodDefinition' && member.kind === 'method' ? [nameOf(member) ?? ''] : [],
      )
      return methods
        .filter((method) => /^create[A-Z]\w*Options$/.test(method))
        .flatMap((method) => fieldOrigins(named.node, method, false, named.file) ?? [])
    })
  return found.length > 0 ? found : undefined
}

/** A field, an accessor or a method of a class of the project. */
function fieldOrigins(
  of: ClassNode,
  name: string,
  isStatic: boolean,
  file: SourceFile,
): readonly Origin[] | undefined {
  // `class A extends B {}`, `class B extends A {}`
  return unlessUnderWay(of, isStatic ? `static ${name}` : name, () => fieldsNamed(of, name, isStatic, file))
}

function fieldsNamed(
  of: ClassNode,
  name: string,
  isStatic: boolean,
  file: SourceFile,
): readonly Origin[] | undefined {
  const found: Origin[] = []
  for (const member of of.body.body) {
    switch (member.type) {
      case 'PropertyDefinition':
      case 'AccessorProperty':
        if (member.static !== isStatic || member.type === 'AccessorProperty' || nameOf(member) !== name) break
        if (member.value) found.push(...originsOf(member.value, file))
        found.push(...typeOrigins(member.typeAnnotation, file), ...injectedOrigins(member.decorators, file))
        break
      case 'MethodDefinition':
        if (member.kind === 'constructor') {
          if (!isStatic) found.push(...parameterProperty(member, name, file))
        } else if (member.static === isStatic && nameOf(member) === name) {
          if (member.kind === 'method' && member.value.type === 'FunctionExpression') {
            found.push({ kind: 'function', node: member.value, file })
          } else if (member.kind === 'get' && member.value.type === 'FunctionExpression') {
            found.push(...returnedOrigins(member.value, file))
          }
        }
        break
      default:
    }
  }
  if (!isStatic) {
    for (const assignment of file.assignmentsTo(name)) {
      if (!isInside(assignment, of.body)) continue
      const left = unwrap(assignment.left)
      if (left.type === 'MemberExpression' && left.object.type === 'ThisExpression') {
        found.push(...originsOf(assignment.right, file))
      }
    }
  }
  if (found.length > 0) return found
  if (!of.superClass) return undefined
  for (const base of originsOf(of.superClass, file)) {
    if (base.kind === 'class') return fieldOrigins(base.node, name, isStatic, base.file)
  }
  return undefined
}

function parameterProperty(
  constructor: TSESTree.MethodDefinition,
  name: string,
  file: SourceFile,
): readonly Origin[] {
  if (constructor.value.type !== 'FunctionExpression') return []
  for (const parameter of constructor.value.params) {
    if (parameter.type !== 'TSParameterProperty') continue
    const bare =
      parameter.parameter.type === 'AssignmentPattern' ? parameter.parameter.left : parameter.parameter
    if (bare.name === name) return originsOf(bare, file)
  }
  return []
}
