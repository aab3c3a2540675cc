import { argumentAt, argumentsFrom } from './arguments.ts'
import { functionAround, isInside, unwrap } from './ast.ts'
import type { FunctionNode } from './ast.ts'
import { mayGoOn, unlessUnderWay } from './following.ts'
import { settingsNamed } from './named-settings.ts'
import { madeAt } from './origin.ts'
import type { Application, Origin, OriginOf } from './origin.ts'
import { fewOf, originsOf, pathOrigins, withGuard } from './origins.ts'
import type { TSESTree } from '@typescript-eslint/utils'

/** The values inside a literal that a function made, with the arguments of the calls that led into the function. */
export function inContext(
  values: readonly Origin[],
  { within = [] }: Pick<Origin, 'within'>,
): readonly Origin[] {
  return within.reduce<readonly Origin[]>((found, call) => substituted(found, call), values)
}

/** What a function of the project returns, with the arguments of this call in place of its parameters. */
export function substituted(returned: readonly Origin[], application: Application): readonly Origin[] {
  // `f({ ...options })` inside `f(options)` leads into itself: what cannot be told stays a parameter.
  return (
    unlessUnderWay(application.call, 'substituted', () => substitutedEach(returned, application)) ?? returned
  )
}

function substitutedEach(origins: readonly Origin[], application: Application): readonly Origin[] {
  if (!mayGoOn(origins.length)) return origins
  return fewOf(origins.flatMap((origin) => substitute(origin, application)))
}

function substitute(origin: Origin, application: Application): readonly Origin[] {
  const { of, call, file, bound } = application
  switch (origin.kind) {
    case 'parameter': {
      if (origin.of !== of) return [origin]
      const given = origin.rest
        ? argumentsFrom(call, origin.index, bound, file)
        : [argumentAt(call, origin.index, bound, file)]
      const values = given.flatMap((argument) =>
        argument ? pathOrigins(originsOf(argument, file), origin.path, argument, file) : [],
      )
      return passedOn(values, origin)
    }
    case 'setting of parameter': {
      if (origin.of !== of) return [origin]
      const argument = argumentAt(call, origin.index, bound, file)
      if (!argument) return []
      return passedOn(
        settingsNamed(originsOf(argument, file), { node: call, file, via: 'helper' }, origin),
        origin,
      )
    }
    case 'generated':
      return isMadeAnew(origin, of)
        ? [{ ...origin, calls: [...(origin.calls ?? []), { node: call, file }] }]
        : [origin]
    case 'list':
    case 'element':
      return [{ ...origin, of: substitutedEach(origin.of, application) }]
    case 'text': {
      const parts = origin.parts.flatMap((part) => substitutedPart(part, application))
      const [only, ...others] = parts
      if (!only || others.length > 0) return [{ ...origin, parts }]
      // `args.join('')` of a single argument; `${key}` of one.
      const isJoined = origin.node.type === 'CallExpression'
      return passedOn(
        isJoined ? only : only.map((value): Origin => ({ whenMissing: 'undefined', ...value })),
        origin,
      )
    }
    case 'array':
    case 'object':
    case 'function':
      return isWrittenIn(origin, of)
        ? [{ ...origin, within: [...(origin.within ?? []), application] }]
        : [origin]
    default:
      return [origin]
  }
}

/** What holds parameters without being one: each of its members is substituted when it is asked for. */
function isWrittenIn({ node, within }: Origin, of: FunctionNode): boolean {
  const outermost = within?.at(-1)?.call ?? node
  for (let at: TSESTree.Node | undefined = outermost.parent; at; at = at.parent) if (at === of) return true
  return false
}

/** A part of a text; all arguments from one on are a part each. */
function substitutedPart(part: readonly Origin[], application: Application): readonly (readonly Origin[])[] {
  const [only, ...others] = part
  if (only?.kind !== 'parameter' || !only.rest || only.of !== application.of || others.length > 0)
    return [substitutedEach(part, application)]
  const { call, file, bound } = application
  return argumentsFrom(call, only.index, bound, file).map((argument) => originsOf(argument, file))
}

/** What takes the place of a parameter goes the same way as the parameter did. */
function passedOn(
  values: readonly Origin[],
  { derived, hashed, whenMissing, guards }: Origin,
): readonly Origin[] {
  const passed = values.map((value): Origin => ({
    ...(whenMissing ? { whenMissing } : {}),
    ...value,
    ...(derived ? { derived } : {}),
    ...(hashed ? { hashed } : {}),
  }))
  return (guards ?? []).reduce<readonly Origin[]>((guarded, guard) => withGuard(guarded, guard), passed)
}

/** Whether each call of the function makes a new one: it is not kept outside of the function. */
function isMadeAnew(origin: OriginOf<'generated'>, of: FunctionNode): boolean {
  const made = madeAt(origin)
  if (functionAround(made.node) !== of) return false
  for (let at = made.node; at.parent && at !== of; at = at.parent) {
    const { parent } = at
    if (parent.type === 'AssignmentExpression' && parent.right === at) {
      const left = unwrap(parent.left)
      const definition = left.type === 'Identifier' ? made.file.variableOf(left)?.defs[0] : undefined
      return definition !== undefined && isInside(definition.name, of)
    }
  }
  return true
}
