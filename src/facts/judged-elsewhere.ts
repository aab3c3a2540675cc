import type { KeySink } from '../catalogue/types.ts'
import type { SinkCall } from './sink-call.ts'

/** Another sink takes what the function returns: it is judged there. */
export function isJudgedByItsResult({ library, sink }: SinkCall): boolean {
  if (!('key' in sink)) return false
  return library.sinks.some(
    (other) =>
      'key' in other &&
      other.key.returned !== undefined &&
      other.key.argument === sink.key.argument &&
      namesOf(other).some((name) => namesOf(sink).includes(name)),
  )
}

/** Another sink takes the key from inside such an object (`{ key, passphrase }`): it is judged there. */
export function isJudgedInside({ library, sink }: SinkCall): boolean {
  if (!('key' in sink)) return false
  const own = [sink.key.property ?? []].flat()
  return library.sinks.some(
    (other) =>
      'key' in other &&
      other.key.argument === sink.key.argument &&
      namesOf(other).some((name) => namesOf(sink).includes(name)) &&
      [other.key.property ?? []]
        .flat()
        .some((path) => own.length === 0 || own.some((outer) => path.startsWith(`${outer}.`))),
  )
}

function namesOf(sink: KeySink): readonly string[] {
  if ('call' in sink) return [sink.call].flat()
  if ('new' in sink) return [sink.new].flat()
  if ('method' in sink) return [sink.method].flat()
  return 'host' in sink ? [sink.host].flat() : []
}
