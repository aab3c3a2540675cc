import path from 'node:path'

import type { TSESTree } from '@typescript-eslint/utils'

import { kindOfSetting } from '../catalogue/setting-names.ts'
import { functionAround, lastName, nameOf, wrapped } from './ast.ts'
import { everyOrigin } from './every-origin.ts'
import { onlyIn } from './guards.ts'
import { insideOf } from './inside.ts'
import { isKept } from './kept.ts'
import { isDefaultOfSetUp, isMadeAtStart } from './made-at-start.ts'
import { madeAt } from './origin.ts'
import type { CallSite, Origin, OriginOf } from './origin.ts'
import { originsOf } from './origins.ts'
import { findSettingDefaults } from './setting-defaults.ts'
import type { SinkCall } from './sink-call.ts'
import { findSinkCalls } from './sink-calls.ts'
import type { SourceFile } from './source-file.ts'

/** A key that is made when the process starts, so that it dies with the process. */
export interface GeneratedKey {
  /** The call that makes it, or the key at the sink when that call stands in another file. */
  readonly node: TSESTree.Node
  readonly made: TSESTree.Node
  /** The sink that it reaches; undefined for the default of a secret setting that goes elsewhere. */
  readonly sinkCall: SinkCall | undefined
  /** The secret setting that it stands in for, when it is a default of one. */
  readonly setting: string | undefined
  /** It is made only where nobody gives a key. */
  readonly isDefault: boolean
  /** Where it is made, when that is another file. */
  readonly elsewhere: { readonly path: string; readonly line: number } | undefined
}

type Generated = OriginOf<'generated'>

/** Every key that is made at the start and reaches a sink, or is the default of a secret setting. */
export function findGeneratedKeys(file: SourceFile): readonly GeneratedKey[] {
  if (runsInBrowser(file)) return []
  const calls = findSinkCalls(file)
    .filter(({ sink }) => sink.rotatedBy !== 'third party' && sink.role !== 'hash')
    // What verifies says more about the consequence than what derives.
    .toSorted((a, b) => Number(a.sink.role === 'derive') - Number(b.sink.role === 'derive'))
  const keys = calls.flatMap((call) =>
    generatedIn(call.origins, call).map((origin) => atSink(origin, call, calls, file)),
  )
  const defaults = findSettingDefaults(file, 'generated').map(({ setting, origin }) =>
    isLost(origin) && !isScript(file) ? asDefault(setting, origin) : undefined,
  )
  // One call is one fault of a file, however many sinks its key reaches.
  const seen = new Set<TSESTree.Node>()
  return [...keys, ...defaults].filter((key): key is GeneratedKey => {
    if (!key || seen.has(key.made)) return false
    seen.add(key.made)
    return true
  })
}

function asDefault(setting: string, origin: Generated): GeneratedKey {
  const { node } = madeAt(origin)
  return { node, made: node, sinkCall: undefined, setting, isDefault: true, elsewhere: undefined }
}

function atSink(
  origin: Generated,
  sinkCall: SinkCall,
  calls: readonly SinkCall[],
  file: SourceFile,
): GeneratedKey | undefined {
  if (!isLost(origin) || comparesOnce(origin, sinkCall, calls) || diesWithStore(sinkCall)) return undefined
  const made = madeAt(origin)
  const setting = settingBehind(origin)
  if (
    setting === undefined &&
    !isSetUp(sinkCall) &&
    !isMadeAtStart(made) &&
    !isDefaultOfSetUp(made, sinkCall.node)
  )
    return undefined
  const elsewhere = made.file !== file
  // The default of a secret setting is reported where it stands.
  if (elsewhere && setting !== undefined && kindOfSetting(setting) === 'own key') return undefined
  return {
    node: elsewhere ? sinkCall.key : made.node,
    made: made.node,
    sinkCall,
    setting,
    isDefault: setting !== undefined || (origin.guards ?? []).some((guard) => 'insteadOf' in guard),
    elsewhere: elsewhere
      ? {
          path: pathIn(made.file),
          line: made.node.loc.start.line,
        }
      : undefined,
  }
}

