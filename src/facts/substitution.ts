import type { TSESTree } from '@typescript-eslint/utils'

import { argumentAt } from './arguments.ts'
import { functionAround, isInside, unwrap } from './ast.ts'
import type { FunctionNode } from './ast.ts'
import { namesOfParameters } from './elements.ts'
import { settingName } from './named-settings.ts'
import { madeAt } from './origin.ts'
import type { Call, Origin, OriginOf } from './origin.ts'
import { originsOf, pathOrigins, withGuard } from './origins.ts'
import type { SourceFile } from './source-file.ts'

/** What a function of the project returns, with the arguments of this call in place of its parameters. */
export function substituted(
  returned: readonly Origin[],
  of: FunctionNode,
  call: Call,
  file: SourceFile,
): readonly Origin[] {
  return returned.flatMap((origin): readonly Origin[] => {
    if (origin.kind === 'parameter' && origin.of === of) {
      const argument = argumentAt(call, origin.index, undefined, file)
      if (!argument) return []
      const { derived, hashed, whenMissing } = origin
      const values = pathOrigins(originsOf(argument, file), origin.path, argument, file).map(
        (value): Origin => ({
          ...(whenMissing ? { whenMissing } : {}),
          ...value,
          ...(derived ? { derived } : {}),
          ...(hashed ? { hashed } : {}),
        }),
      )
      return (origin.guards ?? []).reduce<readonly Origin[]>(
        (guarded, guard) => withGuard(guarded, guard),
        values,
      )
    }
    if (origin.kind === 'generated' && isMadeAnew(origin, of))
      return [{ ...origin, calls: [...(origin.calls ?? []), { node: call, file }] }]
    if (origin.kind === 'setting of parameter' && origin.of === of) return settingOf(origin, call, file)
    if (origin.kind === 'list' || origin.kind === 'element')
      return [{ ...origin, of: substituted(origin.of, of, call, file) }]
    if (origin.kind === 'text')
      return [{ ...origin, parts: origin.parts.map((part) => substituted(part, of, call, file)) }]
    return isWrittenIn(origin, of)
      ? [{ ...origin, within: [...(origin.within ?? []), { of, call, file }] }]
      : [origin]
  })
}

/** The values inside a literal that a function made, with the arguments of the calls that led into the function. */
export function inContext(
  values: readonly Origin[],
  { within = [] }: Pick<Origin, 'within'>,
): readonly Origin[] {
  return within.reduce((found, { of, call, file }) => substituted(found, of, call, file), values)
}

/** What holds parameters without being one: each of its members is substituted when it is asked for. */
function isWrittenIn({ kind, node, within }: Origin, of: FunctionNode): boolean {
  if (kind !== 'array' && kind !== 'object' && kind !== 'function') return false
  const outermost = within?.at(-1)?.call ?? node
  for (let at: TSESTree.Node | undefined = outermost.parent; at; at = at.parent) if (at === of) return true
  return false
}

/** `read('JWT_KEY')`, and `read(name)` in a helper that is given the name itself. */
function settingOf(
  origin: OriginOf<'setting of parameter'>,
  call: Call,
  file: SourceFile,
): readonly Origin[] {
  const argument = argumentAt(call, origin.index, undefined, file)
  if (!argument) return []
  const { before = '', after = '', guards } = origin
  const written = settingName(argument, file)
  const kept = guards ? { guards } : {}
  if (written !== undefined)
    return [{ kind: 'setting', name: before + written + after, via: 'helper', node: call, file, ...kept }]
  return originsOf(argument, file)
    .flatMap(namesOfParameters)
    .map((outer): Origin => ({
      ...origin,
      of: outer.of,
      index: outer.index,
      before: before + (outer.before ?? ''),
      after: (outer.after ?? '') + after,
      node: call,
      file,
    }))
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
