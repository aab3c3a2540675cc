import type { DetectedLibrary, KeySink } from './types.ts'

/** Whether a sink takes an empty key without an error; `unknown` where nobody has run it. */
export function takesEmptyKey(
  { emptyKey }: Pick<DetectedLibrary, 'emptyKey'>,
  sink: KeySink,
): 'yes' | 'no' | 'unknown' {
  const answer = sink.emptyKey ?? emptyKey
  if (answer === 'accepted') return 'yes'
  return answer === 'refused' ? 'no' : 'unknown'
}

/**
 * Whether a sink takes a text of this length for a key, by what the entry says of the shortest one. Entries may say it
 * of each option: "any for `secret`; 32 bytes exactly for `encryptionKey`". What an entry does not say counts as no.
 */
export function takesText(
  library: Pick<DetectedLibrary, 'shortestKey'>,
  sink: KeySink,
  length: number,
  option?: string,
): boolean {
  const parts = (sink.shortestKey ?? library.shortestKey)?.split(';') ?? []
  const part =
    parts.find((candidate) => option !== undefined && candidate.includes(`\`${option}\``)) ?? parts[0]
  return part !== undefined && shortest(part.trim()) <= length
}

function shortest(words: string): number {
  if (/\bany\b/.test(words)) return 0
  if (/^(?:not empty|one)\b/.test(words)) return 1
  const [number] = /\d+/.exec(words) ?? []
  return number === undefined ? Infinity : Number(number)
}
