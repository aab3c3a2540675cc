import type { TSESTree } from '@typescript-eslint/utils'

import { functionAround, lastName, nameOf, wrapped } from './ast.ts'
import { callsOf } from './call-origins.ts'
import type { SinkCall } from './sink-call.ts'
import type { SourceFile } from './source-file.ts'

// Comparisons that take the same time whatever differs.
const comparing =
  /timing_?safe|safe_?(?:compare|equal)|constant_?time|secure_?compare|tsscmp|^equals?$|^compare$/i

/** Whether the call verifies: by its role, or by what the same file does with the result. */
export function verifies(call: SinkCall): boolean {
  switch (call.sink.role) {
    case 'verify':
    case 'decrypt':
    case 'sign and verify':
    case 'encrypt and decrypt':
      return true
    case 'sign or verify':
      return isCompared(call.node, call.file, 0)
    case 'encrypt or decrypt':
      return isDecrypting(call.node, call.file)
    default:
      return false
  }
}

function isCompared(node: TSESTree.Node, file: SourceFile, depth: number): boolean {
  if (depth > 4) return false
  const value = wrapped(node)
  const { parent } = value
  switch (parent?.type) {
    case 'BinaryExpression':
      return /^[!=]==?$/.test(parent.operator)
    case 'MemberExpression': {
      // `.update(data).digest('hex')`; `.equals(other)`, `.length` is no comparison.
      if (parent.object !== value) return false
      const call = wrapped(parent).parent
      const name = nameOf(parent) ?? ''
      if (call?.type !== 'CallExpression') return false
      return name === 'equals' || isCompared(call, file, depth)
    }
    case 'CallExpression':
    case 'NewExpression': {
      const name = lastName(parent.callee) ?? ''
      if (!(parent.arguments as TSESTree.Node[]).includes(value)) return false
      if (
        /^(?:timingSafeEqual|safeEqual|constantTimeEqual|safeCompare|secureCompare|tsscmp|scmp|equals?|compare|bufferEqual)$/i.test(
          name,
        ) ||
        comparing.test(name)
      )
        return true
      return (
        /^(?:from|String|Uint8Array|Buffer|encode|toString|to_?hex|to_?base64|bytesToHex|hex)$/i.test(name) &&
        isCompared(parent, file, depth + 1)
      )
    }
    case 'AwaitExpression':
    case 'TemplateLiteral':
    case 'ConditionalExpression':
    case 'LogicalExpression':
      return isCompared(parent, file, depth + 1)
    case 'VariableDeclarator':
      return (
        parent.id.type === 'Identifier' &&
        file.readsOf(parent.id).some((use) => isCompared(use, file, depth + 1))
      )
    case 'ReturnStatement':
    case 'ArrowFunctionExpression': {
      const of = functionAround(value)
      return of !== undefined && callsOf(of, file).some((use) => isCompared(use, file, depth + 1))
    }
    default:
      return false
  }
}

const decrypting = /^(?:decrypt|open|unseal|final)/i

function isDecrypting(node: TSESTree.Node, file: SourceFile): boolean {
  const value = wrapped(node)
  const { parent } = value
  if (parent?.type === 'MemberExpression' && parent.object === value)
    return decrypting.test(nameOf(parent) ?? '')
  if (parent?.type === 'AwaitExpression') return isDecrypting(parent, file)
  if (parent?.type === 'CallExpression' && (parent.arguments as TSESTree.Node[]).includes(value))
    return isDecrypting(parent, file)
  if (parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier') {
    return file.readsOf(parent.id).some((use) => isDecrypting(use, file))
  }
  return false
}
