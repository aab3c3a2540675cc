import path from 'node:path'

import type { TSESTree } from '@typescript-eslint/utils'

import { isInside } from './ast.ts'
import { isRefused } from './refused-rings.ts'
import type { Edit } from './ring-edits.ts'
import { findGap } from './ring-gaps.ts'
import { findWrongOrder } from './ring-order.ts'
import type { WrongOrder } from './ring-order.ts'
import { findRepeated } from './ring-repetitions.ts'
import { findSigningFallback } from './signing-fallbacks.ts'
import type { SinkCall } from './sink-call.ts'
import { findSinkCalls } from './sink-calls.ts'
import type { SourceFile } from './source-file.ts'
import { findUnevenRings } from './uneven-rings.ts'
import { writtenRings } from './written-rings.ts'
import type { WrittenRing } from './written-rings.ts'

interface Found {
  /** What a report marks: the key, or the ring. */
  readonly node: TSESTree.Node
  readonly sinkCall: SinkCall
  /** Where the ring stands, when that is another file. */
  readonly elsewhere?: Place
  readonly edit?: Edit | undefined
}

/** A line of a file of the project. */
export interface Place {
  readonly path: string
  readonly line: number
}

/** What is wrong with a key ring. */
export type RingFault = Found &
  (
    | { readonly kind: 'order'; readonly name: string | undefined; readonly place: WrongOrder['place'] }
    | { readonly kind: 'refused' }
    | { readonly kind: 'repeated'; readonly name: string | undefined }
    | { readonly kind: 'missing'; readonly settings: readonly string[]; readonly only: boolean }
    | { readonly kind: 'signing'; readonly name: string }
    | {
        readonly kind: 'uneven'
        readonly name: string | undefined
        readonly other: Place & { readonly library: string; readonly isHere: boolean }
      }
  )

/** Everything that is wrong with the key rings of a file: each ring has one fault at most, the gravest. */
export function findRingFaults(file: SourceFile): readonly RingFault[] {
  const calls = findSinkCalls(file)
  const written = calls.flatMap((call): readonly RingFault[] => {
    const faults = writtenRings(call).flatMap((ring) => faultOf(ring, file) ?? [])
    const signing = findSigningFallback(call)
    return signing ? [...faults, { kind: 'signing', ...signing }] : faults
  })
  const uneven = findUnevenRings(file)
    .filter(({ sinkCall }) => !written.some(({ node }) => isInside(node, sinkCall.key)))
    .map(({ sinkCall, name, other }): RingFault => {
      const place = { ...placeIn(other.node, other.file), isHere: other.file === file }
      return {
        kind: 'uneven',
        node: sinkCall.key,
        sinkCall,
        name,
        other: { ...place, library: other.library.package },
      }
    })
  const seen = new Set<TSESTree.Node>()
  return [...written, ...uneven].filter(({ node }) => !seen.has(node) && seen.add(node))
}

function faultOf(ring: WrittenRing, file: SourceFile): RingFault | undefined {
  const { sinkCall } = ring
  const isHere = ring.file === file
  const at = (node: TSESTree.Node): Found => ({
    node: isHere ? node : sinkCall.key,
    sinkCall,
    ...(isHere ? {} : { elsewhere: placeIn(node, ring.file) }),
  })
  if (isRefused(ring)) return { kind: 'refused', ...at(ring.node) }
  const repeated = findRepeated(ring)
  if (repeated)
    return { kind: 'repeated', ...at(repeated.member.node), name: repeated.name, edit: repeated.edit }
  const order = findWrongOrder(ring)
  if (order) {
    const { older, name, place, edit } = order
    return { kind: 'order', ...at(older.node), name, place, edit }
  }
  const gap = takesRing(ring) ? findGap(ring) : undefined
  if (gap) {
    const { member, settings, only, edit } = gap
    return { kind: 'missing', ...at(member.node), settings, only, edit }
  }
  return undefined
}

function takesRing({ form, sinkCall }: WrittenRing): boolean {
  const { accepts } = sinkCall.sink.keyRing
  return form === 'map' ? accepts === 'map' : accepts === 'array'
}

function placeIn(node: TSESTree.Node, { path: file, modules }: SourceFile): Place {
  return {
    path: path.relative(modules.root, file).replaceAll('\\', '/'),
    line: node.loc.start.line,
  }
}
