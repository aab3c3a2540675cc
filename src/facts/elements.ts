import type { TSESTree } from '@typescript-eslint/utils'

import { staticString } from './ast.ts'
import { isEnvironment, memberOrigins } from './member-origins.ts'
import type { Origin } from './origin.ts'
import { originsOf } from './origins.ts'
import type { SourceFile } from './source-file.ts'

/** `process.env[name]`, `keys[index]`. */
export function indexedOrigins(
  node: TSESTree.MemberExpression,
  values: readonly Origin[],
  file: SourceFile,
): readonly Origin[] {
  const index = originsOf(node.property, file)
  return values.flatMap((value): readonly Origin[] => {
    if (isEnvironment(value)) {
      return index.flatMap((name): readonly Origin[] => {
        const written = name.kind === 'literal' ? staticString(name.node) : undefined
        if (written !== undefined) return [{ kind: 'setting', name: written, via: 'environment', node, file }]
        if (name.kind === 'parameter' && name.path.length === 0) {
          return [{ kind: 'setting of parameter', of: name.of, index: name.index, node, file }]
        }
        return [{ kind: 'unknown', node, file }]
      })
    }
    const written = index.length === 1 && index[0]?.kind === 'literal' ? index[0].node : undefined
    const literal = written?.type === 'Literal' ? String(written.value) : undefined
    if (literal !== undefined) return memberOrigins([value], literal, node, file)
    // `window.__ENV__[name]`: a table of the platform's, not a ring of keys.
    if (value.kind === 'export' && value.module === '(global)') return [{ kind: 'unknown', node, file }]
    return [{ kind: 'element', of: [value], node, file }]
  })
}
