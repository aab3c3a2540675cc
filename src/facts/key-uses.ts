import { rotationOf } from '../catalogue/describe.ts'
import { makesAnyToken } from '../catalogue/token-kinds.ts'
import { arrivingKeys } from './arriving-keys.ts'
import type { ArrivingKey } from './arriving-keys.ts'
import { functionAround, isInside, unwrap } from './ast.ts'
import { markOf } from './key-mark.ts'
import { shapeOf } from './key-ring.ts'
import { namesAround } from './names-around.ts'
import { isDerivedForPurpose } from './purpose-derivations.ts'
import type { SinkCall } from './sink-call.ts'
import { findSinkCalls } from './sink-calls.ts'
import type { SourceFile } from './source-file.ts'
import { purposeOf } from './use-purposes.ts'
import type { UsePurpose } from './use-purposes.ts'

/** A place where a key of the application's own is used for something. */
export interface KeyUse {
  /** The same for the same key. */
  readonly mark: string
  readonly name: string | undefined
  readonly sinkCall: SinkCall
  readonly purpose: UsePurpose
}

/** The uses of keys in a file, each with what the key is for there. */
export function findKeyUses(file: SourceFile): readonly KeyUse[] {
  const found = findSinkCalls(file).flatMap((sinkCall): readonly KeyUse[] => {
    const purpose = sinkCall.unseen ? undefined : purposeOf(sinkCall)
    if (!purpose || shapeOf(sinkCall) === 'not ours') return []
    return arrivingKeys(sinkCall).flatMap((key) => useOf(key, sinkCall, purpose))
  })
  const told = found.map((use) => toldBeside(use, found))
  const purposes = new Map<string, Set<string>>()
  for (const { mark, purpose } of told) {
    purposes.set(mark, (purposes.get(mark) ?? new Set()).add(purpose.words))
  }
  // A key with one purpose has no other to be nested in.
  return told.map((use) => ((purposes.get(use.mark)?.size ?? 0) > 1 ? withNested(use, told) : use))
}

/** A token that is signed and then encrypted with the same key is one thing, which is both. */
function withNested(use: KeyUse, all: readonly KeyUse[]): KeyUse {
  const nested = all.filter(
    ({ mark, sinkCall }) =>
      mark === use.mark && (goesInto(sinkCall, use.sinkCall) || goesInto(use.sinkCall, sinkCall)),
  )
  if (nested.length < 2) return use
  const possible = new Set(nested.flatMap(({ purpose }) => [...purpose.possible]))
  return { ...use, purpose: { ...use.purpose, possible } }
}

/** Whether a call's result is given to another one, on the spot or by a constant. */
function goesInto({ node }: SinkCall, outer: SinkCall): boolean {
  if (isInside(node, outer.node)) return true
  return (
    'arguments' in outer.node &&
    outer.node.arguments.some((argument) => {
      const given = unwrap(argument)
      const [definition] = given.type === 'Identifier' ? (outer.file.variableOf(given)?.defs ?? []) : []
      const init = definition?.node.type === 'VariableDeclarator' ? definition.node.init : undefined
      return init ? isInside(node, init) : false
    })
  )
}

function useOf(key: ArrivingKey, sinkCall: SinkCall, purpose: UsePurpose): readonly KeyUse[] {
  const mark = markOf(key)
  // What a function is given is judged where it is called.
  if (mark === undefined || key.kind === 'parameter' || key.several || key.passphrase) return []
  if (isDerivedForPurpose(sinkCall, key)) return []
  return [{ mark, name: key.name?.replace(/ of '.*$/, ''), sinkCall, purpose }]
}

/**
 * Beside a refresh token that is signed in the same function, any other token is no refresh token. Beside a function for
 * one kind of token, one that makes tokens without a word about them is for others: `createToken`, `createResetToken`.
 */
function toldBeside(use: KeyUse, all: readonly KeyUse[]): KeyUse {
  const { purpose } = use
  if (purpose.told !== 'not' || !signsToken(use)) return use
  const around = functionAround(use.sinkCall.node)
  const saysNothing = namesAround(use.sinkCall).some(
    ({ name, of }) => of === 'function' && makesAnyToken(name),
  )
  const beside = all.some((other) => {
    if (other.mark !== use.mark || other.purpose.told !== 'by name') return false
    return functionAround(other.sinkCall.node) === around
      ? other.purpose.words === 'refresh tokens' && signsToken(other)
      : saysNothing && other.sinkCall.sink.role.includes('sign')
  })
  if (!beside) return use
  const invalidates = purpose.invalidates.filter(({ what }) => what === 'access tokens')
  return {
    ...use,
    purpose: { words: 'access tokens', possible: new Set(['access tokens']), told: 'by name', invalidates },
  }
}

function signsToken({ sinkCall }: KeyUse): boolean {
  const { library, sink } = sinkCall
  return (
    sink.role === 'sign' && rotationOf(library, sink).invalidates.some(({ what }) => what === 'access tokens')
  )
}
