import type { TSESTree } from '@typescript-eslint/utils'

import { isInside, lastName, nameOf, unwrap } from './ast.ts'
import type { FunctionNode } from './ast.ts'
import { configOfType, isWorkerEnvironment } from './environments.ts'
import type { Origin } from './origin.ts'
import { originsOf } from './origins.ts'
import type { SourceFile } from './source-file.ts'
import { patternOrigins } from './variables.ts'

// Callbacks of these are given the members of the list one by one.
const eachOf = /^(?:every|filter|find|findIndex|findLast|flatMap|forEach|map|reduce|reduceRight|some)$/

/** What a parameter of a function is given, as far as the function itself shows it. */
export function parameterOrigins(
  of: FunctionNode,
  name: TSESTree.Node,
  use: TSESTree.Identifier,
  file: SourceFile,
): readonly Origin[] {
  const index = of.params.findIndex((parameter) => isInside(name, parameter))
  const parameter = of.params[index]
  if (!parameter) return [{ kind: 'unknown', node: use, file }]
  const call = of.parent
  if (call.type === 'CallExpression' && call.arguments[0] === of) {
    const callee = unwrap(call.callee)
    const method = callee.type === 'MemberExpression' ? nameOf(callee) : undefined
    if (callee.type === 'MemberExpression' && method !== undefined && eachOf.test(method)) {
      const at = method.startsWith('reduce') ? 1 : 0
      if (index === at) return [{ kind: 'element', of: originsOf(callee.object, file), node: use, file }]
    }
    // `import('jsonwebtoken').then(({ verify }) => ...)`
    if (callee.type === 'MemberExpression' && method === 'then' && index === 0) {
      return patternOrigins(parameter, name, originsOf(callee.object, file), file)
    }
  }
  const bare = parameter.type === 'TSParameterProperty' ? parameter.parameter : parameter
  if (isWorkerEnvironment(of, index)) return [{ kind: 'environment', via: 'binding', node: use, file }]
  const value: Origin = { kind: 'parameter', of, index, path: [], node: use, file }
  const rest = bare.type === 'RestElement'
  const origins = patternOrigins(
    rest ? bare.argument : bare,
    name,
    rest ? [{ kind: 'list', of: [{ ...value, rest: true }], node: use, file }] : [value],
    file,
  )
  const plain = bare.type === 'AssignmentPattern' ? bare.left : bare
  const promised = [
    ...(plain.type === 'Identifier' ? typeOrigins(plain.typeAnnotation, file) : []),
    ...injectedOrigins(parameter.decorators, file),
  ]
  return [...origins, ...promised]
}

/** The instance that a decorator asks for: `@Inject(JwtService) jwt`. */
export function injectedOrigins(
  decorators: readonly TSESTree.Decorator[] | undefined,
  file: SourceFile,
): readonly Origin[] {
  return (decorators ?? []).flatMap(({ expression }) => {
    const [first] = expression.type === 'CallExpression' ? expression.arguments : []
    if (expression.type !== 'CallExpression' || lastName(expression.callee) !== 'Inject' || !first) return []
    return instancesOf(first, file)
  })
}

/** Instances of a class that is named, imported or of the project. */
export function instancesOf(named: TSESTree.Node, file: SourceFile): readonly Origin[] {
  return originsOf(named, file).flatMap((origin): readonly Origin[] => {
    const place = { node: named, file }
    if (origin.kind === 'class')
      return [{ kind: 'own instance', of: origin.node, node: named, file: origin.file }]
    if (origin.kind !== 'export' || origin.module === '(global)') return []
    return [
      {
        kind: 'instance',
        made: 'type',
        of: { module: origin.module, path: origin.path },
        path: [],
        ...place,
      },
    ]
  })
}

/** The instance that a type annotation promises, when the type is imported or a class of the file. */
export function typeOrigins(
  annotation: TSESTree.TSTypeAnnotation | undefined,
  file: SourceFile,
): readonly Origin[] {
  const types =
    annotation?.typeAnnotation.type === 'TSUnionType'
      ? annotation.typeAnnotation.types
      : [annotation?.typeAnnotation]
  return types.flatMap((type) => {
    if (type?.type !== 'TSTypeReference') return []
    const config = configOfType(type, file)
    if (config.length > 0) return config
    const names = typeNames(type.typeName)
    const [root] = names
    if (!root) return []
    return originsOf(root, file).flatMap((origin): readonly Origin[] => {
      const place = { node: type, file }
      if (origin.kind === 'class')
        return [{ kind: 'own instance', of: origin.node, node: type, file: origin.file }]
      if (origin.kind !== 'export' || origin.module === '(global)') return []
      const path = [...origin.path, ...names.slice(1).map((name) => name.name)].filter(
        (part) => part !== 'default',
      )
      return [{ kind: 'instance', made: 'type', of: { module: origin.module, path }, path: [], ...place }]
    })
  })
}

function typeNames(name: TSESTree.EntityName): readonly TSESTree.Identifier[] {
  if (name.type === 'Identifier') return [name]
  return name.type === 'TSQualifiedName' ? [...typeNames(name.left), name.right] : []
}
