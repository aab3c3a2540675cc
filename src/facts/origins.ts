import type { TSESTree } from '@typescript-eslint/utils'

import { classAround, nameOf, staticString, unwrap } from './ast.ts'
import type { FunctionNode } from './ast.ts'
import { callOrigins } from './call-origins.ts'
import { indexedOrigins } from './elements.ts'
import { importOrigins } from './exports.ts'
import { asCallee, remembered } from './following.ts'
import { memberOrigins } from './member-origins.ts'
import type { Guard, Origin } from './origin.ts'
import type { SourceFile } from './source-file.ts'
import { assignedNodes } from './assigned.ts'
import { identifierOrigins } from './variables.ts'

export { exportOrigins } from './exports.ts'
export { assignedNodes } from './assigned.ts'

// More values than this are no longer "the values it may have".
const mostOrigins = 40
const mostGuards = 30

/** Every value that an expression may have, each with the place where it stands. */
export function originsOf(node: TSESTree.Node, file: SourceFile): readonly Origin[] {
  const bare = unwrap(node)
  // Remembered once for the variable.
  if (bare.type === 'Identifier') return identifierOrigins(bare, file)
  return remembered(bare, { node: bare, file }, () => distinct(evaluate(bare, file)).slice(0, mostOrigins))
}

/** What a callee, a type or a host's argument stands for, as far as it can lead to a library. */
export function calleeOrigins(node: TSESTree.Node, file: SourceFile): readonly Origin[] {
  return asCallee(() => originsOf(node, file))
}

/** As many of them as a value may have. */
export function fewOf(origins: readonly Origin[]): readonly Origin[] {
  return origins.length > mostOrigins ? distinct(origins).slice(0, mostOrigins) : origins
}

function distinct(origins: readonly Origin[]): readonly Origin[] {
  if (origins.length < 2) return origins
  const seen = new Set<string>()
  return origins.filter((origin) => {
    const path = 'path' in origin ? origin.path.join('.') : ''
    const name = origin.kind === 'setting' ? origin.name : ''
    const calls = (origin.within ?? []).map(({ call }) => call.range.join()).join(' ')
    const key = `${origin.kind} ${origin.file.path} ${origin.node.range.join()} ${path} ${name} ${calls} ${String(origin.guards?.length ?? 0)}`
    return !seen.has(key) && seen.add(key)
  })
}

export function withGuard(origins: readonly Origin[], guard: Guard): readonly Origin[] {
  return origins.map((origin) => {
    const { guards = [] } = origin
    // The same condition once more says nothing new.
    const isKnown = guards.length >= mostGuards || guards.some((known) => isSameGuard(known, guard))
    return isKnown ? origin : { ...origin, guards: [...guards, guard] }
  })
}

function isSameGuard(one: Guard, other: Guard): boolean {
  if ('test' in one) return 'test' in other && one.test === other.test && one.holds === other.holds
  if ('insteadOf' in one) return 'insteadOf' in other && one.insteadOf === other.insteadOf
  return 'stage' in other && one.stage === other.stage
}

/** Whether all that options have is seen: what they leave out nobody adds. */
export function isWrittenOut(node: TSESTree.Node, file: SourceFile): boolean {
  return originsOf(node, file).every(({ kind }) => kind === 'object')
}

function evaluate(node: TSESTree.Node, file: SourceFile): readonly Origin[] {
  const place = { node, file }
  switch (node.type) {
    case 'Literal':
      if (node.value === '' || node.value === null) return [{ kind: 'empty', ...place }]
      return [{ kind: typeof node.value === 'boolean' ? 'unknown' : 'literal', ...place }]
    case 'TemplateLiteral':
      if (node.expressions.length === 0)
        return [{ kind: staticString(node) === '' ? 'empty' : 'literal', ...place }]
      return joined(
        [...node.quasis.filter((quasi) => quasi.value.raw !== ''), ...node.expressions].sort(
          (a, b) => a.range[0] - b.range[0],
        ),
        place,
      )
    case 'TemplateElement':
      return [{ kind: 'literal', ...place }]
    case 'BinaryExpression':
      return node.operator === '+' ? joined(operandsOf(node), place) : calculated(node, file)
    case 'MemberExpression':
      return memberExpressionOrigins(node, file)
    case 'CallExpression':
    case 'NewExpression':
      return callOrigins(node, file)
    case 'LogicalExpression':
      return node.operator === '&&' ? originsOf(node.right, file) : alternativeOrigins(node, file)
    case 'ConditionalExpression':
      return [
        ...withGuard(originsOf(node.consequent, file), { test: node.test, holds: true, file }),
        ...withGuard(originsOf(node.alternate, file), { test: node.test, holds: false, file }),
      ]
    case 'AssignmentExpression':
      return originsOf(node.right, file)
    case 'AwaitExpression':
      return originsOf(node.argument, file)
    case 'ImportExpression':
      return importOrigins(file, staticString(node.source), '*', node)
    case 'ObjectExpression':
      return [{ kind: 'object', node, file }]
    case 'ArrayExpression':
      return [{ kind: 'array', node, file }]
    case 'ArrowFunctionExpression':
    case 'FunctionDeclaration':
    case 'FunctionExpression':
      return [{ kind: 'function', node, file }]
    case 'ClassDeclaration':
    case 'ClassExpression':
      return [{ kind: 'class', node, file }]
    case 'ThisExpression': {
      const around = classAround(node)
      return [around ? { kind: 'own instance', of: around, ...place } : { kind: 'unknown', ...place }]
    }
    case 'MetaProperty':
      return [{ kind: 'export', module: '(global)', path: ['import.meta'], ...place }]
    default:
      return [{ kind: 'unknown', ...place }]
  }
}

