import type { TSESTree } from '@typescript-eslint/utils'

import { lastName, nameOf, staticString, unwrap } from './ast.ts'
import { unlessUnderWay } from './following.ts'
import { goesBy } from './names-behind.ts'
import type { Call, Origin, OriginOf, ReadVia } from './origin.ts'
import { operandsOf, originsOf, withGuard } from './origins.ts'
import type { SourceFile } from './source-file.ts'
import { inContext } from './substitution.ts'

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
    case '(global) functions.config':
    case 'firebase-functions config':
    case 'firebase-functions/v1 config':
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
  const reads = first ? settingsNamed(originsOf(first, file), { node, file, via }) : []
  if (reads.length === 0) return [{ kind: 'unknown', node, file }]
  if (!second || second.type === 'SpreadElement') return reads
  const defaults = originsOf(second, file).filter(
    (origin) => origin.kind !== 'object' && origin.kind !== 'unknown',
  )
  return [...reads, ...withGuard(defaults, { insteadOf: node, file })]
}

interface Read {
  readonly node: TSESTree.Node
  readonly file: SourceFile
  readonly via: ReadVia
}

/** The settings that a name may stand for, with what is put around it: `process.env[`${name}_OLD`]`. */
export function settingsNamed(
  names: readonly Origin[],
  { node, file, via }: Read,
  { before = '', after = '' }: { readonly before?: string; readonly after?: string } = {},
): readonly Origin[] {
  return names.flatMap((name): readonly Origin[] => {
    switch (name.kind) {
      case 'literal': {
        const text = writtenText(name.node, name.file)
        return text === undefined
          ? []
          : [{ kind: 'setting', name: `${before}${text}${after}`, via, node, file }]
      }
      case 'parameter':
        return name.path.length === 0 && !name.rest
          ? [{ kind: 'setting of parameter', of: name.of, index: name.index, before, after, node, file }]
          : []
      case 'text': {
        const around = aroundHole(name)
        if (!around) return []
        const inside = { before: `${before}${around.before}`, after: `${around.after}${after}` }
        return settingsNamed(around.hole, { node, file, via }, inside)
      }
      // `['KEY', 'KEY_OLD'].map((name) => process.env[name])`
      case 'element':
        // `const [key, ...older] = [key]` leads back into itself.
        return (
          unlessUnderWay(name.node, `settings ${before} ${after}`, () =>
            settingsNamed(membersOf(name.of), { node, file, via }, { before, after }),
          ) ?? []
        )
      default:
        return []
    }
  })
}

function membersOf(lists: readonly Origin[]): readonly Origin[] {
  return lists.flatMap((list) =>
    list.kind === 'array'
      ? list.node.elements.flatMap((element) =>
          element && element.type !== 'SpreadElement' ? inContext(originsOf(element, list.file), list) : [],
        )
      : list.kind === 'list'
        ? list.of
        : [],
  )
}

/** The one part of a text that is not written out, and the texts around it. */
function aroundHole(
  text: OriginOf<'text'>,
): { readonly before: string; readonly after: string; readonly hole: readonly Origin[] } | undefined {
  const texts = text.parts.map(([only, ...others]) =>
    only?.kind === 'literal' && others.length === 0 ? writtenText(only.node, only.file) : undefined,
  )
  const at = texts.indexOf(undefined)
  const hole = text.parts[at]
  if (!hole || texts.includes(undefined, at + 1)) return undefined
  return { before: texts.slice(0, at).join(''), after: texts.slice(at + 1).join(''), hole }
}

/** A text as it is put together of literals. */
function writtenText(node: TSESTree.Node, file: SourceFile): string | undefined {
  if (node.type === 'TemplateElement') return node.value.cooked ?? undefined
  const written = staticString(node)
  if (written !== undefined) return written
  const parts =
    node.type === 'BinaryExpression'
      ? operandsOf(node)
      : node.type === 'TemplateLiteral'
        ? [...node.quasis, ...node.expressions].sort((a, b) => a.range[0] - b.range[0])
        : undefined
  const texts = parts?.map((part) => {
    const [only] = originsOf(part, file)
    if (only?.kind === 'empty') return ''
    return only?.kind === 'literal' && only.node !== node ? writtenText(only.node, only.file) : undefined
  })
  return texts?.every((text) => text !== undefined) ? texts.join('') : undefined
}

function settingName(node: TSESTree.Node, file: SourceFile): string | undefined {
  const written = staticString(node)
  if (written !== undefined) return written
  const [only, ...others] = originsOf(node, file)
  return only?.kind === 'literal' && others.length === 0 ? writtenText(only.node, only.file) : undefined
}

/** `env('X')`, `this.configService.get('X')`, of which nothing is known but the names. */
export function settingByName(node: Call, file: SourceFile): readonly Origin[] | undefined {
  if (node.type !== 'CallExpression') return undefined
  const [first] = node.arguments
  const callee = unwrap(node.callee)
  if (!first || first.type === 'SpreadElement') return undefined
  if (callee.type === 'Identifier') {
    return goesBy(settingHelper, callee, file) && settingName(first, file) !== undefined
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
