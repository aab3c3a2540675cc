import type { TSESLint, TSESTree } from '@typescript-eslint/utils'

import { isFunction, unwrap } from './ast.ts'
import type { Origin } from './origin.ts'
import { originsOf, withGuard } from './origins.ts'
import type { SourceFile } from './source-file.ts'
import { patternOrigins } from './variables.ts'

/** Whether a name stands for the object whose properties are the globals. */
export function isGlobalObject(name: string): boolean {
  return /^(?:globalThis|global|window|self)$/.test(name)
}

/** What an assignment gives to a variable: a default, where it stands in for a missing value of one that was given. */
export function writtenOrigins(
  { identifier, writeExpr }: TSESLint.Scope.Reference,
  isGiven: boolean,
  file: SourceFile,
): readonly Origin[] {
  const assignment = assignmentAround(identifier)
  if (!writeExpr || !assignment || !/^(?:=|\|\|=|\?\?=)$/.test(assignment.operator)) return []
  const origins = originsOf(writeExpr, file)
  // `({ KEY } = process.env)`
  if (assignment.left !== identifier)
    return assignment.right === writeExpr ? patternOrigins(assignment.left, identifier, origins, file) : []
  const condition = conditionAround(assignment)
  const guarded = condition
    ? withGuard(origins, { test: condition.test, holds: condition.holds, file })
    : origins
  const insteadOf = assignment.operator === '=' ? condition?.holds && missingIn(condition.test) : identifier
  return isGiven && insteadOf ? withGuard(guarded, { insteadOf, file }) : guarded
}

function assignmentAround(name: TSESTree.Node): TSESTree.AssignmentExpression | undefined {
  let at: TSESTree.Node | undefined = name.parent
  while (at && /Pattern$|^Property$|^RestElement$/.test(at.type)) at = at.parent
  return at?.type === 'AssignmentExpression' ? at : undefined
}

/** The nearest `if` around an assignment, within the same function. */
function conditionAround(
  assignment: TSESTree.Node,
): { readonly test: TSESTree.Expression; readonly holds: boolean } | undefined {
  for (let at = assignment; at.parent && !isFunction(at); at = at.parent) {
    if (at.parent.type === 'IfStatement' && at !== at.parent.test)
      return { test: at.parent.test, holds: at === at.parent.consequent }
  }
  return undefined
}

/** What a test finds to be missing: `!key`, `key === undefined`, `key == null`. */
function missingIn(test: TSESTree.Node): TSESTree.Node | undefined {
  const bare = unwrap(test)
  if (bare.type === 'UnaryExpression' && bare.operator === '!') {
    const value = unwrap(bare.argument)
    return value.type === 'Identifier' || value.type === 'MemberExpression' ? value : undefined
  }
  if (bare.type !== 'BinaryExpression' || !/^={2,3}$/.test(bare.operator)) return undefined
  const isNothing =
    (bare.right.type === 'Identifier' && bare.right.name === 'undefined') ||
    (bare.right.type === 'Literal' && (bare.right.value === null || bare.right.value === ''))
  return isNothing ? unwrap(bare.left) : undefined
}

const isUndeclared = (variable: TSESLint.Scope.Variable | undefined) =>
  variable === undefined || variable.defs.length === 0

/** The values of `global.SECRET = value`. */
export function assignedGlobals(name: string, file: SourceFile): readonly TSESTree.Expression[] {
  return file.assignmentsTo(name).flatMap(({ left, right }) => {
    const bare = unwrap(left)
    const target = bare.type === 'MemberExpression' ? unwrap(bare.object) : undefined
    const isGlobal = target?.type === 'Identifier' && isGlobalObject(target.name)
    return isGlobal && isUndeclared(file.variableOf(target)) ? [right] : []
  })
}

/** The object that the runtime gives a module under this name; `exports` is declared only where CommonJS is configured. */
function givenObject(name: string): 'exports' | 'global' | undefined {
  if (isGlobalObject(name)) return 'global'
  return name === 'exports' ? name : undefined
}

/**
 * The values of `config.secret = value` anywhere in the file, for a `config` that it declares, for `exports` and for
 * `global`.
 */
export function assignedNodes(
  object: TSESTree.Identifier,
  name: string,
  file: SourceFile,
): readonly TSESTree.Expression[] {
  const assignments = file.assignmentsTo(name)
  if (assignments.length === 0) return []
  const variable = file.variableOf(object)
  const given = isUndeclared(variable) ? givenObject(object.name) : undefined
  if (
    (!variable && given === undefined) ||
    variable?.defs.some(({ parent }) => parent?.type === 'ImportDeclaration')
  )
    return []
  return assignments.flatMap((assignment) => {
    const left = unwrap(assignment.left)
    if (left.type !== 'MemberExpression') return []
    const target = unwrap(left.object)
    if (target.type !== 'Identifier') return []
    const assigned = file.variableOf(target)
    const isSame =
      given === undefined
        ? assigned === variable
        : isUndeclared(assigned) && givenObject(target.name) === given
    return isSame ? [assignment.right] : []
  })
}
