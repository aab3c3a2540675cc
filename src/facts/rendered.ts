import type { TSESTree } from '@typescript-eslint/utils'

import { isClientFile } from './client-code.ts'
import { originsOf } from './origins.ts'
import type { SourceFile } from './source-file.ts'

/** Something that JSX puts into a page. */
export interface Rendered {
  readonly value: TSESTree.Node
  /** The element whose attribute it is. */
  readonly given: TSESTree.Node | undefined
}

/** What JSX puts into a page: children, and attributes of elements and components. */
export function renderedIn(file: SourceFile): readonly Rendered[] {
  return file.nodes.rendered.map((node) => {
    if (node.type === 'JSXSpreadAttribute') return { value: node.argument, given: node.parent }
    const { parent, expression: value } = node
    return { value, given: parent.type === 'JSXAttribute' ? parent.parent : undefined }
  })
}

/** Whether the browser gets what an element is given: a component that runs on the server keeps it to itself. */
export function reachesClient({ given: element }: Rendered, file: SourceFile): boolean {
  if (!element) return true
  if (element.type !== 'JSXOpeningElement' || element.name.type !== 'JSXIdentifier') return false
  const { name } = element.name
  if (/^[a-z]/.test(name)) return true
  const declared = file.variableOf(element.name)?.defs[0]?.name
  return (
    declared?.type === 'Identifier' &&
    originsOf(declared, file).some((origin) => origin.file !== file && isClientFile(origin.file))
  )
}
