import { argumentAt } from './arguments.ts'
import { functionAround, isInside, unwrap } from './ast.ts'
import type { FunctionNode } from './ast.ts'
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
    if (origin.kind === 'setting of parameter' && origin.of === of) {
      const argument = argumentAt(call, origin.index, undefined, file)
      const name = argument && settingName(argument, file)
      return name === undefined ? [] : [{ kind: 'setting', name, via: 'helper', node: call, file }]
    }
    if (origin.kind === 'list' || origin.kind === 'element')
      return [{ ...origin, of: substituted(origin.of, of, call, file) }]
    if (origin.kind === 'text')
      return [{ ...origin, parts: origin.parts.map((part) => substituted(part, of, call, file)) }]
    return [origin]
  })
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
