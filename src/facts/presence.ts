import type { TSESTree } from '@typescript-eslint/utils'

import {
  chainNames,
  decoratorsOf,
  functionAround,
  isFunction,
  isInside,
  lastName,
  nameOf,
  unwrap,
} from './ast.ts'
import type { FunctionNode } from './ast.ts'
import { chainBehind, goesBy } from './names-behind.ts'
import type { OriginOf } from './origin.ts'
import { originsOf } from './origins.ts'
import type { SourceFile } from './source-file.ts'

/** A value on its way to a sink, by the names that it has there. */
export interface Named {
  readonly node: TSESTree.Node
  readonly file: SourceFile
  /** The settings that it is read from. */
  readonly settings: readonly string[]
  /** It stands in for a missing value: what it stands under says nothing. */
  readonly isDefault: boolean
}

/**
 * Whether somebody has looked that the value is there before it is used: `if (!KEY) throw`, `assert(KEY)`,
 * `KEY && sign(KEY)`, a list of settings that have to be set, a schema.
 */
export function isChecked({ node, file, settings, isDefault }: Named): boolean {
  const names = [...settings, ...namesGiven(node)]
  return (
    isDecorated(node) ||
    settings.some((setting) => isRequiredIn(file.text, setting, schemaNames(file))) ||
    names.some(
      (name) =>
        file.nodes.conditions.some((condition) => refuses(condition, name, node, file)) ||
        file.nodes.calls.some((call) => asserts(call, name, node, file)) ||
        (!isDefault && standsUnder(node, name, file)),
    )
  )
}

/** `@IsByteLength(32, 64) SECRET_KEY = process.env.SECRET_KEY ?? ''`: a validator reads the property. */
function isDecorated(node: TSESTree.Node): boolean {
  for (let at: TSESTree.Node | undefined = node; at && !isFunction(at); at = at.parent) {
    if (at.type === 'PropertyDefinition') return decoratorsOf(at).length > 0
  }
  return false
}

/** The variables and properties that an expression is given to, and its own last name. */
function namesGiven(node: TSESTree.Node): readonly string[] {
  const names: (string | undefined)[] = [lastName(node)]
  for (let at: TSESTree.Node = node; at.parent; at = at.parent) {
    const { parent } = at
    if (parent.type === 'VariableDeclarator' && parent.init === at && parent.id.type === 'Identifier')
      names.push(parent.id.name)
    else if (parent.type === 'AssignmentExpression' && parent.right === at) names.push(lastName(parent.left))
    else if (parent.type === 'AssignmentPattern' && parent.right === at) names.push(lastName(parent.left))
    else if ((parent.type === 'Property' || parent.type === 'PropertyDefinition') && parent.value === at)
      names.push(nameOf(parent))
    if (/Statement$|Declaration$/.test(parent.type) || isFunction(parent)) break
  }
  return names.filter((name): name is string => name !== undefined && name !== '')
}

