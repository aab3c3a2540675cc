import { unwrap } from './ast.ts'
import { nameOfMember } from './member-names.ts'
import type { Origin } from './origin.ts'
import type { Edit } from './ring-edits.ts'
import { wayTo } from './written-rings.ts'
import type { RingMember, WrittenRing } from './written-rings.ts'

/** A key that is in a ring for the second time. */
export interface RepeatedKey {
  readonly member: RingMember
  readonly name: string | undefined
  readonly edit: Edit | undefined
}

/** The first key that a ring has twice. */
export function findRepeated(ring: WrittenRing): RepeatedKey | undefined {
  for (const [index, member] of ring.members.entries()) {
    const before = ring.members.slice(0, index).find((other) => isSame(member, other))
    if (before) return { member, name: nameOfMember(member), edit: removal(ring, index) }
  }
  return undefined
}

function isSame(a: RingMember, b: RingMember): boolean {
  if (a.spread || b.spread) return false
  const [one, ...others] = a.origins
  const [same, ...more] = b.origins
  if (!one || !same || others.length > 0 || more.length > 0 || one.guards || same.guards) return false
  if (one.kind === 'setting' && same.kind === 'setting')
    return one.name === same.name && isWhole(a, one) && isWhole(b, same)
  if (one.kind === 'literal' && one.node === same.node) return true
  return isName(a) && a.file.text.slice(...a.node.range) === b.file.text.slice(...b.node.range)
}

/** Two keys may well be made of one setting. */
function isWhole({ node, file }: RingMember, origin: Origin): boolean {
  const { derived, whenMissing, oneOf } = origin
  return !derived && !whenMissing && !oneOf && wayTo(node, file, origin) === 'whole'
}

function isName({ node }: RingMember): boolean {
  let at = unwrap(node)
  while (at.type === 'MemberExpression' && !at.computed) at = unwrap(at.object)
  return at.type === 'Identifier'
}

/** The list without the second one. */
function removal({ form, members, file, sinkCall, node }: WrittenRing, index: number): Edit | undefined {
  const [before, member] = [members[index - 1], members[index]]
  if (form !== 'list' || file !== sinkCall.file || !before || !member) return undefined
  const range = [before.node.range[1], member.node.range[1]] as const
  return range[0] < node.range[0] || /\/[/*]/.test(file.text.slice(...range))
    ? undefined
    : { range, text: '' }
}
