import type { TSESTree } from '@typescript-eslint/utils'

import { unwrap } from './ast.ts'
import { isTypeScript } from './components.ts'
import type { SingleKey } from './single-keys.ts'

/** An edit that is certain: new text for a node of the linted file. */
export interface Edit {
  readonly range: readonly [number, number]
  readonly text: string
}

/**
 * Turns a single setting into a ring of it and its `_PREVIOUS`, where the sink takes an array. Nothing else is certain: a
 * map and a list of more than keys need ids, a function needs the application's own way to find a key, and a literal must
 * not be copied.
 */
export function ringEdit(single: SingleKey): Edit | undefined {
  const { keyRing } = single.sink
  if (keyRing.accepts !== 'array' || keyRing.each !== undefined) return undefined
  const node = onlyElement(single.key) ?? single.key
  const newest = single.file.text.slice(...node.range)
  const setting = single.origins.length === 1 ? settingRead(unwrap(node)) : undefined
  if (setting === undefined) return undefined
  const older = newest.replace(setting, `${setting}_PREVIOUS`)
  const keys = keyRing.newest === 'last' ? [older, newest] : [newest, older]
  const present = isTypeScript(single.file) ? '(key): key is string => Boolean(key)' : 'Boolean'
  return { range: single.key.range, text: `[${keys.join(', ')}].filter(${present})` }
}

function onlyElement(node: TSESTree.Node): TSESTree.Node | undefined {
  const bare = unwrap(node)
  const [only, ...others] = bare.type === 'ArrayExpression' ? bare.elements : []
  return only && only.type !== 'SpreadElement' && others.length === 0 ? only : undefined
}

/** The name in `process.env.NAME`, written without a computed member. */
function settingRead(node: TSESTree.Node): string | undefined {
  if (node.type !== 'MemberExpression' || node.computed || node.property.type !== 'Identifier')
    return undefined
  const object = unwrap(node.object)
  const isEnvironment =
    object.type === 'MemberExpression' &&
    object.property.type === 'Identifier' &&
    object.property.name === 'env'
  return isEnvironment ? node.property.name : undefined
}
