import { unwrap } from './ast.ts'
import { isTypeScript } from './components.ts'
import type { OriginOf } from './origin.ts'
import { textsWithSetting } from './package-files.ts'
import { isChecked, isRequiredIn, mayBeMissing } from './presence.ts'
import type { Edit } from './ring-edits.ts'
import type { SourceFile } from './source-file.ts'
import { wayTo } from './written-rings.ts'
import type { RingMember, WrittenRing } from './written-rings.ts'

/** Keys of a ring that are `undefined` when their settings are missing. */
export interface RingGap {
  /** The first of them. */
  readonly member: RingMember
  readonly settings: readonly string[]
  /** The ring has no other key. */
  readonly only: boolean
  readonly edit: Edit | undefined
}

/** What `undefined` stands for in a ring that does not leave missing keys out. */
export function findGap(ring: WrittenRing): RingGap | undefined {
  if (ring.filtered) return undefined
  // A fallback option may be left undefined; a map without a key under a lower id is a map without that key.
  const candidates = ring.form === 'map' ? highestIn(ring) : ring.form === 'list' ? ring.members : []
  const missing = candidates.filter((member) => isUndefinedWithout(member, ring))
  const [member] = missing
  if (!member) return undefined
  return {
    member,
    settings: [...new Set(missing.flatMap(settingsOf).map(({ name }) => name))],
    only: ring.members.length === 1,
    edit: filterEdit(ring),
  }
}

function highestIn({ members }: WrittenRing): readonly RingMember[] {
  const highest = Math.max(...members.map(({ id }) => id ?? 0))
  return members.filter(({ id }) => id === highest)
}

function settingsOf({ origins }: RingMember): readonly OriginOf<'setting'>[] {
  return origins.filter((origin): origin is OriginOf<'setting'> => origin.kind === 'setting')
}

function isUndefinedWithout(member: RingMember, { sinkCall }: WrittenRing): boolean {
  const settings = settingsOf(member)
  if (member.spread || settings.length === 0 || settings.length < member.origins.length) return false
  return settings.every(
    (setting) =>
      !setting.whenMissing &&
      !setting.derived &&
      mayBeMissing(setting) &&
      // What goes through a function may be anything afterwards, an error as well.
      wayTo(member.node, member.file, setting) === 'whole' &&
      [
        { node: setting.node, file: setting.file },
        { node: member.node, file: member.file },
        { node: sinkCall.key, file: sinkCall.file },
      ].every((place) => !isChecked({ ...place, settings: [setting.name], isDefault: false })) &&
      !isRefusedAtStart(setting.name, sinkCall.file),
  )
}

/** Another file of the package looks at the setting when the application starts. */
function isRefusedAtStart(setting: string, file: SourceFile): boolean {
  const check = new RegExp(`!\\s*(?:\\w+\\.)*env\\.${setting}\\b`)
  return textsWithSetting(setting, file).some(
    (text) => isRequiredIn(text, setting) || (check.test(text) && /\bthrow\b|process\.exit/.test(text)),
  )
}

/** Leaves out of a list what is missing. */
function filterEdit({ form, node, file, sinkCall }: WrittenRing): Edit | undefined {
  if (form !== 'list' || file !== sinkCall.file) return undefined
  const { parent } = node
  // `[...] as const` is a promise about what is written there, and no result of a call.
  if (parent?.type === 'TSAsExpression' && unwrap(parent) === node) {
    const type = file.text.slice(...parent.typeAnnotation.range)
    if (type === 'const') return undefined
  }
  const present = isTypeScript(file) ? '(key): key is string => Boolean(key)' : 'Boolean'
  return { range: [node.range[1], node.range[1]], text: `.filter(${present})` }
}
