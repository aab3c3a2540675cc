import type { TSESLint, TSESTree } from '@typescript-eslint/utils'

import { functionAround, nameOf, unwrap, walk } from './ast.ts'
import type { FunctionNode } from './ast.ts'
import { isOfScript, templateKeys, templateOf, variableOfTemplate } from './components.ts'
import type { Modules } from './modules.ts'
import type { Types } from './types.ts'

/** The nodes of a file that some question is asked about, collected in one walk. */
export interface FileNodes {
  readonly calls: (TSESTree.CallExpression | TSESTree.NewExpression)[]
  readonly members: TSESTree.MemberExpression[]
  readonly assignments: TSESTree.AssignmentExpression[]
  readonly classes: (TSESTree.ClassDeclaration | TSESTree.ClassExpression)[]
  readonly declarators: TSESTree.VariableDeclarator[]
  readonly alternatives: (TSESTree.ConditionalExpression | TSESTree.LogicalExpression)[]
  readonly patterns: TSESTree.ObjectPattern[]
  readonly objects: TSESTree.ObjectExpression[]
  readonly returns: TSESTree.ReturnStatement[]
  readonly conditions: TSESTree.IfStatement[]
  readonly imports: TSESTree.ImportSpecifier[]
  readonly texts: (TSESTree.BinaryExpression | TSESTree.TemplateLiteral)[]
  readonly rendered: (TSESTree.JSXExpressionContainer | TSESTree.JSXSpreadAttribute)[]
}

/** One parsed file: the linted one, or one that it imports. */
export class SourceFile {
  readonly path: string
  readonly text: string
  readonly program: TSESTree.Program
  readonly modules: Modules
  readonly nodes: FileNodes
  readonly types: Types | undefined
  readonly #scopes: TSESLint.Scope.ScopeManager
  readonly #ofTemplate: TSESLint.Scope.Variable | undefined
  readonly #template: TSESTree.Node | undefined
  #returned: Map<FunctionNode, TSESTree.Expression[]> | undefined
  readonly #assignedByName = new Map<string, TSESTree.AssignmentExpression[]>()

