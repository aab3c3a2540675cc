import type { TSESTree } from '@typescript-eslint/utils'

import { isEnvironment, memberOrigins, viaOf } from './member-origins.ts'
import { settingsNamed } from './named-settings.ts'
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
      const settings = settingsNamed(index, { node, file, via: viaOf(value) })
      return settings.length > 0 ? settings : [{ kind: 'unknown', node, file }]
    }
    const written = index.length === 1 && index[0]?.kind === 'literal' ? index[0].node : undefined
    const literal = written?.type === 'Literal' ? String(written.value) : undefined
    if (literal !== undefined) return memberOrigins([value], literal, node, file)
    // `window.__ENV__[name]`: a table of the platform's, not a ring of keys.
    if (value.kind === 'export' && value.module === '(global)') return [{ kind: 'unknown', node, file }]
    return [{ kind: 'element', of: [value], node, file }]
  })
}
