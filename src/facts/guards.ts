import type { TSESTree } from '@typescript-eslint/utils'

import { chainNames, isFunction, lastName, nameOf, staticString, unwrap } from './ast.ts'
import { unlessUnderWay } from './following.ts'
import type { Origin } from './origin.ts'
import type { SourceFile } from './source-file.ts'

/** Where a value is used at all, as far as guards prove it. */
export type Only = 'in tests' | 'in development' | 'outside production'

type Stage = 'production' | 'development' | 'test'
interface Stages {
  /** The stages that remain, or those that are ruled out. */
  readonly stages: ReadonlySet<Stage>
  readonly ruledOut: boolean
}

/** In which stage only a value is taken: by the arms that it stands in, and by checks that stop production without it. */
export function onlyIn(origin: Origin): Only | undefined {
  const guards = (origin.guards ?? []).map((guard) => {
    if ('test' in guard) return stagesWhen(guard.test, guard.holds, guard.file)
    return 'stage' in guard ? stagesNamed([guard.stage]) : undefined
  })
  const found = [...guards, ...stagesAround(origin.node, origin.file)].filter(
    (stages) => stages !== undefined,
  )
  for (const { stages, ruledOut } of found) {
    if (!ruledOut && stages.size === 1 && stages.has('test')) return 'in tests'
  }
  for (const { stages, ruledOut } of found) {
    if (!ruledOut && !stages.has('production')) return 'in development'
    if (ruledOut && stages.has('production')) return 'outside production'
  }
  return stopsProduction(origin) ? 'outside production' : undefined
}

/** What the conditions around a value say of the stage that it is reached in. */
function stagesAround(node: TSESTree.Node, file: SourceFile): readonly (Stages | undefined)[] {
  const found: (Stages | undefined)[] = []
  for (let at = node; at.parent; at = at.parent) {
    const { parent } = at
    // A callback that stands in a call runs where the call stands; any other function runs who knows where.
    if (isFunction(at) && parent.type !== 'CallExpression') break
    if ((parent.type === 'IfStatement' || parent.type === 'ConditionalExpression') && at !== parent.test) {
      found.push(stagesWhen(parent.test, at === parent.consequent, file))
    } else if (parent.type === 'LogicalExpression' && parent.operator === '&&' && at === parent.right) {
      found.push(stagesWhen(parent.left, true, file))
    } else if (parent.type === 'SwitchCase' && at !== parent.test) {
      found.push(stagesOfCase(parent, file))
    } else if (parent.type === 'BlockStatement' || parent.type === 'Program') {
      // `if (production) return setting`: what follows is reached otherwise only.
      for (const before of leavingIn(parent, file)) {
        if (before.range[0] >= at.range[0]) break
        found.push(stagesWhen(before.test, false, file))
      }
    }
  }
  return found
}

const leaving = new WeakMap<TSESTree.Node, readonly TSESTree.IfStatement[]>()

/** The conditions of a block that leave it when they hold. */
function leavingIn(
  block: TSESTree.BlockStatement | TSESTree.Program,
  file: SourceFile,
): readonly TSESTree.IfStatement[] {
  let found = leaving.get(block)
  if (!found) {
    found = block.body.filter(
      (statement): statement is TSESTree.IfStatement =>
        statement.type === 'IfStatement' && !statement.alternate && leaves(statement.consequent, file),
    )
    leaving.set(block, found)
  }
  return found
}

function leaves(node: TSESTree.Node, file: SourceFile): boolean {
  if (node.type === 'BlockStatement') return node.body.some((statement) => leaves(statement, file))
  return node.type === 'ReturnStatement' || stops(node, file)
}

const all: readonly Stage[] = ['production', 'development', 'test']

function stageNamed(text: string): Stage | undefined {
  if (/^(?:prod|production|live)$/i.test(text)) return 'production'
  if (/^(?:test|testing|ci)$/i.test(text)) return 'test'
  return /^(?:dev|development|local|debug)$/i.test(text) ? 'development' : undefined
}

/** The stages that texts name, when each of them names one. */
function stagesNamed(texts: readonly (string | undefined)[]): Stages | undefined {
  const stages = texts.map((text) => stageNamed(text ?? '')).filter((stage) => stage !== undefined)
  return stages.length === texts.length ? { stages: new Set(stages), ruledOut: false } : undefined
}

const namesStage = (node: TSESTree.Node): boolean => /env|mode|stage/i.test(chainNames(node).at(-1) ?? '')

/** `switch (process.env.NODE_ENV) { case 'test': ... }`: the case, and those before it that fall through. */
function stagesOfCase(arm: TSESTree.SwitchCase, file: SourceFile): Stages | undefined {
  const { cases, discriminant } = arm.parent
  if (!namesStage(unwrap(discriminant))) return undefined
  const index = cases.indexOf(arm)
  let first = index
  while (first > 0 && !cases[first - 1]?.consequent.some((statement) => endsCase(statement, file))) first -= 1
  const arms = cases.slice(first, index + 1)
  if (arms.every(({ test }) => test)) return stagesNamed(arms.map(({ test }) => staticString(test)))
  const others = cases.filter((other) => !arms.includes(other))
  const stages = others.map(({ test }) => stageNamed(staticString(test) ?? ''))
  return { stages: new Set(stages.filter((stage) => stage !== undefined)), ruledOut: true }
}

function endsCase(node: TSESTree.Node, file: SourceFile): boolean {
  if (node.type === 'BlockStatement') return node.body.some((statement) => endsCase(statement, file))
  return node.type === 'BreakStatement' || leaves(node, file)
}

