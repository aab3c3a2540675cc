import type { TSESTree } from '@typescript-eslint/utils'

import { walk } from './ast.ts'
import { isClientFile } from './client-code.ts'
import { originsOf } from './origins.ts'
import type { SourceFile } from './source-file.ts'

/** What JSX puts into a page: children, attributes of elements, and what components of the client are given. */
export function renderedIn(file: SourceFile): readonly TSESTree.Node[] {
  if (!file.text.includes('</') && !file.text.includes('/>')) return []
  const found: TSESTree.Node[] = []
  for (const statement of file.program.body) {
    walk(statement, {}, (node) => {
      if (node.type === 'JSXExpressionContainer' && isRendered(node, file)) found.push(node.expression)
      else if (node.type === 'JSXSpreadAttribute' && reachesClient(node.parent, file))
        found.push(node.argument)
    })
  }
  return found
}

function isRendered({ parent }: TSESTree.JSXExpressionContainer, file: SourceFile): boolean {
  if (parent.type === 'JSXElement' || parent.type === 'JSXFragment') return true
  return parent.type === 'JSXAttribute' && reachesClient(parent.parent, file)
}

/** Whether the browser gets what an element is given: a component that runs on the server keeps it to itself. */
function reachesClient(element: TSESTree.Node, file: SourceFile): boolean {
  if (element.type !== 'JSXOpeningElement' || element.name.type !== 'JSXIdentifier') return false
  const { name } = element.name
  if (/^[a-z]/.test(name)) return true
  const variable = file.variableOf(element.name)
  const declared = variable?.defs[0]?.name
  return (
    declared?.type === 'Identifier' &&
    originsOf(declared, file).some((origin) => origin.file !== file && isClientFile(origin.file))
  )
}
