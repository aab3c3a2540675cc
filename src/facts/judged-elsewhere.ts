import { isSamePlace } from './same-place.ts'
import type { SinkCall } from './sink-call.ts'

/** Another sink takes what the function returns: it is judged there. */
export function isJudgedByItsResult({ library, sink }: SinkCall): boolean {
  return library.sinks.some(
    (other) => 'key' in other && other.key.returned !== undefined && isSamePlace(other, sink),
  )
}

/** Another sink takes the key from inside such an object (`{ key, passphrase }`): it is judged there. */
export function isJudgedInside({ library, sink }: SinkCall): boolean {
  if (!('key' in sink)) return false
  const own = [sink.key.property ?? []].flat()
  return library.sinks.some(
    (other) =>
      'key' in other &&
      isSamePlace(other, sink) &&
      [other.key.property ?? []]
        .flat()
        .some((path) => own.length === 0 || own.some((outer) => path.startsWith(`${outer}.`))),
  )
}