/** What a test says of the stage when it holds, or does not. */
function stagesWhen(test: TSESTree.Node, holds: boolean, file: SourceFile): Stages | undefined {
  const bare = unwrap(test)
  switch (bare.type) {
    case 'UnaryExpression':
      return bare.operator === '!' ? stagesWhen(bare.argument, !holds, file) : undefined
    case 'BinaryExpression': {
      if (!/^[!=]==?$/.test(bare.operator)) return undefined
      const value = staticString(bare.left) ?? staticString(bare.right)
      const other = staticString(bare.left) === undefined ? bare.left : bare.right
      const stage = value === undefined ? undefined : stageNamed(value)
      if (stage === undefined || !namesStage(other)) return undefined
      return { stages: new Set([stage]), ruledOut: holds === bare.operator.startsWith('!') }
    }
    case 'LogicalExpression': {
      // `a && b` holds: both do. `a || b` does not hold: neither does.
      if ((bare.operator === '&&') !== holds) {
        const sides = [stagesWhen(bare.left, holds, file), stagesWhen(bare.right, holds, file)]
        const [left, right] = sides
        if (!left || !right || left.ruledOut || right.ruledOut) return undefined
        return { stages: new Set([...left.stages, ...right.stages]), ruledOut: false }
      }
      return stagesWhen(bare.left, holds, file) ?? stagesWhen(bare.right, holds, file)
    }
    case 'CallExpression': {
      // `['development', 'test'].includes(process.env.NODE_ENV)`
      const callee = unwrap(bare.callee)
      const list =
        callee.type === 'MemberExpression' && nameOf(callee) === 'includes'
          ? unwrap(callee.object)
          : undefined
      if (list?.type !== 'ArrayExpression') return stagesByName(lastName(bare.callee), holds)
      const stages = list.elements.map((element) => stageNamed(staticString(element) ?? ''))
      const known = stages.filter((stage) => stage !== undefined)
      return known.length === stages.length ? { stages: new Set(known), ruledOut: !holds } : undefined
    }
    case 'Identifier': {
      const byName = stagesByName(bare.name, holds)
      if (byName) return byName
      const definition = file.variableOf(bare)?.defs[0]?.node
      const init = definition?.type === 'VariableDeclarator' ? definition.init : undefined
      // `const isDev = !isDev` leads back into itself.
      return init ? unlessUnderWay(init, 'stage', () => stagesWhen(init, holds, file)) : undefined
    }
    case 'MemberExpression': {
      const name = nameOf(bare) ?? ''
      // Runners tell their children that they are in a test.
      if (/^(?:VITEST|JEST_WORKER_ID|CYPRESS|PLAYWRIGHT_TEST|MOCHA)/.test(name)) {
        return { stages: new Set(['test']), ruledOut: !holds }
      }
      return stagesByName(name, holds)
    }
    default:
      return undefined
  }
}

function stagesByName(name: string | undefined, holds: boolean): Stages | undefined {
  const match =
    /^(?:is|in|__)?_?(prod|production|dev|development|test|testing|local)(?:_?(?:mode|env|environment|build))?_*$/i.exec(
      name ?? '',
    )
  const stage = match?.[1] === undefined ? undefined : stageNamed(match[1])
  return stage && all.includes(stage) ? { stages: new Set([stage]), ruledOut: !holds } : undefined
}

/** `if (production && !process.env.KEY) throw ...`: the default is never reached in production. */
function stopsProduction(origin: Origin): boolean {
  const defaults = (origin.guards ?? []).flatMap((guard) => ('insteadOf' in guard ? [guard] : []))
  return defaults.some(({ insteadOf, file }) =>
    file.nodes.conditions.some((condition) => {
      if (!stops(condition.consequent, file)) return false
      const asked = insteadOf.type === 'CallExpression' ? staticString(insteadOf.arguments[0]) : undefined
      const names = asked === undefined ? chainNames(insteadOf) : [asked]
      const tested = file.text.slice(...condition.range)
      const last = names.at(-1) ?? lastName(insteadOf)
      if (last === undefined || !saysMissing(tested, last)) return false
      const stages = stagesWhen(condition.test, true, file)
      return stages !== undefined && !stages.ruledOut && stages.stages.has('production')
    }),
  )
}

/** `!process.env.KEY`, `KEY === undefined`: the setting is tested as missing. */
function saysMissing(text: string, name: string): boolean {
  const at = text.indexOf(name)
  if (at === -1) return false
  const before = text.slice(0, at)
  return (
    /!\s*[\w.?[\]'"]*$/.test(before) ||
    /^['"\])]*\s*={2,3}\s*(?:undefined|null|''|"")/.test(text.slice(at + name.length))
  )
}

/** `throw`, `process.exit()`, or a function of the file that does nothing else in the end. */
function stops(node: TSESTree.Node, file: SourceFile): boolean {
  switch (node.type) {
    case 'ThrowStatement':
      return true
    case 'BlockStatement':
      return node.body.some((statement) => stops(statement, file))
    // `if (production) { if (!process.env.KEY) throw ... }`
    case 'IfStatement':
      return stops(node.consequent, file)
    case 'ReturnStatement':
      return node.argument !== null && isStopping(node.argument, file)
    case 'ExpressionStatement':
      return isStopping(node.expression, file)
    default:
      return false
  }
}

function isStopping(node: TSESTree.Node, file: SourceFile): boolean {
  const call = unwrap(node)
  if (call.type !== 'CallExpression') return false
  if (chainNames(call.callee).join('.') === 'process.exit') return true
  const definition =
    call.callee.type === 'Identifier' ? file.variableOf(call.callee)?.defs[0]?.node : undefined
  // `function fail() { throw new Error() }`
  return definition?.type === 'FunctionDeclaration'
    ? (unlessUnderWay(definition, 'stops', () =>
        definition.body.body.some((statement) => statement.type !== 'IfStatement' && stops(statement, file)),
      ) ?? false)
    : false
}
