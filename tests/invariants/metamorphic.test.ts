import { parseForESLint } from '@typescript-eslint/parser'
import type { TSESTree } from '@typescript-eslint/utils'
import { describe, expect, it } from 'vitest'
import { lint, parses, patience, type Program } from './held.ts'
import { programs } from './real-programs.ts'

interface Edit {
  readonly range: readonly [number, number]
  readonly text: string
}

function edited(code: string, edits: readonly Edit[]): string {
  return [...edits]
    .sort((a, b) => b.range[0] - a.range[0] || b.range[1] - a.range[1])
    .reduce((text, { range, text: part }) => text.slice(0, range[0]) + part + text.slice(range[1]), code)
}

const parsed = ({ code, jsx = false, sourceType = 'module' }: Program) =>
  parseForESLint(code, {
    range: true,
    sourceType: sourceType === 'commonjs' ? 'script' : sourceType,
    ecmaFeatures: { jsx },
  })

/** Every node below another, each with those that it stands in, the nearest first. */
function nodesIn(
  value: unknown,
  around: readonly TSESTree.Node[] = [],
): readonly { readonly node: TSESTree.Node; readonly around: readonly TSESTree.Node[] }[] {
  if (Array.isArray(value)) return value.flatMap((item) => nodesIn(item, around))
  if (typeof value !== 'object' || value === null || !('type' in value)) return []
  const node = value as TSESTree.Node
  const children = Object.entries(node).filter(([name]) => !['parent', 'tokens', 'comments'].includes(name))
  return [{ node, around }, ...children.flatMap(([, child]) => nodesIn(child, [node, ...around]))]
}

/** Puts something around each argument and each value of an object. */
function wrapValues(program: Program, before: string, after: string): Program {
  const edits = nodesIn(parsed(program).ast).flatMap(({ node, around: [parent, outer] }): Edit[] => {
    const isValue =
      ((parent?.type === 'CallExpression' || parent?.type === 'NewExpression') &&
        parent.arguments.includes(node as TSESTree.Expression)) ||
      (parent?.type === 'Property' && parent.value === node && !parent.shorthand && !parent.method)
    if (!isValue || !/^(?:Identifier|MemberExpression|Literal|TemplateLiteral)$/.test(node.type)) return []
    // `import('x')`, `require('x')` and the names of settings want a text as it is.
    if (node.type === 'Literal' && parent.type === 'CallExpression') return []
    if (parent.type === 'Property' && outer?.type !== 'ObjectExpression') return []
    const [start, end] = node.range
    return [
      { range: [start, start], text: before },
      { range: [end, end], text: after },
    ]
  })
  return { ...program, code: edited(program.code, edits) }
}

/** Gives each variable that the file declares another name, which says the same. */
function renameVariables(program: Program, kinds: ReadonlySet<string>): Program {
  const { ast, scopeManager } = parsed(program)
  const parents = new Map<TSESTree.Node, TSESTree.Node | undefined>(
    nodesIn(ast).map(({ node, around: [parent] }) => [node, parent]),
  )
  const edits = new Map<number, Edit>()
  const exported = /\bexport\b|\bmodule\.exports\b|\bexports\./.test(program.code)
  for (const variable of scopeManager.scopes.flatMap(({ variables }) => variables)) {
    const [definition] = variable.defs
    if (!definition || !kinds.has(definition.type) || definition.name.type !== 'Identifier') continue
    // What a file exports has its name for others.
    if (exported && variable.scope.type === 'module' && definition.type !== 'ImportBinding') continue
    if (isMember(definition.node, parents)) continue
    const declaration = definition.parent
    if (declaration?.type === 'ImportDeclaration' && isOwn(declaration.source.value)) continue
    const name = `_${variable.name}`
    for (const node of [
      ...variable.defs.map((each) => each.name),
      ...variable.references.map(({ identifier }) => identifier),
    ]) {
      const parent = parents.get(node)
      const [start] = node.range
      const text = program.code.slice(...node.range)
      const isShorthand = parent?.type === 'Property' && parent.shorthand
      const isSpecifier =
        parent?.type === 'ImportSpecifier' && parent.local.range[0] === parent.imported.range[0]
      // A type annotation belongs to the range of a parameter.
      const rest = text.slice(variable.name.length)
      edits.set(start, {
        range: node.range,
        text: isSpecifier
          ? `${variable.name} as ${name}${rest}`
          : isShorthand
            ? `${variable.name}: ${name}${rest}`
            : name + rest,
      })
    }
  }
  return { ...program, code: edited(program.code, [...edits.values()]) }
}

