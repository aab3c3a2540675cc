import type { TSESTree } from '@typescript-eslint/utils'

import { chainNames, lastName, nameOf, unwrap } from './ast.ts'
import type { FunctionNode } from './ast.ts'
import { isEnvironment, viaOf } from './member-origins.ts'
import { nameBehind } from './names-behind.ts'
import type { Call, Origin, OriginOf } from './origin.ts'
import { originsOf, pathOrigins, returnedOrigins } from './origins.ts'
import type { SourceFile } from './source-file.ts'

// What lets settings through when they are as declared, under the names that they had.
const parsing =
  /^(?:parse|parseAsync|assert|attempt|cast|create|decode|decodeUnknownSync|validateSync|plainToClass|plainToInstance|cleanEnv|customCleanEnv|parseEnv|validateEnv|loadEnv|envSchema)$/
// The same, in the `data`, `value` or `output` of a result.
const parsingSafely = /^(?:safeParse|safeParseAsync|validate|validateAsync)$/
/** Where a result has what was parsed. */
const resultNames: ReadonlySet<string> = new Set(['data', 'output', 'parsed', 'value'])

/** The settings that a call hands out as they were declared: `schema.parse(process.env)`, `createEnv({ ... })`. */
export function parsedSettings(node: Call, file: SourceFile): readonly Origin[] | undefined {
  const name = lastCalled(node, file)
  const place = { node, file }
  switch (name) {
    case 'envsafe':
      return [{ kind: 'environment', ...place }]
    case 'createEnv':
      return createdEnvironment(node, file)
    case 'config':
    case 'configDotenv':
      return lastName(calledObject(node) ?? node.callee) === 'dotenv'
        ? [{ kind: 'environment', ...place, wrapped: true }]
        : undefined
    case 'registerAs': {
      // NestJS injects what the function returns.
      const [, made] = node.arguments
      return made ? functionsIn(made, file).flatMap((of) => returnedOrigins(of.node, of.file)) : undefined
    }
    default:
  }
  const isResult = parsingSafely.test(name)
  if (!isResult && !parsing.test(name)) return undefined
  for (const argument of node.arguments) {
    if (!mayBeSettings(argument)) continue
    const values = originsOf(argument, file)
    const found = values.filter((value) => value.kind === 'object' || isEnvironment(value))
    if (found.length === 0 || found.length < values.length) continue
    return found.map((value): Origin => ({
      ...(value.kind === 'object' ? value : { kind: 'environment', via: viaOf(value), ...place }),
      ...(isResult ? { wrapped: true } : {}),
    }))
  }
  return undefined
}

/** What a result has under a name. */
export function unwrapped(
  result: Origin,
  name: string,
  node: TSESTree.Node,
  file: SourceFile,
): readonly Origin[] {
  const { wrapped, ...value } = result
  return wrapped && resultNames.has(name) ? [value] : [{ kind: 'unknown', node, file }]
}

function lastCalled({ callee }: Call, file: SourceFile): string {
  const bare = unwrap(callee)
  if (bare.type === 'Identifier') return nameBehind(bare, file)
  return bare.type === 'MemberExpression' ? (nameOf(bare) ?? '') : ''
}

function calledObject({ callee }: Call): TSESTree.Node | undefined {
  const bare = unwrap(callee)
  return bare.type === 'MemberExpression' ? bare.object : undefined
}

// A glance before an argument is followed: most of what is parsed comes from elsewhere.
function mayBeSettings(argument: TSESTree.Node): boolean {
  const bare = unwrap(argument)
  if (bare.type === 'ObjectExpression') return true
  return /env|config|settings/i.test(chainNames(bare).join('.'))
}

/** `createEnv({ runtimeEnv })`: what stands there, else the environment. */
function createdEnvironment(node: Call, file: SourceFile): readonly Origin[] {
  const [options] = node.arguments
  const environment: Origin = { kind: 'environment', node, file }
  if (!options) return [environment]
  const given = originsOf(options, file)
  for (const name of ['runtimeEnv', 'runtimeEnvStrict']) {
    const found = pathOrigins(given, [name], options, file).filter((value) => value.kind === 'object')
    if (found.length > 0) return found
  }
  return [environment]
}

function functionsIn(node: TSESTree.Node, file: SourceFile): readonly OriginOf<'function'>[] {
  return originsOf(node, file).filter((origin) => origin.kind === 'function')
}

/** What a platform puts its settings into: `c.env`, `platform.env`, `context.cloudflare.env`. */
const holders = /^(?:c|ctx|context|platform|cloudflare|runtime)$/
// Handlers of a Worker are given the environment beside the request.
const handlers = /^(?:fetch|scheduled|queue|email|tail|trace)$/

/** Whether the `env` of a parameter are the settings that the platform hands in. */
export function isBindings({ of, index, path }: OriginOf<'parameter'>, name: string): boolean {
  if (name !== 'env') return false
  const holder = path.at(-1)
  if (holder !== undefined) return holders.test(holder)
  const parameter = of.params[index]
  if (parameter?.type === 'Identifier') return holders.test(parameter.name)
  // `onRequest({ request, env })`
  return (
    parameter?.type === 'ObjectPattern' &&
    parameter.properties.some((property) => property.type === 'Property' && nameOf(property) === 'request')
  )
}

/** Whether a parameter are the settings of a Worker: `export default { fetch(request, env) {} }`. */
export function isWorkerEnvironment(of: FunctionNode, index: number): boolean {
  const parameter = of.params[index]
  if (index !== 1 || parameter?.type !== 'Identifier' || !/env/i.test(parameter.name)) return false
  const { parent } = of
  return (
    parent.type === 'Property' &&
    parent.parent.type === 'ObjectExpression' &&
    handlers.test(nameOf(parent) ?? '')
  )
}

/** `ConfigType<typeof jwtConfig>`: the object that the function given to `registerAs` returns. */
export function configOfType(type: TSESTree.TSTypeReference, file: SourceFile): readonly Origin[] {
  if (type.typeName.type !== 'Identifier' || type.typeName.name !== 'ConfigType') return []
  const [config] = type.typeArguments?.params ?? []
  if (config?.type !== 'TSTypeQuery' || config.exprName.type !== 'Identifier') return []
  return originsOf(config.exprName, file).filter((origin) => origin.kind === 'object')
}
