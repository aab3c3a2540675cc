import type { TSESTree } from '@typescript-eslint/utils'

import { isOlder, nameOfMember, namesOfMember } from './member-names.ts'
import type { Edit } from './ring-edits.ts'
import type { RingMember, WrittenRing } from './written-rings.ts'

/** An older key that stands where the library takes the newest one. */
export interface WrongOrder {
  readonly older: RingMember
  readonly name: string | undefined
  readonly place: 'first' | 'last' | 'under the highest id' | 'as the newest key'
  readonly edit: Edit | undefined
}

/** The older key in the newest key's place, as far as names tell: of `[KEY_OLD, KEY]` the first one. */
export function findWrongOrder(ring: WrittenRing): WrongOrder | undefined {
  const place = placeOfNewest(ring)
  if (place === undefined || ring.members.length < 2) return undefined
  const older = memberAt(ring, place)
  if (!older) return undefined
  const newest = ring.members.filter(
    (member) => member !== older && !member.spread && isNewerThan(member, older, ring),
  )
  if (newest.length === 0) return undefined
  const [only, ...others] = newest
  const edit = only && others.length === 0 ? swapped(ring, older, only) : undefined
  return { older, name: nameOfMember(older), place, edit }
}

function placeOfNewest({ form, sinkCall }: WrittenRing): WrongOrder['place'] | undefined {
  const { keyRing, role } = sinkCall.sink
  // Where nothing is signed, every order will do.
  if (role === 'verify' || role === 'decrypt') return undefined
  if (form === 'option') return 'as the newest key'
  if (form === 'map') return 'under the highest id'
  if (keyRing.accepts !== 'array' || keyRing.newest === 'irrelevant') return undefined
  return keyRing.newest
}

function memberAt({ members }: WrittenRing, place: WrongOrder['place']): RingMember | undefined {
  if (place === 'last') return members.at(-1)
  if (place !== 'under the highest id') return members[0]
  const highest = Math.max(...members.map(({ id }) => id ?? 0))
  return members.find(({ id }) => id === highest)
}

function isNewerThan(member: RingMember, other: RingMember, { form }: WrittenRing): boolean {
  if (isOlder(other)) return !isOlder(member) && namesOfMember(member).length > 0
  // Ids are numbers, so numbers in names mean them; in lists `key1` is the newest as often as the oldest.
  if (form !== 'map' || isOlder(member)) return false
  const [stem, number] = numbered(member)
  const [otherStem, otherNumber] = numbered(other)
  return stem !== undefined && stem === otherStem && number > otherNumber
}

/** `SESSION_KEY_2`: its name without the number, and the number. */
function numbered(member: RingMember): readonly [stem: string | undefined, number: number] {
  const match = /^(?<stem>.*?)_?[vV]?(?<number>\d{1,4})$/.exec(nameOfMember(member) ?? '')
  return [match?.groups?.stem, Number(match?.groups?.number)]
}

/** The two keys in each other's place. */
function swapped(
  { node, file, sinkCall }: WrittenRing,
  older: RingMember,
  newest: RingMember,
): Edit | undefined {
  if (file !== sinkCall.file) return undefined
  const [first, second] = [older, newest].sort((a, b) => start(a) - start(b))
  if (!first || !second) return undefined
  const range = [start(first), endOf(second)] as const
  // A comment may say something about the key that it stands beside.
  const between = file.text.slice(first.node.range[1], start(second))
  if (/\/[/*]/.test(between) || isOutside(range, node, sinkCall.node)) return undefined
  const text =
    file.text.slice(start(second), endOf(second)) + between + file.text.slice(start(first), endOf(first))
  return { range, text }
}

const start = ({ node, spread }: RingMember): number => (spread ? (node.parent ?? node) : node).range[0]
const endOf = ({ node }: RingMember): number => node.range[1]

function isOutside([from, to]: readonly [number, number], ring: TSESTree.Node, call: TSESTree.Node): boolean {
  return [ring, call].every(({ range }) => from < range[0] || to > range[1])
}
