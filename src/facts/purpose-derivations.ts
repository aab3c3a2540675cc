import type { TSESTree } from '@typescript-eslint/utils'

import { staticString } from './ast.ts'
import { everyOrigin } from './every-origin.ts'
import type { ArrivingKey } from './arriving-keys.ts'
import type { Origin } from './origin.ts'
import type { SinkCall } from './sink-call.ts'

/**
 * Whether a key was made of another one for its purpose: by a derivation with a salt or a label, which a plain hash has
 * not, or by a label that is put behind it: `${KEY}:refresh`. What is made so is a key of its own.
 */
export function isDerivedForPurpose({ origins }: SinkCall, { node, derived }: ArrivingKey): boolean {
  if (isLabelled(origins, node)) return true
  if (!derived) return false
  const origin = everyOrigin(origins).find((candidate) => candidate.node === node)
  return origin?.hashed !== true
}

function isLabelled(origins: readonly Origin[], key: TSESTree.Node): boolean {
  return everyOrigin(origins).some(
    (origin) =>
      origin.kind === 'text' &&
      origin.parts.some((part) => part.some(({ node }) => node === key)) &&
      origin.parts.some((part) => part.some(isLabel)),
  )
}

function isLabel({ kind, node }: Origin): boolean {
  const text = node.type === 'TemplateElement' ? node.value.raw : staticString(node)
  return kind === 'literal' && /[a-z]/i.test(text ?? '')
}
