import { arrivingKeys } from './arriving-keys.ts'
import { importedFiles } from './imported-files.ts'
import { shapeOf } from './key-ring.ts'
import { markOf } from './key-mark.ts'
import { findSingleKeys } from './single-keys.ts'
import type { SinkCall } from './sink-call.ts'
import { findSinkCalls } from './sink-calls.ts'
import type { SourceFile } from './source-file.ts'
import { verifies } from './verifying.ts'

/** A consumer that gets a key without the fallback keys that another consumer has for the same key. */
export interface UnevenRing {
  readonly sinkCall: SinkCall
  readonly name: string | undefined
  readonly other: SinkCall
}

/** The consumers in a file that a rotation forgets, as far as the file and what it imports show. */
export function findUnevenRings(file: SourceFile): readonly UnevenRing[] {
  const singles = findSingleKeys(file).filter(({ unknown }) => !unknown)
  if (singles.length === 0) return []
  const ringOf = new Map<string, SinkCall>()
  for (const call of [file, ...importedFiles(file)].flatMap(findSinkCalls)) {
    for (const mark of newestWithFallback(call)) if (!ringOf.has(mark)) ringOf.set(mark, call)
  }
  if (ringOf.size === 0) return []
  return singles.flatMap((single): readonly UnevenRing[] => {
    const [key, ...others] = arrivingKeys(single)
    const mark = key && others.length === 0 && !key.derived ? markOf(key) : undefined
    const other = mark === undefined ? undefined : ringOf.get(mark)
    return other ? [{ sinkCall: single, name: key?.name?.replace(/ of '.*$/, ''), other }] : []
  })
}

/** The newest keys of a ring that has older ones. */
function newestWithFallback(call: SinkCall): readonly string[] {
  if (call.sink.rotatedBy === 'third party' || !verifies(call.wrapper?.sinkCall ?? call)) return []
  if (shapeOf(call) !== 'ring') return []
  const keys = arrivingKeys(call)
  if (!keys.some(({ position }) => position === 'fallback')) return []
  return keys.flatMap((key) => (key.position === 'newest' && !key.derived ? (markOf(key) ?? []) : []))
}
