import {
  describeConsequence,
  describeInvalidates,
  describeList,
  describeRemedy,
  describeUndefined,
  list,
  rotationOf,
  withoutStop,
} from '../../catalogue/describe.ts'
import { impactUrl } from '../../docs-urls.ts'
import type { RingFault } from '../../facts/index.ts'

/** What is said of a fault of a key ring, and of the edit that mends it. */
export const messages = {
  fixOrder: "Put the two keys in each other's place.",
  fixRepeated: 'Take the second one out.',
  fixMissing: 'Leave out what is missing, with `.filter(Boolean)`.',
  order:
    "The older key '{{ name }}' stands {{ place }} in {{ ring }}, so '{{ package }}' goes on {{ making }} with it and the rotation never ends. " +
    'Put the newest key {{ there }}. See {{ url }}',
  refused: "'{{ package }}' takes no list of keys here. {{ reaction }}. {{ remedy }}. See {{ url }}",
  repeated:
    "The key '{{ name }}' is in {{ ring }} twice. The second one does nothing; where an older key was meant, '{{ package }}' does not accept its {{ invalidates }}. " +
    'Give each key once. See {{ url }}',
  missing:
    'There is `undefined` in {{ ring }} when {{ settings }} missing. {{ reaction }}. ' +
    'Leave missing keys out, for example with `.filter(Boolean)`. See {{ url }}',
  signing:
    "The older key '{{ name }}' still makes what is new here, so the rotation from it never ends: all of it is lost once that key goes. " +
    "Give '{{ package }}' the newest key. See {{ url }}",
  uneven:
    "'{{ package }}' gets '{{ name }}' here without the fallback key that '{{ other }}' has for it in {{ place }}, so rotating it still {{ consequence }}. " +
    '{{ remedy }}. See {{ url }}',
}

export type MessageId = keyof typeof messages

/** What an edit is offered with, by the fault that it mends. */
export const suggestions: Partial<Record<RingFault['kind'], MessageId>> = {
  order: 'fixOrder',
  repeated: 'fixRepeated',
  missing: 'fixMissing',
}

/** What stands in the messages: names, never a key. */
export function dataOf(fault: RingFault): Record<string, string> {
  const { library, sink } = fault.sinkCall
  const rotation = rotationOf(library, sink)
  const always = {
    package: library.package,
    url: impactUrl(library.package),
  }
  const ring = fault.elsewhere
    ? `the ring in ${fault.elsewhere.path}, line ${String(fault.elsewhere.line)}`
    : 'this ring'
  switch (fault.kind) {
    case 'order': {
      const making = sink.role.includes('encrypt') ? 'encrypting' : 'signing'
      const there = fault.place === 'as the newest key' ? 'there' : fault.place
      return { ...always, ring, name: fault.name ?? '', place: fault.place, making, there }
    }
    case 'refused':
      return {
        ...always,
        reaction: withoutStop(describeList(library) ?? 'It takes the list for a key, or fails'),
        remedy: describeRemedy(sink),
      }
    case 'repeated':
      return { ...always, ring, name: fault.name ?? '', invalidates: describeInvalidates(rotation) }
    case 'missing': {
      const names = fault.settings.map((setting) => `'${setting}'`)
      const reaction = fault.only ? describeUndefined(library) : undefined
      return {
        ...always,
        ring,
        settings: `${list(names, 'or')} is`,
        reaction: withoutStop(reaction ?? `'${library.package}' then fails once it needs that key`),
      }
    }
    case 'signing':
      return { ...always, name: fault.name }
    case 'uneven':
      return {
        ...always,
        name: fault.name ?? 'this key',
        other: fault.other.library,
        place: fault.other.isHere
          ? `line ${String(fault.other.line)}`
          : `${fault.other.path}, line ${String(fault.other.line)}`,
        consequence: describeConsequence(rotation),
        remedy: describeRemedy(sink),
      }
  }
}