  constructor(parts: {
    path: string
    text: string
    program: TSESTree.Program
    scopes: TSESLint.Scope.ScopeManager
    visitorKeys: Readonly<Record<string, readonly string[] | undefined>>
    modules: Modules
    /** What the parser knows of types, for the file that is linted. */
    types?: Types | undefined
    /** Whether `parent` must be set: ESLint has done it for the file that it lints. */
    linkParents: boolean
  }) {
    this.path = parts.path
    this.text = parts.text
    this.program = parts.program
    this.modules = parts.modules
    this.types = parts.types
    this.#scopes = parts.scopes
    if (parts.linkParents) linkParents(parts.program, parts.visitorKeys)
    this.#template = templateOf(parts.program)
    this.#ofTemplate = this.#template && variableOfTemplate(this.#template)
    this.nodes = collectNodes(parts.program, this.#template, parts.visitorKeys)
    for (const assignment of this.nodes.assignments) {
      const left = unwrap(assignment.left)
      const name = left.type === 'MemberExpression' ? nameOf(left) : undefined
      if (name === undefined) continue
      const same = this.#assignedByName.get(name)
      if (same) same.push(assignment)
      else this.#assignedByName.set(name, [assignment])
    }
  }

  /** The variable that an identifier stands for; undefined for globals that nobody declares. */
  variableOf(identifier: TSESTree.Identifier | TSESTree.JSXIdentifier): TSESLint.Scope.Variable | undefined {
    for (let node: TSESTree.Node | undefined = identifier; node !== undefined; node = parentOf(node)) {
      if (node === this.#template) {
        if (!isOfScript(identifier, node)) return this.#ofTemplate
        node = this.program
      }
      let scope = this.#scopes.acquire(node, true)
      if (!scope) continue
      if (scope.type === 'global') scope = scope.childScopes.find((child) => child.type === 'module') ?? scope
      for (let at: TSESLint.Scope.Scope | null = scope; at; at = at.upper) {
        const variable = at.set.get(identifier.name)
        if (variable) return variable
      }
      return undefined
    }
    return undefined
  }

  /** Where a variable is read. */
  readsOf(identifier: TSESTree.Identifier): readonly TSESTree.Node[] {
    const references = this.variableOf(identifier)?.references ?? []
    return references.filter((reference) => reference.isRead()).map((reference) => reference.identifier)
  }

  /** The expressions that a function with a block may return. */
  returnedBy(of: FunctionNode): readonly TSESTree.Expression[] {
    if (!this.#returned) {
      this.#returned = new Map()
      for (const statement of this.nodes.returns) {
        const around = functionAround(statement)
        if (!around || !statement.argument) continue
        const others = this.#returned.get(around)
        if (others) others.push(statement.argument)
        else this.#returned.set(around, [statement.argument])
      }
    }
    return this.#returned.get(of) ?? []
  }

  /** Assignments to a property of that name, whatever the object. */
  assignmentsTo(property: string): readonly TSESTree.AssignmentExpression[] {
    return this.#assignedByName.get(property) ?? []
  }
}

// A program has no parent, whatever the types say.
function parentOf(node: TSESTree.Node): TSESTree.Node | undefined {
  return node.parent
}

function linkParents(
  program: TSESTree.Program,
  visitorKeys: Readonly<Record<string, readonly string[] | undefined>>,
): void {
  walk(program, visitorKeys, (node) => {
    for (const key of visitorKeys[node.type] ?? []) {
      const child: unknown = (node as unknown as Record<string, unknown>)[key]
      for (const item of Array.isArray(child) ? (child as unknown[]) : [child]) {
        if (typeof item === 'object' && item !== null && 'type' in item) Object.assign(item, { parent: node })
      }
    }
  })
}

function collectNodes(
  program: TSESTree.Program,
  template: TSESTree.Node | undefined,
  visitorKeys: Readonly<Record<string, readonly string[] | undefined>>,
): FileNodes {
  const nodes: FileNodes = {
    calls: [],
    members: [],
    assignments: [],
    classes: [],
    declarators: [],
    alternatives: [],
    patterns: [],
    objects: [],
    returns: [],
    conditions: [],
    imports: [],
    texts: [],
    rendered: [],
  }
  const lists: Readonly<Record<string, TSESTree.Node[] | undefined>> = {
    CallExpression: nodes.calls,
    NewExpression: nodes.calls,
    MemberExpression: nodes.members,
    AssignmentExpression: nodes.assignments,
    ClassDeclaration: nodes.classes,
    ClassExpression: nodes.classes,
    VariableDeclarator: nodes.declarators,
    ConditionalExpression: nodes.alternatives,
    LogicalExpression: nodes.alternatives,
    ObjectPattern: nodes.patterns,
    ObjectExpression: nodes.objects,
    ReturnStatement: nodes.returns,
    IfStatement: nodes.conditions,
    ImportSpecifier: nodes.imports,
    BinaryExpression: nodes.texts,
    TemplateLiteral: nodes.texts,
    JSXExpressionContainer: nodes.rendered,
    JSXSpreadAttribute: nodes.rendered,
  }
  const collect = (node: TSESTree.Node) => lists[node.type]?.push(node)
  walk(program, keysOfValues(visitorKeys), collect)
  if (template) walk(template, { ...visitorKeys, ...templateKeys }, collect)
  return nodes
}

const keysOfTypes: ReadonlySet<string> = new Set([
  'implements',
  'returnType',
  'superTypeArguments',
  'typeAnnotation',
  'typeArguments',
  'typeParameters',
])

const withoutTypes = new WeakMap<object, Readonly<Record<string, readonly string[] | undefined>>>()

/** Types hold nothing that is collected, and make half of many files. */
function keysOfValues(
  visitorKeys: Readonly<Record<string, readonly string[] | undefined>>,
): Readonly<Record<string, readonly string[] | undefined>> {
  let keys = withoutTypes.get(visitorKeys)
  if (!keys) {
    const ofValues = Object.entries(visitorKeys).map(([type, all]) => [
      type,
      all?.filter((key) => !keysOfTypes.has(key)),
    ])
    keys = {
      ...(Object.fromEntries(ofValues) as typeof visitorKeys),
      TSInterfaceDeclaration: [],
      TSTypeAliasDeclaration: [],
    }
    withoutTypes.set(visitorKeys, keys)
  }
  return keys
}
