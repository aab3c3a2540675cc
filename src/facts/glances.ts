import type { TSESLint, TSESTree } from '@typescript-eslint/utils'

import { chainNames, isFunction, lastName, nameOf, unwrap } from './ast.ts'
import type { Call } from './sink-call.ts'
import type { SourceFile } from './source-file.ts'
import { isOwnSpecifier } from './specifiers.ts'

// Names that a call of something imported from the project must show before the other file is read for it.
const suspicious =
  /sign|verif|crypt|cipher|token|secret|key|jwt|jws|session|auth|hmac|cookie|seal|hash|pass|salt|app|server|store/i

/** Whether a call is worth following: calls into the project's own modules only when a name speaks of keys. */
export function mayMatter(call: Call, file: SourceFile): boolean {
  const specifier = importedFrom(rootOf(call.callee), file)
  if (specifier === undefined || !isOwnSpecifier(specifier)) return true
  const callee = unwrap(call.callee)
  const method = callee.type === 'MemberExpression' ? nameOf(callee) : undefined
  return (
    suspicious.test(chainNames(callee).join(' ')) ||
    suspicious.test(specifier) ||
    (method !== undefined && file.modules.sinks.lastNames.has(method))
  )
}

/** The name that a chain of members and calls begins with. */
export function rootOf(node: TSESTree.Node): TSESTree.Node {
  let root = unwrap(node)
  while (
    root.type === 'MemberExpression' ||
    root.type === 'CallExpression' ||
    root.type === 'AwaitExpression'
  ) {
    root = unwrap(
      root.type === 'MemberExpression'
        ? root.object
        : root.type === 'CallExpression'
          ? root.callee
          : root.argument,
    )
  }
  return root
}

export function importedFrom(root: TSESTree.Node, file: SourceFile): string | undefined {
  const declaration = root.type === 'Identifier' ? file.variableOf(root)?.defs[0]?.parent : undefined
  return declaration?.type === 'ImportDeclaration' ? declaration.source.value : undefined
}

/** A glance at a callee before it is followed: most calls of a file cannot reach a sink. */
export function mayBeSink(callee: TSESTree.Node, file: SourceFile): boolean {
  if (callee.type === 'MemberExpression') {
    const name = nameOf(callee)
    const root = rootOf(callee)
    // An own object may hold a sink under any name: `const api = { check: jwt.verify }`.
    const named = name === undefined || file.modules.sinks.lastNames.has(name)
    return named || root.type === 'ThisExpression' || isOwnObject(root, file)
      ? mayHoldSink(root, file)
      : false
  }
  if (callee.type !== 'Identifier') return true
  const definition = file.variableOf(callee)?.defs[0]
  if (!definition) return false
  const isOwnFunction = isFunction(definition.node) && definition.node.id === definition.name
  return !isOwnFunction && mayHoldSink(callee, file)
}

function isOwnObject(root: TSESTree.Node, file: SourceFile): boolean {
  const definition = root.type === 'Identifier' ? file.variableOf(root)?.defs[0]?.node : undefined
  return definition?.type === 'VariableDeclarator' && definition.init?.type === 'ObjectExpression'
}

const holders = new WeakMap<TSESLint.Scope.Variable, boolean>()

/** Whether a name may stand for a library, by where its declaration begins; nothing is followed for it. */
function mayHoldSink(root: TSESTree.Node, file: SourceFile): boolean {
  if (root.type !== 'Identifier')
    return root.type !== 'Literal' && root.type !== 'TemplateLiteral' && root.type !== 'ArrayExpression'
  const variable = file.variableOf(root)
  const [definition] = variable?.defs ?? []
  if (!variable || !definition)
    return /^(?:crypto|global|globalThis|module|require|self|window)$/.test(root.name)
  const known = holders.get(variable)
  if (known !== undefined) return known
  holders.set(variable, false)
  const may =
    mayDefineSink(definition, file) ||
    variable.references.some(
      ({ writeExpr, init }) => !init && writeExpr && mayHoldSink(rootOf(writeExpr), file),
    )
  holders.set(variable, may)
  return may
}

function mayDefineSink({ node, parent, name }: TSESLint.Scope.Definition, file: SourceFile): boolean {
  if (parent?.type === 'ImportDeclaration') {
    const specifier = parent.source.value
    return isOwnSpecifier(specifier) || !file.modules.isForeign(specifier, file.path)
  }
  if (node.type === 'VariableDeclarator') {
    if (node.id.type === 'Identifier' && node.id.typeAnnotation) return true
    if (!node.init) return false
    const init = unwrap(node.init)
    const root = unwrap(rootOf(init))
    if (root.type === 'NewExpression') return mayHoldSink(rootOf(root.callee), file)
    // `__importDefault(require('x'))`, `promisify(jwt.verify)`
    const given = init.type === 'CallExpression' ? init.arguments[0] : undefined
    return mayHoldSink(root, file) || (given !== undefined && mayHoldSink(rootOf(given), file))
  }
  // A parameter says by its type what it is, or is given by a promise: `import('x').then((x) => ...)`.
  if (isFunction(node) && name !== node.id) {
    return 'typeAnnotation' in name && name.typeAnnotation !== undefined
      ? true
      : node.parent.type === 'CallExpression' && lastName(node.parent.callee) === 'then'
  }
  return true
}
