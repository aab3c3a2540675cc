import type { TSESTree } from '@typescript-eslint/utils'

import type { DetectedLibrary, KeySink } from '../catalogue/types.ts'
import type { FunctionNode } from './ast.ts'
import type { Origin } from './origin.ts'
import type { SourceFile } from './source-file.ts'

export type Call = TSESTree.CallExpression | TSESTree.NewExpression

/** A place where a key reaches a library. */
export interface SinkCall {
  readonly library: DetectedLibrary
  readonly sink: KeySink
  /** The call, the construction, the assignment or the options object. */
  readonly node: TSESTree.Node
  /** The key as it stands there. */
  readonly key: TSESTree.Node
  readonly origins: readonly Origin[]
  /** The options that hold the key are given as a whole, and nobody sees here what is in them. */
  readonly unseen?: true
  readonly file: SourceFile
  /** Through a function, method or class of the application that passes a parameter on to the sink. */
  readonly wrapper?: { readonly of: FunctionNode; readonly sinkCall: SinkCall }
}

export interface Key {
  readonly key: TSESTree.Node
  readonly origins: readonly Origin[]
  /** The options that hold the key are given as a whole, and nobody sees here what is in them. */
  readonly unseen?: true
}

/** Each key once for a sink, however many ways lead to it. */
export function distinctCalls(calls: readonly SinkCall[]): readonly SinkCall[] {
  const seen = new Map<TSESTree.Node, SinkCall[]>()
  return calls.filter((call) => {
    const same = seen.get(call.key) ?? []
    if (same.some((other) => other.sink === call.sink)) return false
    seen.set(call.key, [...same, call])
    return true
  })
}
