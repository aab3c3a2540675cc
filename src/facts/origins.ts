import type { TSESLint, TSESTree } from '@typescript-eslint/utils'

import {
  chainNames,
  classAround,
  functionAround,
  isFunction,
  isInside,
  lastName,
  nameOf,
  staticString,
  unwrap,
} from './ast.ts'
import type { FunctionNode } from './ast.ts'
import { filling } from '../catalogue/transformers.ts'
import { callOrigins } from './call-origins.ts'
import { isEnvironment, memberOrigins } from './member-origins.ts'
import type { Guard, Origin } from './origin.ts'
import type { SourceFile } from './source-file.ts'

type Memory = WeakMap<SourceFile, WeakMap<TSESTree.Node, readonly Origin[]>>

/**
 * A key is followed wherever it leads. What a call stands for is looked up for every call of a file, so then only files
 * are read that mention a library; the answers differ and are remembered apart.
 */
const memories: Record<'callees' | 'keys', Memory> = { callees: new WeakMap(), keys: new WeakMap() }
let following: keyof typeof memories = 'keys'

// More values than this are no longer "the values it may have"; deeper chains are no longer read by a reviewer.
const mostOrigins = 40
const deepest = 60
let depth = 0

/** Every value that an expression may have, each with the place where it stands. */
export function originsOf(node: TSESTree.Node, file: SourceFile): readonly Origin[] {
  const bare = unwrap(node)
  const known = memories[following]
  let ofFile = known.get(file)
  if (!ofFile) known.set(file, (ofFile = new WeakMap()))
  const before = ofFile.get(bare)
  if (before) return before
  if (depth >= deepest) return [{ kind: 'unknown', node: bare, file }]
  // Stands in while the expression is followed, so that a circle ends.
  ofFile.set(bare, [])
  depth += 1
  try {
    const found = distinct(evaluate(bare, file)).slice(0, mostOrigins)
    ofFile.set(bare, found)
    return found
  } finally {
    depth -= 1
  }
}

/** What a callee, a type or a host's argument stands for, as far as it can lead to a library. */
export function calleeOrigins(node: TSESTree.Node, file: SourceFile): readonly Origin[] {
  const before = following
  following = 'callees'
  try {
    return originsOf(node, file)
  } finally {
    following = before
  }
}

function distinct(origins: readonly Origin[]): readonly Origin[] {
  if (origins.length < 2) return origins
  const seen = new Set<string>()
  return origins.filter((origin) => {
    const path = 'path' in origin ? origin.path.join('.') : ''
    const key = `${origin.kind} ${origin.file.path} ${origin.node.range.join()} ${path} ${String(origin.guards?.length ?? 0)}`
    return !seen.has(key) && seen.add(key)
  })
}

export function withGuard(origins: readonly Origin[], guard: Guard): readonly Origin[] {
  return origins.map((origin) => ({ ...origin, guards: [...(origin.guards ?? []), guard] }))
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
    case 'Identifier':
      return identifierOrigins(node, file)
    case 'MemberExpression':
      return memberExpressionOrigins(node, file)
    case 'CallExpression':
    case 'NewExpression':
      return callOrigins(node, file)
    case 'LogicalExpression':
      if (node.operator === '&&') return originsOf(node.right, file)
      return [
        // An empty left side is replaced by the right one.
        ...originsOf(node.left, file).filter((origin) => origin.kind !== 'empty'),
        ...withGuard(originsOf(node.right, file), { insteadOf: node.left, file }),
      ]
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
    operands.unshift(at.right)
    at = unwrap(at.left)
  }
  return [at, ...operands]
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

