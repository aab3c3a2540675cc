import { everyOrigin } from './every-origin.ts'
import type { ArrivingKey } from './arriving-keys.ts'
import type { SinkCall } from './sink-call.ts'

/**
 * Whether a key was made of another one for its purpose: by a derivation with a salt or a label, which a plain hash has
 * not. What is derived so is a key of its own.
 */
export function isDerivedForPurpose({ origins }: SinkCall, { node, derived }: ArrivingKey): boolean {
  if (!derived) return false
  const origin = everyOrigin(origins).find((candidate) => candidate.node === node)
  return origin?.hashed !== true
}
