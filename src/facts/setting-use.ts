import type { TSESTree } from '@typescript-eslint/utils'

import { chainNames, isFunction, isInside, nameOf, unwrap, wrapped } from './ast.ts'
import { goesBy } from './names-behind.ts'
import type { SourceFile } from './source-file.ts'

/** What a setting is read for: its value, a look whether it is there, or the declaration of a setting. */
export type SettingUse = 'value' | 'presence check' | 'definition'

// Calls that declare or validate settings: what they read they hand out under a name.
const declaring =
  /^(?:createEnv|cleanEnv|registerAs|convict|parse|parseAsync|safeParse|validate|validateSync|defineEnv|defineNuxtConfig|defineConfig|envsafe|parseEnv|loadEnv|plainToClass|plainToInstance)$/
const asserting =
  /^(?:assert|invariant|ok|Boolean|expect|isDefined|isEmpty|isNil|isString|isUndefined|notEqual|warn|error)$/

function isDeclaring(callee: TSESTree.Node, file: SourceFile): boolean {
  return (
    goesBy(declaring, callee, file) &&
    !/^(?:JSON|URL|qs|querystring|path|url)$/.test(chainNames(callee).at(-2) ?? '')
  )
}

/** What a setting is read for at a place. */
export function useOf(node: TSESTree.Node, file: SourceFile): SettingUse {
  const value = wrapped(node)
  const { parent } = value
  if (parent?.type === 'AssignmentExpression' && unwrap(parent.left) === node) return 'definition'
  if (parent && isPresenceCheck(value, parent, file)) return 'presence check'
  for (let at: TSESTree.Node | undefined = value.parent; at; at = at.parent) {
    if (at.type === 'CallExpression' && !isInside(node, at.callee) && isDeclaring(at.callee, file))
      return 'definition'
    if (isFunction(at) && !(at.parent.type === 'CallExpression')) break
  }
  return 'value'
}

function isPresenceCheck(value: TSESTree.Node, parent: TSESTree.Node, file: SourceFile): boolean {
  switch (parent.type) {
    case 'UnaryExpression':
      return parent.operator === '!' || parent.operator === 'typeof' || parent.operator === 'delete'
    case 'IfStatement':
    case 'ConditionalExpression':
    case 'WhileStatement':
      return parent.test === value
    case 'LogicalExpression':
      return parent.operator === '&&' ? parent.left === value || isTest(parent) : isTest(parent)
    case 'BinaryExpression':
      return (
        /^[!=]==?$/.test(parent.operator) && isNothing(parent.left === value ? parent.right : parent.left)
      )
    case 'MemberExpression':
      return parent.object === value && nameOf(parent) === 'length'
    case 'CallExpression':
      return parent.arguments[0] === value && goesBy(asserting, parent.callee, file)
    case 'ExpressionStatement':
      return true
    default:
      return false
  }
}

function isTest(node: TSESTree.Node): boolean {
  const { parent } = node
  if (parent?.type === 'LogicalExpression') return isTest(parent)
  if (parent?.type === 'UnaryExpression') return parent.operator === '!'
  return (parent?.type === 'IfStatement' || parent?.type === 'ConditionalExpression') && parent.test === node
}

function isNothing(node: TSESTree.Node): boolean {
  const bare = unwrap(node)
  if (bare.type === 'Identifier') return bare.name === 'undefined'
  return bare.type === 'Literal' && (bare.value === null || bare.value === '' || bare.value === 'undefined')
}
