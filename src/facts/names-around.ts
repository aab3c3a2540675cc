import type { TSESTree } from '@typescript-eslint/utils'

import { chainNames, isFunction, nameOf, staticString, unwrap } from './ast.ts'
import type { SinkCall } from './sink-call.ts'

/** A name that the code gives to a call's result, or to what stands around the call. */
export interface NameAround {
  readonly name: string
  readonly of: 'value' | 'function' | 'class' | 'file'
}

/** What the code calls a sink call: the nearest name first. */
export function namesAround({ node, file, wrapper }: SinkCall): readonly NameAround[] {
  const names: NameAround[] = wrapper ? [...calleeNames(node)] : []
  for (let at: TSESTree.Node = node; at.parent; at = at.parent) {
    const name = nameGivenBy(at, at.parent)
    if (name) names.push(name)
  }
  const [base = '', folder = ''] = file.path.split(/[\\/]/).reverse()
  return [...names, { name: `${folder}/${base.replace(/\.[^.]+$/, '')}`, of: 'file' }]
}

/** A function of the project that passes the key on has a name that says what it does. */
function calleeNames(node: TSESTree.Node): readonly NameAround[] {
  if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return []
  const name = chainNames(node.callee).at(-1)
  return name === undefined ? [] : [{ name, of: 'function' }]
}

function nameGivenBy(node: TSESTree.Node, parent: TSESTree.Node): NameAround | undefined {
  switch (parent.type) {
    case 'VariableDeclarator': {
      const { id } = parent
      if (parent.init !== node) return undefined
      if (id.type === 'Identifier')
        return { name: id.name, of: isFunction(unwrap(node)) ? 'function' : 'value' }
      return undefined
    }
    case 'AssignmentExpression': {
      const name = parent.right === node ? chainNames(unwrap(parent.left)).at(-1) : undefined
      return name === undefined ? undefined : { name, of: isFunction(unwrap(node)) ? 'function' : 'value' }
    }
    case 'Property':
    case 'PropertyDefinition':
    case 'MethodDefinition': {
      const name = parent.value === node ? nameOf(parent) : undefined
      return name === undefined ? undefined : { name, of: isFunction(unwrap(node)) ? 'function' : 'value' }
    }
    case 'CallExpression': {
      // `app.post('/reset-password', (request, response) => { ... })`
      if (!isFunction(unwrap(node))) return undefined
      const [first] = parent.arguments
      const route = first && first !== node ? staticString(first) : undefined
      return route === undefined ? undefined : { name: route, of: 'function' }
    }
    default:
      if (
        isFunction(parent) &&
        parent.type !== 'ArrowFunctionExpression' &&
        parent.id &&
        parent.body === node
      ) {
        return { name: parent.id.name, of: 'function' }
      }
      return (parent.type === 'ClassDeclaration' || parent.type === 'ClassExpression') && parent.id
        ? { name: parent.id.name, of: 'class' }
        : undefined
  }
}
