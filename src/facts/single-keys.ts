import type { TSESTree } from '@typescript-eslint/utils'

import { onlyIn } from './guards.ts'
import { shapeOf } from './key-ring.ts'
import { findSinkCalls } from './sink-calls.ts'
import type { SinkCall } from './sink-call.ts'
import type { SourceFile } from './source-file.ts'
import { verifies } from './verifying.ts'

/** A verifying or decrypting sink that gets one key of the application's own, or nobody sees how many. */
export interface SingleKey extends SinkCall {
  /** Nobody sees whether one key arrives or several. */
  readonly unknown: boolean
}

/** Every key without fallback keys, once, at the library's own call; wrappers around it have nothing to change. */
export function findSingleKeys(file: SourceFile): readonly SingleKey[] {
  const seen = new Set<TSESTree.Node>()
  return findSinkCalls(file).flatMap((call) => {
    if (
      call.sink.rotatedBy === 'third party' ||
      seen.has(call.key) ||
      !verifies(call.wrapper?.sinkCall ?? call)
    )
      return []
    if (isOfTests(call)) return []
    const shape = shapeOf(call)
    if (call.wrapper && !(shape === 'one key' && decidesHowMany(call))) return []
    if (shape !== 'one key' && shape !== 'unknown') return []
    seen.add(call.key)
    return [{ ...call, unknown: shape === 'unknown' }]
  })
}

/** Whether only tests reach the call, or all of its keys. */
function isOfTests({ key, origins, file }: SinkCall): boolean {
  const place = { kind: 'unknown', node: key, file } as const
  return (
    onlyIn(place) === 'in tests' ||
    (origins.length > 0 && origins.every((origin) => onlyIn(origin) === 'in tests'))
  )
}

/** `open([process.env.KEY])`: the wrapper passes a list on, and the list has one key here. */
function decidesHowMany({ origins, wrapper }: SinkCall): boolean {
  if (!wrapper || !origins.some(({ kind }) => kind === 'array')) return false
  const inner = wrapper.sinkCall
  // Whether the parameter is called a list, or typed as one.
  return shapeOf(inner) !== 'one key' && inner.origins.every(({ kind }) => kind === 'parameter')
}
