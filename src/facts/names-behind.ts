import type { TSESTree } from '@typescript-eslint/utils'

import { chainNames, lastName, nameOf, staticString, unwrap } from './ast.ts'
import { rootOf } from './glances.ts'
import type { SourceFile } from './source-file.ts'

/**
 * The name that a thing has where it comes from, whatever it is called here: `it` for `import { it as spec }` and for
 * `const { it: spec } = require('vitest')`.
 */
export function nameBehind(identifier: TSESTree.Identifier, file: SourceFile): string {
  const definition = file.variableOf(identifier)?.defs[0]
  if (!definition) return identifier.name
  const { name, node } = definition
  switch (node.type) {
    case 'ImportSpecifier': {
      const imported = node.imported.type === 'Identifier' ? node.imported.name : node.imported.value
      return imported === 'default' ? identifier.name : imported
    }
    case 'ImportDefaultSpecifier':
    case 'ImportNamespaceSpecifier':
      return nameOfModule(node.parent.source.value) ?? identifier.name
    default: {
      const { parent } = name
      if (parent.type === 'Property' && parent.value === name) return nameOf(parent) ?? identifier.name
      const init = parent.type === 'VariableDeclarator' && parent.id === name ? parent.init : null
      return nameOfModule(requiredBy(init)) ?? identifier.name
    }
  }
}

/** Modules of Node are called by their names: `import check from 'node:assert'`. */
function nameOfModule(specifier: string | undefined): string | undefined {
  return /^node:(?<name>\w+)/.exec(specifier ?? '')?.groups?.name
}

function requiredBy(init: TSESTree.Expression | null): string | undefined {
  const call = init && unwrap(init)
  return call?.type === 'CallExpression' && lastName(call.callee) === 'require'
    ? staticString(call.arguments[0])
    : undefined
}

/** The last name of what is called, as it is where it comes from. */
export function calledName(callee: TSESTree.Node, file: SourceFile): string | undefined {
  return callee.type === 'Identifier' ? nameBehind(callee, file) : lastName(callee)
}

/** Whether what is called goes by such a name, here or where it comes from. */
export function goesBy(name: RegExp, callee: TSESTree.Node, file: SourceFile): boolean {
  const here = lastName(callee) ?? ''
  return name.test(here) || (callee.type === 'Identifier' && name.test(nameBehind(callee, file)))
}

/** The names of a chain, the first as it is where it comes from. */
export function chainBehind(node: TSESTree.Node, file: SourceFile): readonly string[] {
  const names = chainNames(node)
  const root = rootOf(node)
  return root.type === 'Identifier' && names[0] === root.name
    ? [nameBehind(root, file), ...names.slice(1)]
    : names
}
