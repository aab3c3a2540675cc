import type { TSESTree } from '@typescript-eslint/utils'

import { staticString } from './ast.ts'
import { isEnvironment, memberOrigins } from './member-origins.ts'
import type { Origin, OriginOf } from './origin.ts'
import { originsOf } from './origins.ts'
import type { SourceFile } from './source-file.ts'

type NameOfParameter = Pick<OriginOf<'setting of parameter'>, 'of' | 'index' | 'before' | 'after'>

/** The parameter that a name is made of, and what is written around it: `${name}_PREVIOUS`. */
export function namesOfParameters(name: Origin): readonly NameOfParameter[] {
  if (name.kind === 'parameter') return name.path.length === 0 ? [{ of: name.of, index: name.index }] : []
  if (name.kind !== 'text') return []
  const texts = name.parts.map(([only, ...others]) =>
    others.length > 0 ? undefined : only?.kind === 'literal' ? writtenIn(only.node) : only,
  )
  const at = texts.findIndex((part) => typeof part === 'object')
  const parameter = texts[at]
  const isRest = (part: (typeof texts)[number], index: number) => index === at || typeof part === 'string'
  if (typeof parameter !== 'object' || parameter.kind !== 'parameter' || !texts.every(isRest)) return []
  const written = texts.map((part) => (typeof part === 'string' ? part : ''))
  return namesOfParameters(parameter).map((named) => ({
    ...named,
    before: written.slice(0, at).join(''),
    after: written.slice(at + 1).join(''),
  }))
}

function writtenIn(node: TSESTree.Node): string | undefined {
  return node.type === 'TemplateElement' ? (node.value.cooked ?? undefined) : staticString(node)
}

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
        const [named] = namesOfParameters(name)
        return [
          named ? { kind: 'setting of parameter', ...named, node, file } : { kind: 'unknown', node, file },
        ]
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
