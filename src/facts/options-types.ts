import type { TSESTree } from '@typescript-eslint/utils'

import { functionAround, isFunction } from './ast.ts'

export const optionsType = /(?:Options|Config|Configuration|Opts|Params)$/

/** Whether an object carries a type whose name says options; its keys are judged where it stands. */
export function isTypedOptions(object: TSESTree.ObjectExpression): boolean {
  const type = typeOfObject(object)
  const name = type?.type === 'TSTypeReference' ? type.typeName : undefined
  return (
    name !== undefined &&
    optionsType.test(
      name.type === 'TSQualifiedName' ? name.right.name : name.type === 'Identifier' ? name.name : '',
    )
  )
}

export function typeOfObject(object: TSESTree.ObjectExpression): TSESTree.TypeNode | undefined {
  const { parent } = object
  switch (parent.type) {
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSTypeAssertion':
      return parent.typeAnnotation
    case 'VariableDeclarator':
      return parent.id.type === 'Identifier' ? parent.id.typeAnnotation?.typeAnnotation : undefined
    case 'PropertyDefinition':
      return parent.typeAnnotation?.typeAnnotation
    case 'ReturnStatement':
    case 'ArrowFunctionExpression': {
      const around = isFunction(parent) ? parent : functionAround(parent)
      return around?.returnType?.typeAnnotation
    }
    default:
      return undefined
  }
}
