import type { TSESTree } from '@typescript-eslint/utils'

/** Functions of every form. */
export type FunctionNode =
  TSESTree.ArrowFunctionExpression | TSESTree.FunctionDeclaration | TSESTree.FunctionExpression

export function isFunction(node: TSESTree.Node | null | undefined): node is FunctionNode {
  return (
    node?.type === 'ArrowFunctionExpression' ||
    node?.type === 'FunctionDeclaration' ||
    node?.type === 'FunctionExpression'
  )
}

/** The expression behind what changes nothing at run time: TypeScript's wrappers, optional chains, `(0, f)`. */
export function unwrap(node: TSESTree.Node): TSESTree.Node {
  switch (node.type) {
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
    case 'TSTypeAssertion':
    case 'TSInstantiationExpression':
    case 'ChainExpression':
      return unwrap(node.expression)
    case 'SequenceExpression': {
      const last = node.expressions.at(-1)
      return last ? unwrap(last) : node
    }
    default:
      return node
  }
}

/** The outermost wrapper that stands for the same value: the inverse of `unwrap`. */
export function wrapped(node: TSESTree.Node): TSESTree.Node {
  const { parent } = node
  if (!parent || parent.type === 'Program' || unwrap(parent) !== unwrap(node)) return node
  return parent.type === 'SequenceExpression' ? node : wrapped(parent)
}

/** A string that is written out: a literal, or a template without holes. */
export function staticString(node: TSESTree.Node | null | undefined): string | undefined {
  if (!node) return undefined
  const bare = unwrap(node)
  if (bare.type === 'Literal' && typeof bare.value === 'string') return bare.value
  if (bare.type === 'TemplateLiteral' && bare.expressions.length === 0) {
    return bare.quasis[0]?.value.cooked ?? undefined
  }
  return undefined
}

/** The name of a property, a member or a method, if it is written out. */
export function nameOf(
  node:
    | TSESTree.MemberExpression
    | TSESTree.MethodDefinition
    | TSESTree.Property
    | TSESTree.PropertyDefinition
    | TSESTree.TSEnumMember,
): string | undefined {
  const key =
    node.type === 'MemberExpression' ? node.property : node.type === 'TSEnumMember' ? node.id : node.key
  const computed = node.type !== 'TSEnumMember' && node.computed
  if (!computed && key.type === 'Identifier') return key.name
  if (key.type === 'PrivateIdentifier') return `#${key.name}`
  if (key.type === 'Literal') return String(key.value)
  return staticString(key)
}

// Nobody writes longer chains; of those that are generated only the end says something.
const longestChain = 40

/** The last names of a chain, outermost last: `this.server.auth.strategy` gives `['server', 'auth', 'strategy']`. */
export function chainNames(node: TSESTree.Node): readonly string[] {
  const names: string[] = []
  let at = unwrap(node)
  while (names.length < longestChain) {
    if (at.type === 'MemberExpression') {
      names.push(nameOf(at) ?? '*')
      at = unwrap(at.object)
    } else if (at.type === 'CallExpression') {
      names.push('()')
      at = unwrap(at.callee)
    } else if (at.type === 'AwaitExpression') {
      at = unwrap(at.argument)
    } else {
      if (at.type === 'Identifier') names.push(at.name)
      break
    }
  }
  return names.reverse()
}

/** The last name that an expression goes by, past calls and wrappers: `config.get('a.secret')` gives `secret`. */
export function lastName(node: TSESTree.Node): string | undefined {
  const bare = unwrap(node)
  switch (bare.type) {
    case 'Identifier':
      return bare.name
    case 'MemberExpression':
      return nameOf(bare)
    case 'AwaitExpression':
      return lastName(bare.argument)
    case 'CallExpression': {
      const name = lastName(bare.callee)
      const asked = staticString(bare.arguments[0])
      return asked !== undefined && /^(?:get|getOrThrow|require|env|string)$/.test(name ?? '')
        ? asked.split(/[.:/]/).at(-1)
        : name
    }
    default:
      return undefined
  }
}

/** The nearest function around a node. */
export function functionAround(node: TSESTree.Node): FunctionNode | undefined {
  for (let at = node.parent; at; at = at.parent) if (isFunction(at)) return at
  return undefined
}

/** The decorators of a member of a class; the parsers of JavaScript give none. */
export function decoratorsOf({
  decorators,
}: {
  readonly decorators?: readonly TSESTree.Decorator[]
}): readonly TSESTree.Decorator[] {
  return decorators ?? []
}

/** The nearest class around a node. */
export function classAround(
  node: TSESTree.Node,
): TSESTree.ClassDeclaration | TSESTree.ClassExpression | undefined {
  for (let at = node.parent; at; at = at.parent) {
    if (at.type === 'ClassDeclaration' || at.type === 'ClassExpression') return at
  }
  return undefined
}

export function isInside(node: TSESTree.Node, outer: TSESTree.Node): boolean {
  return outer.range[0] <= node.range[0] && node.range[1] <= outer.range[1]
}

type Keys = Readonly<Record<string, readonly string[] | undefined>>

function isNode(value: unknown): value is TSESTree.Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}

/** Visits every node once, in source order, without recursion (generated files nest deeper than the stack). */
export function walk(root: TSESTree.Node, visitorKeys: Keys, visit: (node: TSESTree.Node) => void): void {
  const stack: TSESTree.Node[] = [root]
  for (let node = stack.pop(); node; node = stack.pop()) {
    visit(node)
    const keys = visitorKeys[node.type] ?? Object.keys(node).filter((key) => key !== 'parent')
    for (let index = keys.length - 1; index >= 0; index -= 1) {
      const child: unknown = (node as unknown as Record<string, unknown>)[keys[index] ?? '']
      if (Array.isArray(child)) {
        for (let item = child.length - 1; item >= 0; item -= 1) {
          const element: unknown = child[item]
          if (isNode(element)) stack.push(element)
        }
      } else if (isNode(child)) stack.push(child)
    }
  }
}
