import type { TSESTree } from '@typescript-eslint/utils'

import { lastName, nameOf } from './ast.ts'
import type { SourceFile } from './source-file.ts'

/**
 * The name that a thing has where it comes from, whatever it is called here: `it` for `import { it as spec }` and for
 * `const { it: spec } = require('vitest')`.
 */
export function nameBehind(identifier: TSESTree.Identifier, file: SourceFile): string {
  const definition = file.variableOf(identifier)?.defs[0]
  switch (definition?.node.type) {
    case 'ImportSpecifier': {
      const { imported } = definition.node
      const name = imported.type === 'Identifier' ? imported.name : imported.value
      return name === 'default' ? identifier.name : name
    }
    case 'ImportDefaultSpecifier':
    case 'ImportNamespaceSpecifier': {
      // Modules of Node are called by their names: `import check from 'node:assert'`.
      const module = /^node:(?<name>\w+)/.exec(definition.node.parent.source.value)
      return module?.groups?.name ?? identifier.name
    }
    default: {
      const property = definition?.name.parent
      return property?.type === 'Property' && property.value === definition?.name
        ? (nameOf(property) ?? identifier.name)
        : identifier.name
    }
  }
}

/** The last name of what is called, as it is where it comes from. */
export function calledName(callee: TSESTree.Node, file: SourceFile): string | undefined {
  return callee.type === 'Identifier' ? nameBehind(callee, file) : lastName(callee)
}