const statementsIn = /^(?:Program|BlockStatement)$/

/** Gives the first object or member among the arguments of each statement's call a name of its own. */
function splitValues(program: Program): Program {
  let count = 0
  const taken = new Set<TSESTree.Node>()
  const edits = nodesIn(parsed(program).ast).flatMap(({ node, around }): Edit[] => {
    const [parent, ...further] = around
    if (parent?.type !== 'CallExpression' && parent?.type !== 'NewExpression') return []
    if (!parent.arguments.includes(node as TSESTree.Expression)) return []
    if (!/^(?:ObjectExpression|MemberExpression)$/.test(node.type)) return []
    const at = further.findIndex((_, index) => statementsIn.test(further[index + 1]?.type ?? ''))
    const statement = further[at]
    // Between the value and the statement stands nothing that runs at another time, or not at all.
    const between = further.slice(0, at).map(({ type }) => type)
    const isPlain = between.every((type) =>
      /^(?:AwaitExpression|CallExpression|MemberExpression)$/.test(type),
    )
    if (statement?.type !== 'ExpressionStatement' || !isPlain || taken.has(statement)) return []
    taken.add(statement)
    count += 1
    const name = `part${count}`
    const value = program.code.slice(...node.range)
    return [
      { range: [statement.range[0], statement.range[0]], text: `const ${name} = ${value}; ` },
      { range: node.range, text: name },
    ]
  })
  return { ...program, code: edited(program.code, edits) }
}

