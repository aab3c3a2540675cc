import { kindOfSetting, namesFallbackKey, namesSeveralKeys } from '../catalogue/setting-names.ts'
import type { KeySink } from '../catalogue/types.ts'
import { namesOfMember } from './member-names.ts'
import { isSamePlace } from './same-place.ts'
import type { SinkCall } from './sink-call.ts'
import type { RingMember, WrittenRing } from './written-rings.ts'

/** Whether a list of keys is given to a sink that takes none. */
export function isRefused({ form, members, sinkCall }: WrittenRing): boolean {
  const { library, sink, wrapper } = sinkCall
  if (form !== 'list' || takesList(sink)) return false
  // A function of the application may take a list apart.
  if (wrapper && !passesWhole(wrapper.sinkCall)) return false
  // One version of a library may take what another one refuses.
  if (library.sinks.some((other) => takesList(other) && isSamePlace(other, sink))) return false
  return members.length > 0 && members.every(mayBeKey) && members.some(isKey)
}

function passesWhole({ origins, wrapper }: SinkCall): boolean {
  return origins.every(({ kind }) => kind === 'parameter') && (!wrapper || passesWhole(wrapper.sinkCall))
}

function takesList({ keyRing }: KeySink): boolean {
  return keyRing.accepts === 'array' || (keyRing.accepts === 'function' && keyRing.gives === 'several keys')
}

/** Bytes and key objects are lists of something else. */
function mayBeKey({ node, origins }: RingMember): boolean {
  if (node.type === 'Literal' && typeof node.value !== 'string') return false
  return !origins.some(({ kind }) => kind === 'object' || kind === 'function' || kind === 'array')
}

function isKey(member: RingMember): boolean {
  if (member.origins.some(({ kind }) => kind === 'setting' || kind === 'literal')) return true
  return namesOfMember(member).some(
    (name) =>
      kindOfSetting(name) === 'own key' ||
      namesFallbackKey(name) ||
      namesSeveralKeys(name) ||
      isBareKey(name),
  )
}

const isBareKey = (name: string): boolean => /(?:key|secret)_?\d*$/i.test(name)
