import type { TSESTree } from '@typescript-eslint/utils'

import type { Origin } from './origin.ts'
import type { SourceFile } from './source-file.ts'

type Memory = WeakMap<SourceFile, WeakMap<object, readonly Origin[]>>

/**
 * A key is followed wherever it leads. What a call stands for is looked up for every call of a file, so then only files
 * are read that mention a library; the answers differ and are remembered apart.
 */
const memories: Record<'callees' | 'keys', Memory> = { callees: new WeakMap(), keys: new WeakMap() }
let following: keyof typeof memories = 'keys'

// Deeper chains are no longer read by a reviewer.
const deepest = 80
let depth = 0

/** Whether only what may lead to a library is worth reading another file for. */
export function followsCallees(): boolean {
  return following === 'callees'
}

/** Answers a question about a callee, a type or a host's argument. */
export function asCallee<Answer>(answer: () => Answer): Answer {
  const before = following
  following = 'callees'
  try {
    return answer()
  } finally {
    following = before
  }
}

// Far more than any program asks for that people wrote; in a bundle thousands of functions lead on to each other.
const mostSteps = 20_000
let steps = 0

/** Takes steps on the way to an answer; false when a question has taken too many. */
export function mayGoOn(taken: number): boolean {
  steps += taken
  return steps <= mostSteps
}

/** One step further along a chain; undefined when it is too long. */
function oneDeeper<Answer>(answer: () => Answer): Answer | undefined {
  if (depth === 0) steps = 0
  if (depth >= deepest || !mayGoOn(1)) return undefined
  depth += 1
  try {
    return answer()
  } finally {
    depth -= 1
  }
}

/** The origins of an expression or a variable: found once, unknown when too deep or too wide, nothing within a circle. */
export function remembered(
  of: object,
  place: { readonly node: TSESTree.Node; readonly file: SourceFile },
  find: () => readonly Origin[],
): readonly Origin[] {
  const known = memories[following]
  let ofFile = known.get(place.file)
  if (!ofFile) known.set(place.file, (ofFile = new WeakMap()))
  const before = ofFile.get(of)
  if (before) return before
  // Stands in while the expression is followed, so that a circle ends.
  ofFile.set(of, [])
  // Too deep is an answer, too: each level of a long chain would be followed as far again.
  const found = oneDeeper(find) ?? [{ kind: 'unknown', ...place }]
  ofFile.set(of, found)
  return found
}

const circles = new WeakMap<object, Set<string>>()

/** A named part of something, unless it is being looked for already; undefined in a circle or when too deep. */
export function unlessUnderWay<Answer>(
  of: object,
  name: string,
  find: () => Answer | undefined,
): Answer | undefined {
  let names = circles.get(of)
  if (!names) circles.set(of, (names = new Set()))
  if (names.has(name)) return undefined
  names.add(name)
  try {
    return oneDeeper(find)
  } finally {
    names.delete(name)
  }
}