/** Whether nobody keeps the key, and it is made in production, too. */
function isLost(origin: Generated): boolean {
  const sites: readonly CallSite[] = [origin, ...(origin.calls ?? [])]
  return sites.every((site) => onlyIn({ ...origin, ...site }) === undefined && !isKept(site))
}

function settingBehind(origin: Origin): string | undefined {
  for (const guard of origin.guards ?? []) {
    if (!('insteadOf' in guard)) continue
    const setting = originsOf(guard.insteadOf, guard.file).find((candidate) => candidate.kind === 'setting')
    if (setting?.kind === 'setting') return setting.name
  }
  return undefined
}

/** What is set up once takes its key at the start, wherever the call stands; a cipher takes one for each message. */
function isSetUp({ sink, library }: SinkCall): boolean {
  if ('host' in sink || 'assign' in sink || 'exported' in sink) return true
  if (sink.role === 'sign and verify') return true
  const { invalidates } = sink.rotation ?? library.rotation
  return sink.role === 'encrypt and decrypt' && invalidates.some(({ what }) => what !== 'ciphertext')
}

/** The sessions are in the memory of the process by choice: they are lost with the key, and no other process has them. */
function diesWithStore({ key, file }: SinkCall): boolean {
  const options = wrapped(key).parent?.parent
  if (options?.type !== 'ObjectExpression') return false
  return options.properties.some(
    (property) =>
      property.type === 'Property' &&
      nameOf(property) === 'store' &&
      originsOf(property.value, file).some(
        ({ node }) => node.type === 'NewExpression' && /^memory_?store$/i.test(lastName(node.callee) ?? ''),
      ),
  )
}

/** Two values are hashed with a key of nobody's, so that their comparison takes the same time whatever differs. */
function comparesOnce(origin: Generated, call: SinkCall, calls: readonly SinkCall[]): boolean {
  if (call.sink.role !== 'sign or verify') return false
  const of = functionAround(call.node)
  const beside = calls.filter(
    (other) =>
      functionAround(other.node) === of &&
      other.sink === call.sink &&
      everyOrigin(other.origins).some(({ node }) => node === origin.node),
  )
  return of !== undefined && beside.length > 1 && /compare|equal|===/i.test(call.file.text.slice(...of.range))
}

const scripts =
  /(?:^|\/)(?:bin|cli|commands?|generators?|install(?:er)?|scripts?|setup|tools?)(?:\/|\.[cm]?[jt]s$)/

/** Whether a file is something that somebody runs by hand: it hands keys out. */
function isScript(file: SourceFile): boolean {
  return scripts.test(pathIn(file))
}

const browserFrameworks =
  /from ['"](?:@angular\/core|lit|preact|react-dom(?:\/client)?|solid-js|svelte|vue)['"]|^['"]use client['"]/m

/** In a browser a key lives as long as the page, and no setting is secret there. */
function runsInBrowser(file: SourceFile): boolean {
  return /(?:^|\/)(?:browser|frontend)\//.test(pathIn(file)) || browserFrameworks.test(file.text)
}

/** The path from the root of the project, with `/`. */
function pathIn(file: SourceFile): string {
  return path.relative(file.modules.root, file.path).replaceAll('\\', '/')
}

/** The generated values among the values of a key. */
function generatedIn(
  origins: readonly Origin[],
  call: SinkCall,
  depth = 0,
  opened = new Set<string>(),
): readonly Generated[] {
  if (depth > 5) return []
  return origins.flatMap((origin): readonly Generated[] => {
    if (origin.kind === 'generated') return [origin]
    const parts =
      origin.kind === 'text' ? origin.parts : insideOf(origin, call, opened).map(({ values }) => values)
    return parts.flatMap((part) => generatedIn(part, call, depth + 1, opened))
  })
}
