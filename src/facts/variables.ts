import type { TSESLint, TSESTree } from '@typescript-eslint/utils'

import { functionAround, isInside, nameOf, staticString } from './ast.ts'
import { assignedGlobals, isGlobalObject, writtenOrigins } from './assigned.ts'
import { importOrigins } from './exports.ts'
import { filledOrigins } from './filled.ts'
import { remembered } from './following.ts'
import { memberOrigins } from './member-origins.ts'
import type { Origin } from './origin.ts'
import { originsOf, withGuard } from './origins.ts'
import { parameterOrigins, typeOrigins } from './parameters.ts'
import type { SourceFile } from './source-file.ts'

/** The values that a name stands for. */
export function identifierOrigins(node: TSESTree.Identifier, file: SourceFile): readonly Origin[] {
  const variable = file.variableOf(node)
  if (!variable || variable.defs.length === 0) {
    if (node.name === 'undefined') return [{ kind: 'empty', node, file }]
    if (node.name === 'arguments') return allArguments(node, file)
    const isGlobal = isGlobalObject(node.name)
    const assigned = isGlobal ? [] : assignedGlobals(node.name, file)
    if (assigned.length > 0) return assigned.flatMap((value) => originsOf(value, file))
    return [{ kind: 'export', module: '(global)', path: isGlobal ? [] : [node.name], node, file }]
  }
  // The same for every use of the name, but for where it is used.
  const [definition] = variable.defs
  const declared = definition?.name ?? node
  return remembered(variable, { node, file }, () =>
    variableOrigins(variable, declared as TSESTree.Identifier, file),
  ).map((origin) => (origin.node === declared ? ({ ...origin, node } as Origin) : origin))
}

/** `arguments` of the function around. */
function allArguments(node: TSESTree.Identifier, file: SourceFile): readonly Origin[] {
  let of = functionAround(node)
  while (of?.type === 'ArrowFunctionExpression') of = functionAround(of)
  if (!of) return [{ kind: 'unknown', node, file }]
  const each: Origin = { kind: 'parameter', of, index: 0, path: [], rest: true, node, file }
  return [{ kind: 'list', of: [each], node, file }]
}

function variableOrigins(
  variable: TSESLint.Scope.Variable,
  node: TSESTree.Identifier,
  file: SourceFile,
): readonly Origin[] {
  const filled = filledOrigins(variable, file)
  if (filled) return filled
  const found = variable.defs.flatMap((definition) => definitionOrigins(definition, node, file))
  const isGiven = found.some(({ kind }) => kind !== 'empty')
  const written = variable.references.flatMap((reference) =>
    reference.isWrite() && reference.init !== true ? writtenOrigins(reference, isGiven, file) : [],
  )
  // `i += 1`, `i++`: not one of the values that are written out.
  const counted = variable.references.some(({ identifier: { parent } }) => {
    if (parent.type === 'UpdateExpression') return true
    return (
      parent.type === 'AssignmentExpression' &&
      /^[-+*/%]=$/.test(parent.operator) &&
      parent.left.type === 'Identifier'
    )
  })
  const all = counted
    ? [...found, ...written, { kind: 'unknown' as const, node, file }]
    : [...found, ...written]
  return all.length > 0 ? all : [{ kind: 'unknown', node, file }]
}

function definitionOrigins(
  definition: TSESLint.Scope.Definition,
  use: TSESTree.Identifier,
  file: SourceFile,
): readonly Origin[] {
  const { node } = definition
  const place = { node: use, file }
  switch (node.type) {
    case 'ImportSpecifier': {
      const declaration = node.parent as TSESTree.ImportDeclaration
      const imported = node.imported.type === 'Identifier' ? node.imported.name : node.imported.value
      return importOrigins(file, declaration.source.value, imported, use)
    }
    case 'ImportDefaultSpecifier':
    case 'ImportNamespaceSpecifier': {
      const declaration = node.parent
      return importOrigins(
        file,
        declaration.source.value,
        node.type === 'ImportDefaultSpecifier' ? 'default' : '*',
        use,
      )
    }
    case 'TSImportEqualsDeclaration':
      return node.moduleReference.type === 'TSExternalModuleReference'
        ? importOrigins(file, staticString(node.moduleReference.expression), '*', use)
        : [{ kind: 'unknown', ...place }]
    case 'VariableDeclarator':
      return declaratorOrigins(node, definition.name, file)
    case 'ArrowFunctionExpression':
    case 'FunctionDeclaration':
    case 'FunctionExpression':
      if (definition.type === ('FunctionName' as typeof definition.type))
        return [{ kind: 'function', node, file }]
      return parameterOrigins(node, definition.name, use, file)
    case 'ClassDeclaration':
    case 'ClassExpression':
      return [{ kind: 'class', node, file }]
    case 'TSEnumDeclaration':
      return [{ kind: 'enum', node, file }]
    case 'TSModuleDeclaration':
      return [{ kind: 'namespace', node, file }]
    default:
      return [{ kind: 'unknown', ...place }]
  }
}

function declaratorOrigins(
  node: TSESTree.VariableDeclarator,
  name: TSESTree.Node,
  file: SourceFile,
): readonly Origin[] {
  const loop = node.parent.parent
  if (loop.type === 'ForOfStatement' && loop.left === node.parent) {
    return [{ kind: 'element', of: originsOf(loop.right, file), node: name, file }]
  }
  if (loop.type === 'ForInStatement' && loop.left === node.parent)
    return [{ kind: 'unknown', node: name, file }]
  const typed = node.id.type === 'Identifier' ? typeOrigins(node.id.typeAnnotation, file) : []
  if (!node.init) return typed
  const origins = patternOrigins(node.id, name, originsOf(node.init, file), file)
  return origins.some((origin) => origin.kind !== 'unknown') ? origins : [...origins, ...typed]
}

/** What the name inside a destructuring pattern gets from the value that is taken apart. */
export function patternOrigins(
  pattern: TSESTree.Node,
  name: TSESTree.Node,
  value: readonly Origin[],
  file: SourceFile,
): readonly Origin[] {
  if (pattern === name) return value
  switch (pattern.type) {
    case 'AssignmentPattern':
      return patternOrigins(
        pattern.left,
        name,
        [
          ...value.filter((origin) => origin.kind !== 'empty'),
          ...withGuard(originsOf(pattern.right, file), { insteadOf: pattern.left, file }),
        ],
        file,
      )
    case 'ObjectPattern': {
      const property = pattern.properties.find((candidate) => isInside(name, candidate))
      if (property?.type === 'RestElement') return value
      if (!property) return []
      const key = nameOf(property)
      const inner: readonly Origin[] =
        key === undefined
          ? [{ kind: 'unknown', node: name, file }]
          : memberOrigins(value, key, property, file)
      return patternOrigins(property.value, name, inner, file)
    }
    case 'ArrayPattern': {
      const index = pattern.elements.findIndex((element) => element !== null && isInside(name, element))
      const element = pattern.elements[index]
      if (!element) return []
      if (element.type === 'RestElement') return [{ kind: 'list', of: value, node: name, file }]
      // `const [key, ...older] = keys` takes one after the other, by recursion or in a loop.
      const takes = pattern.elements.at(-1)?.type === 'RestElement'
      const member = memberOrigins(value, String(index), element, file)
      return patternOrigins(
        element,
        name,
        takes ? [{ kind: 'element', of: value, node: name, file }] : member,
        file,
      )
    }
    default:
      return [{ kind: 'unknown', node: name, file }]
  }
}
