import type { TSESTree } from '@typescript-eslint/utils'

import { functionAround, isFunction } from './ast.ts'
import { nameBehind } from './names-behind.ts'
import type { SourceFile } from './source-file.ts'

const optionsType = /(?:Options|Config|Configuration|Opts|Params)$/

/** Whether an object carries a type whose name says options; its keys are judged where it stands. */
export function isTypedOptions(object: TSESTree.ObjectExpression, file: SourceFile): boolean {
  return optionsTypeOf(object, file) !== undefined
}

/** The name that the type of options begins with: `SessionOptions`, `session` of `session.SessionOptions`. */
export function optionsTypeOf(
  object: TSESTree.ObjectExpression,
  file: SourceFile,
): TSESTree.EntityName | undefined {
  const type = typeOfObject(object)
  const name = type?.type === 'TSTypeReference' ? type.typeName : undefined
  switch (name?.type) {
    case 'Identifier':
      return optionsType.test(nameBehind(name, file)) ? name : undefined
    case 'TSQualifiedName':
      return optionsType.test(name.right.name) ? name.left : undefined
    default:
      return undefined
  }
}

function typeOfObject(object: TSESTree.ObjectExpression): TSESTree.TypeNode | undefined {
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
