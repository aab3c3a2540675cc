import type { TSESLint, TSESTree } from '@typescript-eslint/utils'

import { filling } from '../catalogue/transformers.ts'
import { lastName, nameOf, unwrap } from './ast.ts'
import { calledName } from './names-behind.ts'
import type { Origin } from './origin.ts'
import { originsOf } from './origins.ts'
import type { SourceFile } from './source-file.ts'

/** What is written into a variable that begins as empty bytes: `const key = new Uint8Array(32); key.set(bytes)`. */
export function filledOrigins(
  variable: TSESLint.Scope.Variable,
  file: SourceFile,
): readonly Origin[] | undefined {
  const [definition, ...others] = variable.defs
  const init = definition?.node.type === 'VariableDeclarator' ? definition.node.init : undefined
  if (!init || others.length > 0 || !isBytes(init)) return undefined
  const written: (readonly Origin[])[] = []
  for (const { identifier } of variable.references) {
    const { parent } = identifier
    // `crypto.getRandomValues(key)`
    if (
      parent.type === 'CallExpression' &&
      (parent.arguments as TSESTree.Node[]).includes(identifier) &&
      filling.test(calledName(parent.callee, file) ?? '')
    )
      return [{ kind: 'generated', node: parent, file }]
    const bytes = bytesGiven(parent)
    if (bytes) written.push(originsOf(bytes, file))
  }
  const [only, ...more] = written
  if (!only) return undefined
  return more.length === 0 ? only : [{ kind: 'text', parts: written, node: init, file }]
}

/** `key.set(bytes)`; a number that fills them wipes a key that was there. */
function bytesGiven(member: TSESTree.Node): TSESTree.Node | undefined {
  if (member.type !== 'MemberExpression' || !/^(?:fill|set|write)$/.test(nameOf(member) ?? ''))
    return undefined
  const [first] =
    member.parent.type === 'CallExpression' && member.parent.callee === member ? member.parent.arguments : []
  return first?.type === 'Literal' && typeof first.value === 'number' ? undefined : first
}

function isBytes(node: TSESTree.Node): boolean {
  const bare = unwrap(node)
  const made = bare.type === 'CallExpression' || bare.type === 'NewExpression' ? bare.callee : bare
  return /^(?:Buffer|alloc|allocUnsafe|Uint8Array)$/.test(lastName(made) ?? '')
}