/** Modules of the project, and those that a framework makes and nobody can require. */
const isOwn = (specifier: string) => /^(?:[~#@]\/|[.$])/.test(specifier)

/** `import` of packages as `require`. */
function requireInstead(program: Program): Program | undefined {
  if (program.code.includes('createRequire')) return undefined
  const { ast } = parsed(program)
  const edits = ast.body.flatMap((statement): Edit[] => {
    if (statement.type !== 'ImportDeclaration' || statement.importKind === 'type') return []
    if (isOwn(statement.source.value) || statement.specifiers.length === 0) return []
    const from = `require('${statement.source.value}')`
    const parts = statement.specifiers.flatMap((specifier) => {
      const local = specifier.local.name
      if (specifier.type !== 'ImportSpecifier') return [`const ${local} = ${from}`]
      if (specifier.importKind === 'type') return []
      const imported =
        specifier.imported.type === 'Identifier' ? specifier.imported.name : `'${specifier.imported.value}'`
      return [`const { ${imported}: ${local} } = ${from}`]
    })
    return [{ range: statement.range, text: parts.join('; ') }]
  })
  return { ...program, code: edited(program.code, edits) }
}

/** `require` of packages as `import`. */
function importInstead(program: Program): Program {
  const { ast } = parsed(program)
  if (ast.body.some(({ type }) => type === 'ImportDeclaration')) return program
  const edits = ast.body.flatMap((statement): Edit[] => {
    if (statement.type !== 'VariableDeclaration' || statement.declarations.length !== 1) return []
    const [{ id, init }] = statement.declarations
    if (
      init?.type !== 'CallExpression' ||
      init.callee.type !== 'Identifier' ||
      init.callee.name !== 'require'
    )
      return []
    const [source] = init.arguments
    if (source?.type !== 'Literal' || typeof source.value !== 'string' || isOwn(source.value)) return []
    if (id.type === 'Identifier')
      return [{ range: statement.range, text: `import ${id.name} from '${source.value}'` }]
    if (id.type !== 'ObjectPattern') return []
    const names = id.properties.map((property) =>
      property.type === 'Property' &&
      property.key.type === 'Identifier' &&
      property.value.type === 'Identifier'
        ? `${property.key.name} as ${property.value.name}`
        : undefined,
    )
    if (names.includes(undefined)) return []
    return [{ range: statement.range, text: `import { ${names.join(', ')} } from '${source.value}'` }]
  })
  return edits.length === 0
    ? program
    : { ...program, sourceType: 'module', code: edited(program.code, edits) }
}

/** Whether a name is that of a member as well: of a namespace, or of a class through its constructor's parameter. */
function isMember(
  node: TSESTree.Node,
  parents: ReadonlyMap<TSESTree.Node, TSESTree.Node | undefined>,
): boolean {
  for (let at: TSESTree.Node | undefined = node; at; at = parents.get(at)) {
    if (at.type === 'TSModuleBlock' || at.type === 'TSParameterProperty') return true
    if (at.type === 'FunctionExpression' && at.params.some(({ type }) => type === 'TSParameterProperty'))
      return true
  }
  return false
}

const tokensOf = (program: Program) => parsed(program).ast.tokens

const imports = new Set(['ImportBinding'])
const variables = new Set(['Variable', 'FunctionName', 'Parameter'])

/** What must not change a verdict: undefined where it does not apply. */
const changes: Readonly<Record<string, (program: Program) => Program | undefined>> = {
  'imports with other names': (program) => renameVariables(program, imports),
  'variables with other names': (program) => renameVariables(program, variables),
  'values in parentheses': (program) => wrapValues(program, '(', ')'),
  'values as any': (program) => (isTypeScript(program) ? wrapValues(program, '(', ' as any)') : undefined),
  'values with !': (program) => (isTypeScript(program) ? wrapValues(program, '', '!') : undefined),
  'values that satisfy a type': (program) =>
    isTypeScript(program) ? wrapValues(program, '(', ' satisfies unknown)') : undefined,
  'values with names of their own': splitValues,
  'require instead of import': requireInstead,
  'import instead of require': importInstead,
  'another file': (program) =>
    (program.filename ?? '').startsWith('src/program.')
      ? { ...program, filename: `lib/deeper/other${/\.\w+$/.exec(program.filename ?? '')?.[0] ?? ''}` }
      : undefined,
  TypeScript: (program) =>
    program.filename?.endsWith('.js')
      ? { ...program, filename: program.filename.replace(/js$/, 'ts') }
      : undefined,
  'Windows line ends': (program) => ({ ...program, code: program.code.replaceAll('\n', '\r\n') }),
  'comments everywhere': (program) => ({
    ...program,
    code: edited(
      program.code,
      tokensOf(program)
        .filter(({ type }) => !type.startsWith('JSX') && type !== 'Template')
        .filter(({ value }) => /^[(,{[=]$/.test(value))
        .map(({ range }) => ({ range: [range[1], range[1]] as const, text: ' /* made up */ ' })),
    ),
  }),
}

const isTypeScript = ({ filename = '' }: Program) => !filename.endsWith('.js') && !filename.endsWith('.jsx')

/** Pairs that are told apart, and why. */
const toldApart: Readonly<Record<string, readonly string[]>> = {
  'imports with other names': [
    // Decorators of routes, exceptions, and functions that set a cookie are known by the names that everybody
    // calls them by.
    'no-exposed-key/hono.ts',
    'no-exposed-key/nest.ts',
  ],
  'variables with other names': [
    // The name of a parameter says that it is a key.
    'no-empty-key/default-of-a-parameter.js',
    // An answer is known by the name that everybody gives it, `res` and `c`, and so is the result of `loadEnv`.
    'no-exposed-key/express.js',
    'no-exposed-key/hono.ts',
    'no-exposed-key/vite-config.ts',
  ],
  'values with names of their own': [
    // `assert(process.env.KEY)` is no read; a variable may be used for more than the assertion.
    'no-direct-setting-read/clean-presence-checks.js',
  ],
}

function verdict(program: Program): readonly string[] | undefined {
  const messages = lint(program)
  if (!parses(messages)) return undefined
  return messages.map(({ line, ruleId, messageId }) => `${ruleId} ${messageId} ${line}`).toSorted()
}

/** A value that moves into a statement of its own may move to another line. */
const withoutLines = (messages: readonly string[] | undefined) =>
  messages?.map((message) => message.replace(/ \d+$/, ''))

function isSame(found: readonly string[], expected: readonly string[] | undefined, change: string): boolean {
  return change === 'values with names of their own'
    ? withoutLines(found)?.join() === withoutLines(expected)?.join()
    : found.join() === expected?.join()
}

describe('what must not change a verdict', () => {
  const before = new Map(programs.map((program) => [program, verdict(program)]))

  it.each(Object.entries(changes))('%s', { timeout: patience }, (name, change) => {
    const changed: string[] = []
    let tried = 0
    for (const [program, expected] of before) {
      const after = change(program)
      if (!after || (after.code === program.code && after.filename === program.filename)) continue
      const found = verdict(after)
      tried += 1
      if (!found) changed.push(`${program.name} does not parse:\n${after.code}`)
      else if (!isSame(found, expected, name)) {
        changed.push(program.name)
        if (process.env.INVARIANT_SHOW !== undefined)
          console.log(
            name,
            program.name,
            expected,
            found,
            process.env.INVARIANT_SHOW === '2' ? after.code : '',
          )
      }
    }
    expect(tried).toBeGreaterThan(10)
    expect(changed.toSorted()).toEqual([...(toldApart[name] ?? [])].toSorted())
  })
})
