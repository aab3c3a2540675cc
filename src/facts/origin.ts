import type { TSESTree } from '@typescript-eslint/utils'

import type { FunctionNode } from './ast.ts'
import type { SourceFile } from './source-file.ts'

/** Something that a module outside the project exports; an empty path is the module itself. */
export interface Exported {
  /** The specifier, without `node:`; `(global)` for what nobody imports. */
  readonly module: string
  readonly path: readonly string[]
}

export type ClassNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression

/** A call or a construction. */
export type Call = TSESTree.CallExpression | TSESTree.NewExpression

/** How a setting is read. */
export type ReadVia = 'environment' | 'config service' | 'helper' | 'binding' | 'file' | 'vault'

/** Under what condition a value is taken. */
export type Guard =
  /** An arm of a conditional or an `if`: the test, and whether it holds. */
  | { readonly test: TSESTree.Node; readonly holds: boolean; readonly file: SourceFile }
  /** The right side of `||` or `??`, a default: taken when the other is missing. */
  | { readonly insteadOf: TSESTree.Node; readonly file: SourceFile }
  /** The entry of a table by stage: `config[process.env.NODE_ENV]`. */
  | { readonly stage: string; readonly file: SourceFile }

/** A call, and where it stands. */
export interface CallSite {
  readonly node: TSESTree.Node
  readonly file: SourceFile
}

/** A call of a function, whose arguments stand for its parameters in what the function gives. */
export interface Application {
  readonly of: FunctionNode
  readonly call: Call
  readonly file: SourceFile
  readonly bound?: readonly TSESTree.Node[]
}

interface Place {
  /** Where the value stands. */
  readonly node: TSESTree.Node
  readonly file: SourceFile
  /** The calls that led into the functions that it is written in, from the inside out. */
  readonly within?: readonly Application[]
  readonly guards?: readonly Guard[]
  /** Another key was derived from it, or it went through a hash. */
  readonly derived?: true
  /** It went through a hash, which makes something like a key of an empty text, too. */
  readonly hashed?: true
  /** On the way here a missing value became the text 'undefined', or nothing at all. */
  readonly whenMissing?: 'undefined' | 'empty'
  /** One of several that it holds: `process.env.KEYS.split(',')[0]`. */
  readonly oneOf?: true
  /** Arguments that `bind` fixed in front. */
  readonly bound?: readonly TSESTree.Node[]
  /** A result whose `data` or `value` this is: `schema.safeParse(process.env)`. */
  readonly wrapped?: true
}

/** Where a value comes from. */
export type Origin = Place &
  (
    | { readonly kind: 'literal' }
    | { readonly kind: 'empty' }
    | { readonly kind: 'object'; readonly node: TSESTree.ObjectExpression }
    | { readonly kind: 'array'; readonly node: TSESTree.ArrayExpression }
    /** Parts of several origins put together: a template with holes, a concatenation. */
    | { readonly kind: 'text'; readonly parts: readonly (readonly Origin[])[] }
    /** A list of unknown length made from something. */
    | { readonly kind: 'list'; readonly of: readonly Origin[] }
    /** Each member of a list in turn. */
    | { readonly kind: 'element'; readonly of: readonly Origin[] }
    | { readonly kind: 'function'; readonly node: FunctionNode }
    | { readonly kind: 'class'; readonly node: ClassNode }
    | { readonly kind: 'own instance'; readonly of: ClassNode }
    | { readonly kind: 'enum'; readonly node: TSESTree.TSEnumDeclaration }
    | { readonly kind: 'namespace'; readonly node: TSESTree.TSModuleDeclaration }
    | { readonly kind: 'module'; readonly of: SourceFile }
    | { readonly kind: 'environment'; readonly via?: ReadVia }
    | { readonly kind: 'setting'; readonly name: string; readonly via: ReadVia }
    /** A setting whose name is a parameter of the helper around it. */
    | {
        readonly kind: 'setting of parameter'
        readonly of: FunctionNode
        readonly index: number
        /** What is put around the parameter: `process.env[`${name}_PREVIOUS`]`. */
        readonly before?: string
        readonly after?: string
      }
    | {
        readonly kind: 'parameter'
        readonly of: FunctionNode
        readonly index: number
        readonly path: readonly string[]
        /** All arguments from there on: `...rest`. */
        readonly rest?: true
      }
    | ({ readonly kind: 'export' } & Exported)
    /** What a call or construction of an export gave, or what carries its type; the path leads to a member. */
    | {
        readonly kind: 'instance'
        readonly of: Exported
        readonly made: 'call' | 'new' | 'type'
        readonly path: readonly string[]
      }
    /** The calls of the functions that make it anew each time, from the inside out. */
    | { readonly kind: 'generated'; readonly calls?: readonly CallSite[] }
    | { readonly kind: 'unknown' }
  )

export type OriginKind = Origin['kind']
export type OriginOf<Kind extends OriginKind> = Extract<Origin, { kind: Kind }>

/** Where a value is made: the outermost call of a function that makes it anew. */
export function madeAt(origin: OriginOf<'generated'>): CallSite {
  return origin.calls?.at(-1) ?? origin
}
