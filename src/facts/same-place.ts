import type { KeySink } from '../catalogue/types.ts'

/** Whether two sinks take a key in the same argument of a call by the same name. */
export function isSamePlace(a: KeySink, b: KeySink): boolean {
  if (!('key' in a) || !('key' in b) || a.key.argument !== b.key.argument) return false
  return calledAs(a).some((name) => calledAs(b).includes(name))
}

function calledAs(sink: KeySink): readonly string[] {
  if ('call' in sink) return [sink.call].flat()
  if ('new' in sink) return [sink.new].flat()
  if ('method' in sink) return [sink.method].flat()
  return 'host' in sink ? [sink.host].flat() : []
}
