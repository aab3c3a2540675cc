import type { TSESTree } from '@typescript-eslint/utils'

import { lifetimeMethods, lifetimeOptions, secondsIn, secondsPerNumber } from '../catalogue/lifetimes.ts'
import { lastName, nameOf, staticString, unwrap } from './ast.ts'
import { originsOf } from './origins.ts'
import type { SinkCall } from './sink-call.ts'
import type { SourceFile } from './source-file.ts'

/** A lifetime that the code gives to something that a key signs or encrypts. */
export interface FoundLifetime {
  readonly node: TSESTree.Node
  readonly file: SourceFile
  /** The option or the method: `expiresIn`, `cookie.maxAge`. */
  readonly option: string
  /** A number without a unit, where the library decides what it counts. */
  readonly amount?: number
  readonly seconds?: number
  /** The setting that decides; what stands in for it is in `seconds` or `amount`. */
  readonly setting?: string
}

/** The lifetimes that a sink call is given: in its options, its payload, or the chain that it ends. */
export function lifetimesOf({ node, file, library }: SinkCall): readonly FoundLifetime[] {
  const found = [
    ...('arguments' in node
      ? node.arguments.flatMap((argument) => inOptions(argument, file, [], 0))
      : node.type === 'ObjectExpression'
        ? inOptions(node, file, [], 0)
        : optionsAround(node, file)),
    ...inChain(node, file),
  ]
  return found.map((lifetime) => withSeconds(lifetime, library.package))
}

/** Cookies that are signed where they are set, with the key that the framework was given elsewhere. */
export function signedCookies(file: SourceFile): readonly FoundLifetime[] {
  return file.nodes.calls.flatMap((call) => {
    if (!/^(?:cookie|setCookie|set)$/.test(lastName(call.callee) ?? '')) return []
    return call.arguments.slice(1).flatMap((argument) => {
      const signed = originsOf(argument, file).some(
        ({ kind, node }) =>
          kind === 'object' &&
          node.properties.some(
            (property) =>
              property.type === 'Property' &&
              nameOf(property) === 'signed' &&
              property.value.type === 'Literal' &&
              property.value.value === true,
          ),
      )
      return signed ? inOptions(argument, file, [], 0) : []
    })
  })
}

/** What a bare number counts is the library's to say. */
function withSeconds(lifetime: FoundLifetime, library: string): FoundLifetime {
  const { amount, ...rest } = lifetime
  const factor = amount === undefined ? undefined : secondsPerNumber(library, lifetime.option)
  return amount === undefined || factor === undefined ? rest : { ...rest, seconds: amount * factor }
}

/** The options of a configuration file: the objects around the key. */
function optionsAround(node: TSESTree.Node, file: SourceFile): readonly FoundLifetime[] {
  let outermost: TSESTree.Node | undefined
  for (let at: TSESTree.Node | undefined = node; at; at = at.parent) {
    if (at.type === 'ObjectExpression') outermost = at
  }
  return outermost ? inOptions(outermost, file, [], 0) : []
}

function inOptions(
  options: TSESTree.Node,
  file: SourceFile,
  path: readonly string[],
  depth: number,
): readonly FoundLifetime[] {
  if (depth > 3) return []
  return originsOf(options, file).flatMap((origin) => {
    if (origin.kind !== 'object') return []
    return origin.node.properties.flatMap((property): readonly FoundLifetime[] => {
      if (property.type === 'SpreadElement') return inOptions(property.argument, origin.file, path, depth + 1)
      const name = nameOf(property)
      if (name === undefined) return []
      const inner = [...path, name]
      if (lifetimeOptions.has(name)) return lifetimeAt(property.value, origin.file, inner.join('.'))
      const value = unwrap(property.value)
      return value.type === 'ObjectExpression' || value.type === 'Identifier'
        ? inOptions(value, origin.file, inner, depth + 1)
        : []
    })
  })
}