function identifierOrigins(node: TSESTree.Identifier, file: SourceFile): readonly Origin[] {
  const variable = file.variableOf(node)
  if (!variable || variable.defs.length === 0) {
    if (node.name === 'undefined') return [{ kind: 'empty', node, file }]
    const path = /^(?:globalThis|global|window|self)$/.test(node.name) ? [] : [node.name]
    return [{ kind: 'export', module: '(global)', path, node, file }]
  }
  const filled = filledAt(variable, file)
  if (filled) return [filled]
  const found = variable.defs.flatMap((definition) => definitionOrigins(definition, node, file))
  const written = variable.references.flatMap((reference) => {
    const { writeExpr } = reference
    if (!reference.isWrite() || reference.init === true || !writeExpr) return []
    const assignment = reference.identifier.parent
    if (assignment.type !== 'AssignmentExpression' || assignment.left !== reference.identifier) return []
    if (assignment.operator !== '=' && assignment.operator !== '||=' && assignment.operator !== '??=')
      return []
    const origins = originsOf(writeExpr, file)
    const guard = guardAround(assignment, file)
    return guard ? withGuard(origins, guard) : origins
  })
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

/** `const key = new Uint8Array(32); crypto.getRandomValues(key)` */
function filledAt(variable: TSESLint.Scope.Variable, file: SourceFile): Origin | undefined {
  const [definition, ...others] = variable.defs
  const init = definition?.node.type === 'VariableDeclarator' ? definition.node.init : undefined
  if (
    !init ||
    others.length > 0 ||
    !/^(?:Buffer|alloc|allocUnsafe|Uint8Array)$/.test(lastName(calleeIn(init)) ?? '')
  )
    return undefined
  for (const { identifier } of variable.references) {
    const call = identifier.parent
    if (
      call.type === 'CallExpression' &&
      (call.arguments as TSESTree.Node[]).includes(identifier) &&
      filling.test(lastName(call.callee) ?? '')
    )
      return { kind: 'generated', node: call, file }
  }
  return undefined
}

function calleeIn(node: TSESTree.Node): TSESTree.Node {
  const bare = unwrap(node)
  return bare.type === 'CallExpression' || bare.type === 'NewExpression' ? bare.callee : bare
}

/** The nearest `if` around an assignment, within the same function. */
function guardAround(node: TSESTree.Node, file: SourceFile): Guard | undefined {
  for (let at: TSESTree.Node = node; at.parent && !isFunction(at); at = at.parent) {
    if (at.parent.type === 'IfStatement' && at !== at.parent.test) {
      return { test: at.parent.test, holds: at === at.parent.consequent, file }
    }
  }
  return undefined
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
function patternOrigins(
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

// Callbacks of these are given the members of the list one by one.
const eachOf = /^(?:every|filter|find|findIndex|findLast|flatMap|forEach|map|reduce|reduceRight|some)$/

function parameterOrigins(
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
  const value: Origin = { kind: 'parameter', of, index, path: [], node: use, file }
  const rest = bare.type === 'RestElement'
  const origins = patternOrigins(
    rest ? bare.argument : bare,
    name,
    rest ? [{ kind: 'list', of: [value], node: use, file }] : [value],
    file,
  )
  const plain = bare.type === 'AssignmentPattern' ? bare.left : bare
  return plain.type === 'Identifier' ? [...origins, ...typeOrigins(plain.typeAnnotation, file)] : origins
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
  const seen = found.filter((origin) => origin.kind !== 'unknown')
  return [...seen, ...assigned]
}

/** The values of `config.secret = value` anywhere in the file, for a `config` that the file declares. */
export function assignedNodes(
  object: TSESTree.Identifier,
  name: string,
  file: SourceFile,
): readonly TSESTree.Expression[] {
  const assignments = file.assignmentsTo(name)
  if (assignments.length === 0) return []
  const variable = file.variableOf(object)
  if (!variable || variable.defs.some(({ parent }) => parent?.type === 'ImportDeclaration')) return []
  return assignments.flatMap((assignment) => {
    const left = unwrap(assignment.left)
    if (left.type !== 'MemberExpression') return []
    const target = unwrap(left.object)
    return target.type === 'Identifier' && file.variableOf(target) === variable ? [assignment.right] : []
  })
}

/** `process.env[name]`, `keys[index]`. */
function indexedOrigins(
  node: TSESTree.MemberExpression,
  values: readonly Origin[],
  file: SourceFile,
): readonly Origin[] {
  const index = originsOf(node.property, file)
  return values.flatMap((value): readonly Origin[] => {
    if (isEnvironment(value)) {
      return index.flatMap((name): readonly Origin[] => {
        const written = name.kind === 'literal' ? staticString(name.node) : undefined
        if (written !== undefined) return [{ kind: 'setting', name: written, via: 'environment', node, file }]
        if (name.kind === 'parameter' && name.path.length === 0) {
          return [{ kind: 'setting of parameter', of: name.of, index: name.index, node, file }]
        }
        return [{ kind: 'unknown', node, file }]
      })
    }
    const written = index.length === 1 && index[0]?.kind === 'literal' ? index[0].node : undefined
    const literal = written?.type === 'Literal' ? String(written.value) : undefined
    if (literal !== undefined) return memberOrigins([value], literal, node, file)
    // `window.__ENV__[name]`: a table of the platform's, not a ring of keys.
    if (value.kind === 'export' && value.module === '(global)') return [{ kind: 'unknown', node, file }]
    return [{ kind: 'element', of: [value], node, file }]
  })
}

/** What an import of another file or package gives under a name (`*` for all of it). */
export function importOrigins(
  file: SourceFile,
  specifier: string | undefined,
  name: string,
  node: TSESTree.Node,
): readonly Origin[] {
  if (specifier === undefined) return [{ kind: 'unknown', node, file }]
  const target = file.modules.resolve(specifier, file.path)
  if (target !== undefined) {
    if (following === 'callees' && !file.modules.mayLeadToSink(target))
      return [{ kind: 'unknown', node, file }]
    const of = file.modules.load(target, file)
    if (!of) return [{ kind: 'unknown', node, file }]
    return name === '*' ? [{ kind: 'module', of, node, file }] : exportOrigins(of, name, { node, file })
  }
  const module = specifier.replace(/^node:/, '')
  const path = name === '*' || name === 'default' ? [] : [name]
  return [{ kind: 'export', module, path, node, file }]
}

const underWay = new WeakMap<SourceFile, Set<string>>()

/** What a file of the project exports under a name. */
export function exportOrigins(
  of: SourceFile,
  name: string,
  asked: { node: TSESTree.Node; file: SourceFile },
): readonly Origin[] {
  let names = underWay.get(of)
  if (!names) underWay.set(of, (names = new Set()))
  // Files may export each other's exports in a circle.
  if (names.has(name) || depth >= deepest) return [{ kind: 'unknown', ...asked }]
  names.add(name)
  depth += 1
  try {
    return exportsNamed(of, name, asked)
  } finally {
    depth -= 1
    names.delete(name)
  }
}

function exportsNamed(
  of: SourceFile,
  name: string,
  asked: { node: TSESTree.Node; file: SourceFile },
): readonly Origin[] {
  const all: Origin[] = []
  for (const statement of of.program.body) {
    switch (statement.type) {
      case 'ExportDefaultDeclaration':
        if (name === 'default') return originsOf(statement.declaration, of)
        break
      case 'TSExportAssignment':
        return name === 'default'
          ? originsOf(statement.expression, of)
          : memberOrigins(originsOf(statement.expression, of), name, asked.node, of)
      case 'ExportNamedDeclaration': {
        const found = namedExport(statement, name, of)
        if (found) return found
        break
      }
      case 'ExportAllDeclaration':
        if (statement.exported) {
          if (exportedName(statement.exported) === name)
            return importOrigins(of, statement.source.value, '*', statement)
        } else if (name !== 'default') {
          all.push(
            ...importOrigins(of, statement.source.value, name, statement).filter(
              (origin) => origin.kind !== 'unknown',
            ),
          )
        }
        break
      default:
    }
  }
  if (all.length > 0) return all
  if (of.path.endsWith('.json'))
    return memberOrigins(exportsNamed(of, 'default', asked), name, asked.node, asked.file)
  const commonJs = commonJsExports(of, name)
  return commonJs.length > 0 ? commonJs : [{ kind: 'unknown', ...asked }]
}

function exportedName(node: TSESTree.Identifier | TSESTree.StringLiteral): string {
  return node.type === 'Identifier' ? node.name : node.value
}

/** What a TypeScript namespace exports under a name. */
export function namespaceOrigins(
  of: TSESTree.TSModuleDeclaration,
  name: string,
  file: SourceFile,
): readonly Origin[] {
  const statements = of.body?.type === 'TSModuleBlock' ? of.body.body : []
  return statements.flatMap((statement) =>
    statement.type === 'ExportNamedDeclaration' ? (namedExport(statement, name, file) ?? []) : [],
  )
}

function namedExport(
  statement: TSESTree.ExportNamedDeclaration,
  name: string,
  of: SourceFile,
): readonly Origin[] | undefined {
  const { declaration } = statement
  if (declaration?.type === 'VariableDeclaration') {
    for (const declarator of declaration.declarations) {
      const identifier = namesIn(declarator.id).find((candidate) => candidate.name === name)
      if (identifier) return originsOf(identifier, of)
    }
  } else if (
    declaration &&
    'id' in declaration &&
    declaration.id?.type === 'Identifier' &&
    declaration.id.name === name
  ) {
    return originsOf(declaration.id, of)
  }
  const specifier = statement.specifiers.find((candidate) => exportedName(candidate.exported) === name)
  if (!specifier) return undefined
  if (statement.source)
    return importOrigins(of, statement.source.value, exportedName(specifier.local), specifier)
  return specifier.local.type === 'Identifier' ? originsOf(specifier.local, of) : undefined
}

function namesIn(pattern: TSESTree.Node): readonly TSESTree.Identifier[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern]
    case 'ObjectPattern':
      return pattern.properties.flatMap((property) =>
        namesIn(property.type === 'Property' ? property.value : property.argument),
      )
    case 'ArrayPattern':
      return pattern.elements.flatMap((element) => (element ? namesIn(element) : []))
    case 'AssignmentPattern':
      return namesIn(pattern.left)
    default:
      return []
  }
}

/** `module.exports = value`, `module.exports.name = value`, `exports.name = value`. */
function commonJsExports(of: SourceFile, name: string): readonly Origin[] {
  const whole = of
    .assignmentsTo('exports')
    .filter((assignment) => chainNames(assignment.left).join('.') === 'module.exports')
  const named = of.assignmentsTo(name).filter((assignment) => {
    const chain = chainNames(assignment.left)
    const object = chain.slice(0, -1).join('.')
    return object === 'exports' || object === 'module.exports'
  })
  const values = named.flatMap((assignment) => originsOf(assignment.right, of))
  if (values.length > 0) return values
  const exported = whole.flatMap((assignment) => originsOf(assignment.right, of))
  if (name === 'default') return exported
  const last = whole.at(-1)
  return last ? memberOrigins(exported, name, last, of).filter((origin) => origin.kind !== 'unknown') : []
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
  return returnedNodes(of, file).flatMap((node) => originsOf(node, file))
}

/** The expressions that a function may return. */
export function returnedNodes(of: FunctionNode, file: SourceFile): readonly TSESTree.Expression[] {
  if (of.body.type !== 'BlockStatement') return [of.body]
  return file.nodes.returns.flatMap((statement) =>
    statement.argument && isInside(statement, of) && functionAround(statement) === of
      ? [statement.argument]
      : [],
  )
}