/** `a || b || c`: each in turn, as far as the one before is missing. */
function alternativeOrigins(node: TSESTree.LogicalExpression, file: SourceFile): readonly Origin[] {
  const chain: TSESTree.LogicalExpression[] = []
  let at: TSESTree.Node = node
  // Long chains lean to the left, as concatenations do.
  while (at.type === 'LogicalExpression' && at.operator !== '&&') {
    chain.push(at)
    at = unwrap(at.left)
  }
  return chain.reduceRight<readonly Origin[]>(
    (origins, { left, right }) => {
      if (origins.length >= mostOrigins) return origins
      return [
        // An empty left side is replaced by the right one.
        ...origins.filter((origin) => origin.kind !== 'empty'),
        ...withGuard(originsOf(right, file), { insteadOf: left, file }),
      ]
    },
    originsOf(at, file),
  )
}

/** `Math.random() * 1e9` is as accidental as what it was calculated from. */
function calculated(node: TSESTree.BinaryExpression, file: SourceFile): readonly Origin[] {
  const generated = /^[-*/%]$/.test(node.operator)
    ? [node.left, node.right]
        .flatMap((operand) => originsOf(operand, file))
        .find(({ kind }) => kind === 'generated')
    : undefined
  return [generated ?? { kind: 'unknown', node, file }]
}

/** The operands of a chain of `+`. */
export function operandsOf(node: TSESTree.Node): readonly TSESTree.Node[] {
  const operands: TSESTree.Node[] = []
  let at = unwrap(node)
  // Long concatenations lean to the left; recursion would follow them as deep as they are long.
  while (at.type === 'BinaryExpression' && at.operator === '+') {
    operands.push(at.right)
    at = unwrap(at.left)
  }
  return [...operands, at].reverse()
}

function joined(
  parts: readonly TSESTree.Node[],
  place: { node: TSESTree.Node; file: SourceFile },
): readonly Origin[] {
  const origins = parts.map((part) => originsOf(part, place.file))
  const written = (part: readonly Origin[]) =>
    part.every((origin) => origin.kind === 'literal' || origin.kind === 'empty')
  if (origins.every((part) => written(part) && part.length > 0)) return [{ kind: 'literal', ...place }]
  return [{ kind: 'text', parts: origins, ...place }]
}

function memberExpressionOrigins(node: TSESTree.MemberExpression, file: SourceFile): readonly Origin[] {
  const object = unwrap(node.object)
  if (object.type === 'Super') return [{ kind: 'unknown', node, file }]
  const values = originsOf(object, file)
  const name = nameOf(node)
  if (name === undefined) return indexedOrigins(node, values, file)
  const found = memberOrigins(values, name, node, file)
  const assigned =
    object.type === 'Identifier'
      ? assignedNodes(object, name, file).flatMap((value) => originsOf(value, file))
      : []
  if (assigned.length === 0) return found
  // `global.SECRET` is what it was assigned.
  const seen = found.filter(
    (origin) => origin.kind !== 'unknown' && !(origin.kind === 'export' && origin.module === '(global)'),
  )
  return [...seen, ...assigned]
}

/** Reads a whole path, as `originsOf` reads an expression: `pathOrigins(value, ['cookie', 'secrets'], ...)`. */
export function pathOrigins(
  values: readonly Origin[],
  path: readonly string[],
  node: TSESTree.Node,
  file: SourceFile,
): readonly Origin[] {
  return path.reduce<readonly Origin[]>((value, name) => memberOrigins(value, name, node, file), values)
}

/** The values that a function may return. */
export function returnedOrigins(of: FunctionNode, file: SourceFile): readonly Origin[] {
  return fewOf(returnedNodes(of, file).flatMap((node) => originsOf(node, file)))
}

/** The expressions that a function may return. */
export function returnedNodes(of: FunctionNode, file: SourceFile): readonly TSESTree.Expression[] {
  return of.body.type === 'BlockStatement' ? file.returnedBy(of) : [of.body]
}