/** `new SignJWT(payload).setExpirationTime('2h').sign(key)` */
function inChain(node: TSESTree.Node, file: SourceFile): readonly FoundLifetime[] {
  const found: FoundLifetime[] = []
  let at: TSESTree.Node = node
  for (;;) {
    if (at.type !== 'CallExpression') return found
    const callee = unwrap(at.callee)
    if (callee.type !== 'MemberExpression') return found
    const name = nameOf(callee)
    const [first] = at.arguments
    if (name !== undefined && lifetimeMethods.has(name) && first) found.push(...lifetimeAt(first, file, name))
    at = unwrap(callee.object)
  }
}

function lifetimeAt(node: TSESTree.Node, file: SourceFile, option: string): readonly FoundLifetime[] {
  const value = valueOf(node, file, 0)
  return value ? [{ node, file, option, ...value }] : []
}

type Value = Pick<FoundLifetime, 'amount' | 'seconds' | 'setting'>

function valueOf(node: TSESTree.Node, file: SourceFile, depth: number): Value | undefined {
  if (depth > 8) return undefined
  const bare = unwrap(node)
  const text = staticString(bare)
  if (text !== undefined) {
    const seconds = secondsIn(text)
    return seconds === undefined ? undefined : { seconds }
  }
  switch (bare.type) {
    case 'Literal':
      return typeof bare.value === 'number' ? { amount: bare.value } : undefined
    case 'BinaryExpression':
      return calculated(bare, file, depth)
    case 'CallExpression':
    case 'NewExpression': {
      // `ms('7d')`, `Math.floor(...)`, `Number(...)`, `new Date(Date.now() + 1000)`
      const [first] = bare.arguments
      const value = first && valueOf(first, file, depth + 1)
      if (value && lastName(bare.callee) === 'ms' && value.seconds !== undefined)
        return { amount: value.seconds * 1000 }
      return value ?? valueOfOrigins(bare, file, depth)
    }
    default:
      return valueOfOrigins(bare, file, depth)
  }
}

function valueOfOrigins(node: TSESTree.Node, file: SourceFile, depth: number): Value | undefined {
  const origins = originsOf(node, file)
  const setting = origins.find((origin) => origin.kind === 'setting')
  // Of several values the longest lifetime counts.
  const values = origins
    .filter((origin) => origin.node !== node && origin.kind !== 'setting')
    .flatMap((origin) => valueOf(origin.node, origin.file, depth + 1) ?? [])
    .sort((a, b) => (b.seconds ?? b.amount ?? 0) - (a.seconds ?? a.amount ?? 0))
  const [longest] = values
  return setting ? { ...longest, setting: setting.name } : longest
}

/** `60 * 60 * 24`, and `Math.floor(Date.now() / 1000) + 3600`, a point in time from which the present is taken away. */
function calculated(node: TSESTree.BinaryExpression, file: SourceFile, depth: number): Value | undefined {
  const now = [node.left, node.right].find((side) => speaksOfNow(side, file))
  if (node.operator === '+' && now) {
    const value = valueOf(now === node.left ? node.right : node.left, file, depth + 1)
    const inSeconds = /\/\s*1_?000\b/.test(file.text.slice(...now.range))
    if (value?.amount === undefined) return value
    return { seconds: inSeconds ? value.amount : value.amount / 1000 }
  }
  if (node.operator === '/' && speaksOfNow(node.left, file)) return valueOf(node.left, file, depth + 1)
  const left = valueOf(node.left, file, depth + 1)
  const right = valueOf(node.right, file, depth + 1)
  const setting = left?.setting ?? right?.setting
  const amount =
    left?.amount === undefined || right?.amount === undefined
      ? undefined
      : combined(node.operator, left.amount, right.amount)
  if (amount === undefined) return setting === undefined ? undefined : { setting }
  return setting === undefined ? { amount } : { amount, setting }
}

function speaksOfNow(node: TSESTree.Node, file: SourceFile): boolean {
  return /\bDate\b|\bgetTime\b|\bnow\b/.test(file.text.slice(...node.range))
}

function combined(operator: string, left: number, right: number): number | undefined {
  switch (operator) {
    case '*':
      return left * right
    case '+':
      return left + right
    case '-':
      return left - right
    case '/':
      return left / right
    default:
      return undefined
  }
}
