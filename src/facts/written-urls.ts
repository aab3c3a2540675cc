import type { TSESTree } from '@typescript-eslint/utils'

import { staticString, unwrap } from './ast.ts'
import { operandsOf } from './origins.ts'
import type { SourceFile } from './source-file.ts'

/** The parts that are put into addresses: `https://host/path?key=${part}`. */
export function partsOfUrls(file: SourceFile): readonly TSESTree.Node[] {
  if (!/(?:https?|wss?):\/\/|\?[\w.[\]=&-]/.test(file.text)) return []
  const found: TSESTree.Node[] = []
  const inner = new Set<TSESTree.Node>()
  for (const node of file.nodes.texts) {
    if (node.type === 'TemplateLiteral') {
      if (node.expressions.length === 0) continue
      const parts = [...node.quasis, ...node.expressions].sort((a, b) => a.range[0] - b.range[0])
      found.push(...partsIn(parts))
    } else if (node.operator === '+' && !inner.has(node)) {
      for (let at: TSESTree.Node = node.left; at.type === 'BinaryExpression'; at = at.left) inner.add(at)
      found.push(...partsIn(operandsOf(node)))
    }
  }
  return found
}

function partsIn(parts: readonly TSESTree.Node[]): readonly TSESTree.Node[] {
  let before = ''
  return parts.filter((part) => {
    const text = part.type === 'TemplateElement' ? part.value.raw : staticString(unwrap(part))
    const isIn = text === undefined && isAddress(before)
    // What stands for something else neither begins nor ends an address.
    before += text ?? '\u0000'
    return isIn
  })
}

/** Whether what stands in front is the beginning of an address, or a query that it ends with. */
function isAddress(before: string): boolean {
  // OAuth gives the issuer its own secret back in an address.
  if (/\s/.test(before) || /\b(?:app|client|corp)_?secret=$/i.test(before)) return false
  return /^(?:https?|wss?):\/\//.test(before) || /\?(?:[^?]*&)?[\w.[\]-]+=$/.test(before)
}
