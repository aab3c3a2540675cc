import type { TSESTree } from '@typescript-eslint/utils'

import { lastName, nameOf, staticString, unwrap } from './ast.ts'
import type { Call, Origin } from './origin.ts'
import { originsOf, withGuard } from './origins.ts'
import type { SourceFile } from './source-file.ts'

// Helpers that are given the name of a setting.
const settingHelper =
  /^(?:env|getEnv|requireEnv|requiredEnv|readEnv|mustEnv|envOrThrow|envStr|envString|getEnvVar|getEnvVariable|getEnvOrThrow|getRequiredEnv|getSecret|getSetting|getenv|useEnv|ensureEnv|assertEnv|loadEnv|str|string)$/i

const configService = /(?:config|configservice|conf|settings?|nconf|configuration|environment|env)$/i

export const configGetters = /^(?:get|getOrThrow|getString|require|array|value)$/

/** Helpers of packages that are given the name of a setting. */
export function knownHelper(name: string, node: Call, file: SourceFile): readonly Origin[] | undefined {
  switch (name) {
    case '(global) useRuntimeConfig':
    case '#imports useRuntimeConfig':
      return [{ kind: 'setting', name: '', via: 'config service', node, file }]
    case 'config get':
    case 'nconf get':
    case 'env-var get':
      return namedSetting(node, file, 'config service')
    case 'astro:env/server getSecret':
    case 'firebase-functions/params defineSecret':
      return namedSetting(node, file, 'helper')
    case 'hono/adapter env':
      return [{ kind: 'environment', node, file }]
    default:
      return undefined
  }
}

/** The setting that a call is given the name of, and the default beside it. */
export function namedSetting(
  node: Call,
  file: SourceFile,
  via: 'config service' | 'helper',
): readonly Origin[] {
  const [first, second] = node.arguments
  const name = first && settingName(first, file)
  if (first === undefined || name === undefined) return [{ kind: 'unknown', node, file }]
  const read: Origin = { kind: 'setting', name, via, node, file }
  if (!second || second.type === 'SpreadElement') return [read]
  const defaults = originsOf(second, file).filter(
    (origin) => origin.kind !== 'object' && origin.kind !== 'unknown',
  )
  return [read, ...withGuard(defaults, { insteadOf: first, file })]
}

export function settingName(node: TSESTree.Node, file: SourceFile): string | undefined {
  const written = staticString(node)
  if (written !== undefined) return written
  const [only, ...others] = originsOf(node, file)
  return only?.kind === 'literal' && others.length === 0 ? staticString(only.node) : undefined
}

/** `env('X')`, `this.configService.get('X')`, of which nothing is known but the names. */
export function settingByName(node: Call, file: SourceFile): readonly Origin[] | undefined {
  if (node.type !== 'CallExpression') return undefined
  const [first] = node.arguments
  const callee = unwrap(node.callee)
  if (!first || first.type === 'SpreadElement') return undefined
  if (callee.type === 'Identifier') {
    return settingHelper.test(callee.name) && settingName(first, file) !== undefined
      ? namedSetting(node, file, 'helper')
      : undefined
  }
  if (callee.type !== 'MemberExpression') return undefined
  const method = nameOf(callee)
  const object = lastName(callee.object)
  if (
    method === undefined ||
    object === undefined ||
    !configGetters.test(method) ||
    !configService.test(object)
  )
    return undefined
  return settingName(first, file) === undefined ? undefined : namedSetting(node, file, 'config service')
}
