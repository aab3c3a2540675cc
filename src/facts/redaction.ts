import type { TSESTree } from '@typescript-eslint/utils'

import { redacting } from '../catalogue/ways-out.ts'
import { staticString, unwrap } from './ast.ts'
import type { Origin } from './origin.ts'
import { originsOf, pathOrigins } from './origins.ts'
import type { SourceFile } from './source-file.ts'

/** Whether a logger leaves out what stands under a path in the object that it is given. */
export type Redacts = (path: readonly string[]) => boolean

/** What the logger that a call is of leaves out: `pino({ redact: ['config.secret', '*.key'] })`. */
export function redactionOf({ callee }: TSESTree.CallExpression, file: SourceFile): Redacts {
  const patterns = receiversOf(callee)
    .flatMap((receiver) => originsOf(receiver, file))
    .flatMap(patternsOf)
  return (path) =>
    patterns.some(
      (pattern) => pattern === undefined || pattern.every((part, at) => part === '*' || part === path[at]),
    )
}

/** What may be the logger in a chain: `logger` of `logger.child({}).info`, `this.logger` of `this.logger.info`. */
function receiversOf(node: TSESTree.Node): readonly TSESTree.Node[] {
  const bare = unwrap(node)
  if (bare.type === 'MemberExpression') return [bare.object, ...receiversOf(bare.object)]
  return bare.type === 'CallExpression' ? receiversOf(bare.callee) : []
}

/** The paths that a logger is told; undefined for one that nobody sees, which may be any. */
function patternsOf(logger: Origin): readonly (readonly string[] | undefined)[] {
  const option = logger.kind === 'instance' ? redacting.get(logger.of.module) : undefined
  const { node, file } = logger
  if (!option || node.type !== 'CallExpression') return []
  const [given] = node.arguments
  if (!given) return []
  return pathOrigins(originsOf(given, file), option, node, file).flatMap((told) => {
    const paths = told.kind === 'object' ? pathOrigins([told], ['paths'], node, file) : [told]
    return paths.flatMap(pathsIn)
  })
}

function pathsIn(paths: Origin): readonly (readonly string[] | undefined)[] {
  // An option that is not there leads nowhere.
  if (paths.kind === 'unknown' || paths.kind === 'empty') return []
  if (paths.kind !== 'array') return [undefined]
  return paths.node.elements.map((element) => {
    const path = staticString(element)
    return path?.match(/[^.[\]'"]+/g) ?? undefined
  })
}