function mentions(node: TSESTree.Node, name: string, file: SourceFile): boolean {
  return file.text
    .slice(...node.range)
    .split(/[^\w$#]+/)
    .includes(name)
}

/** `if (!KEY) throw ...`, `if (!KEY) return`, `if (KEY) { ... } else throw ...`, where the value is in reach. */
function refuses(
  condition: TSESTree.IfStatement,
  name: string,
  node: TSESTree.Node,
  file: SourceFile,
): boolean {
  if (!mentions(condition.test, name, file)) return false
  const arms = [condition.consequent, ...(condition.alternate ? [condition.alternate] : [])]
  const of = functionAround(condition)
  if (arms.some(stops)) return true
  return of !== undefined && isInside(node, of) && condition.range[1] <= node.range[0] && arms.some(leaves)
}

function stops(node: TSESTree.Node): boolean {
  if (node.type === 'ThrowStatement') return true
  if (node.type === 'BlockStatement') return node.body.some(stops)
  if (node.type !== 'ExpressionStatement' && node.type !== 'ReturnStatement') return false
  const value = node.type === 'ReturnStatement' ? node.argument : node.expression
  const call = value && unwrap(value)
  return (
    call?.type === 'CallExpression' &&
    /^(?:process\.exit|Deno\.exit|exit|fail|fatal|die|panic|abort|reject|\w*[Ee]rror)$/.test(
      chainNames(call.callee).slice(-2).join('.'),
    )
  )
}

function leaves(node: TSESTree.Node): boolean {
  if (node.type === 'BlockStatement') return node.body.some(leaves)
  return ['ReturnStatement', 'ContinueStatement', 'BreakStatement'].includes(node.type) || stops(node)
}

const asserting = /^(?:assert|invariant|ok|strict|notEqual|expect|ensure|check|validate|verify|must)/i

function asserts(
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  name: string,
  node: TSESTree.Node,
  file: SourceFile,
): boolean {
  if (call.type === 'NewExpression' || isInside(node, call)) return false
  if (!goesBy(asserting, call.callee, file) && chainBehind(call.callee, file)[0] !== 'assert') return false
  const [tested] = call.arguments
  const of = functionAround(call)
  return tested !== undefined && mentions(tested, name, file) && (!of || isInside(node, of) || stopsHere(of))
}

/** A function that does nothing but check: nobody sees when it is called. */
function stopsHere(of: FunctionNode): boolean {
  return of.body.type === 'BlockStatement' && of.body.body.every(({ type }) => type === 'ExpressionStatement')
}

/** `KEY ? sign(KEY) : undefined`, `KEY && sign(KEY)`, `if (KEY) { sign(KEY) }` */
function standsUnder(node: TSESTree.Node, name: string, file: SourceFile): boolean {
  for (let at = node; at.parent; at = at.parent) {
    const { parent } = at
    if (
      (parent.type === 'IfStatement' || parent.type === 'ConditionalExpression') &&
      parent.test !== at &&
      mentions(parent.test, name, file)
    )
      return true
    if (
      parent.type === 'LogicalExpression' &&
      parent.operator === '&&' &&
      parent.right === at &&
      mentions(parent.left, name, file)
    )
      return true
  }
  return false
}

// What the declaration of a setting begins with in a schema: `z.string()`, `str()`.
const inSchemas = ['z', 'Joi', 'joi', 'yup', 'v', 't', 'Type', 'str', 's']

/** The same, as a file calls it: `import { str as text } from 'envalid'`. */
function schemaNames(file: SourceFile): readonly string[] {
  const names = file.nodes.imports.flatMap(({ imported, local }) =>
    imported.type === 'Identifier' && inSchemas.includes(imported.name) && /^\w+$/.test(local.name)
      ? [local.name]
      : [],
  )
  return [...inSchemas, ...names]
}

/** The setting stands in a list of those that have to be set, or in a schema. */
export function isRequiredIn(text: string, setting: string, begins: readonly string[] = inSchemas): boolean {
  if (!/^\w+$/.test(setting)) return false
  const listed = new RegExp(`['"\`]${setting}['"\`]`).test(text)
  if (listed && /\benv\[|\benv\.get\(/.test(text) && /\bthrow\b|process\.exit/.test(text)) return true
  if (new RegExp(`\\b${setting}['"]?\\s*:\\s*(?:${begins.join('|')})\\b[.(]`).test(text)) return true
  // A part of a schema that has a name: `SESSION_SECRET: nonEmptyText`.
  const isSchema = /\b(?:object|strictObject)\(\s*\{/.test(text) && /\b(?:safeP|p)arse\(/.test(text)
  return isSchema && new RegExp(`\\b${setting}['"]?\\s*:\\s*[a-z]\\w*\\s*[,}]`).test(text)
}

/** Helpers whose name or library says that they throw. */
const throwing = /^(?:getOrThrow|require|mustEnv|requireEnv)$/

/** Whether a setting is `undefined` when nobody has set it: what reads it neither throws nor has a default. */
export function mayBeMissing({ via, node, file }: OriginOf<'setting'>): boolean {
  if (via === 'environment' || via === 'binding') return true
  if (via !== 'config service' || node.type !== 'CallExpression') return false
  const isConfig = originsOf(node.callee, file).some(
    (origin) => origin.kind === 'export' && origin.module === 'config',
  )
  return !isConfig && node.arguments.length === 1 && !throwing.test(lastName(node.callee) ?? '')
}
