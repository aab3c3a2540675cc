import type { TSESTree } from '@typescript-eslint/utils'

import {
  exposedSetting,
  givingPrefix,
  isCertainlySecret,
  prefixPattern,
} from '../catalogue/exposed-settings.ts'
import { kindOfSetting } from '../catalogue/setting-names.ts'
import type { WayOut } from '../catalogue/ways-out.ts'
import { findCopied, isClientFile } from './client-code.ts'
import { everyOrigin } from './every-origin.ts'
import { onlyIn } from './guards.ts'
import { KnownKeys } from './known-keys.ts'
import type { KnownKey } from './known-keys.ts'
import { originsOf } from './origins.ts'
import type { Redacts } from './redaction.ts'
import { reachesClient, renderedIn } from './rendered.ts'
import { findReadsNamed, findSettingReads } from './setting-reads.ts'
import { shownKeys } from './shown-keys.ts'
import type { ShownKey } from './shown-keys.ts'
import type { SinkCall } from './sink-call.ts'
import type { SourceFile } from './source-file.ts'
import { serializedIn } from './serialized.ts'
import { findDepartures } from './ways-out.ts'
import { partsOfUrls } from './written-urls.ts'

/** A key that leaves the server. */
export interface Exposure {
  readonly node: TSESTree.Node
  readonly way: WayOut
  readonly kind: KnownKey['kind']
  /** The settings that hold it; none for a key that is written in the code, and for the whole environment. */
  readonly settings: readonly string[]
  /** The prefix that gives the setting to the client. */
  readonly prefix: string | undefined
  /** What of the client gets it. */
  readonly client: 'prefix' | 'file' | 'bundle' | undefined
  /** Where it reaches a library. */
  readonly sinkCall: SinkCall | undefined
}

/** What a project says besides. */
export interface ExposureOptions {
  readonly clientPrefixes: readonly string[]
  readonly loggers: readonly string[]
  /** Settings that may be known, whatever their names look like. */
  readonly allow: readonly RegExp[]
}

/** Every key of a file that leaves the server, once at each place. */
export function findExposures(file: SourceFile, options: ExposureOptions): readonly Exposure[] {
  const known = new KnownKeys(file)
  const isAllowed = (setting: string) => options.allow.some((pattern) => pattern.test(setting))
  const found = [
    ...byPrefix(file, known, options),
    ...inClientFile(file, known),
    ...inBundles(file, known),
    ...departing(file, known, options),
    ...leaving('URL', partsOfUrls(file), file, known),
    ...inPages(file, known),
    ...serializedIn(file).flatMap((given) => leaving('serialization', [given], file, known)),
  ].filter(({ settings }) => settings.length === 0 || !settings.every(isAllowed))
  const seen = new Set<TSESTree.Node>()
  return found.filter(({ node }) => !seen.has(node) && seen.add(node))
}

const atClient = { way: 'client', settings: [], prefix: undefined, sinkCall: undefined } as const

/** Settings that a prefix gives to the client, each where it is read first. */
function byPrefix(
  file: SourceFile,
  known: KnownKeys,
  { clientPrefixes }: ExposureOptions,
): readonly Exposure[] {
  const reads = [...findReadsNamed(file, [prefixPattern(clientPrefixes)]), ...findSettingReads(file)].sort(
    (a, b) => a.node.range[0] - b.node.range[0],
  )
  const seen = new Set<string>()
  return reads.flatMap(({ node, name }): readonly Exposure[] => {
    const exposed = exposedSetting(name, clientPrefixes) ?? reaching(name, known, clientPrefixes)
    if (!exposed || seen.has(name)) return []
    seen.add(name)
    const { prefix, kind } = exposed
    return [
      { ...atClient, node, kind, settings: [name], prefix, client: 'prefix', sinkCall: known.sinkOf(name) },
    ]
  })
}

/** A setting that reaches a sink is a key, whatever its name says. */
function reaching(
  name: string,
  known: KnownKeys,
  clientPrefixes: readonly string[],
): { readonly prefix: string; readonly kind: 'own key' } | undefined {
  const prefix = givingPrefix(name, clientPrefixes)
  const role = known.sinkOf(name)?.sink.role
  return prefix === undefined || role === undefined || role === 'verify'
    ? undefined
    : { prefix, kind: 'own key' }
}

/** Keys in a file that runs in the browser: settings that are read there, and keys that reach a library there. */
function inClientFile(file: SourceFile, known: KnownKeys): readonly Exposure[] {
  if (!isClientFile(file)) return []
  const reads = findSettingReads(file).flatMap(({ node, name, use }) => {
    const key = use === 'value' ? known.setting(name) : undefined
    return key && (key.kind === 'own key' || isCertainlySecret(name)) ? [{ node, key }] : []
  })
  const secret = file.nodes.imports.filter(({ local }) => kindOfSetting(local.name) !== 'not secret')
  const imported = secret.flatMap(({ local }) =>
    originsOf(local, file).flatMap((origin) => {
      const isOther = origin.kind === 'export' || (origin.kind === 'setting' && origin.file !== file)
      const key = isOther ? known.keyOf(origin) : undefined
      return key?.kind === 'own key' ? [{ node: local, key }] : []
    }),
  )
  const written = known.calls.flatMap((call) =>
    everyOrigin(call.origins).flatMap((origin) => {
      const key = origin.kind === 'literal' ? known.keyOf(origin) : undefined
      return key ? [{ node: origin.file === file ? origin.node : call.key, key }] : []
    }),
  )
  return [...reads, ...imported, ...written].map(({ node, key }) => ({
    ...atClient,
    node,
    ...ofKey(key),
    client: 'file',
  }))
}

const ofKey = ({ kind, setting, sinkCall }: KnownKey) => ({
  kind,
  settings: setting === undefined ? [] : [setting],
  sinkCall,
})

/** Keys that the configuration of a bundler copies into the code that the browser gets. */
function inBundles(file: SourceFile, known: KnownKeys): readonly Exposure[] {
  return findCopied(file).flatMap((copied): readonly Exposure[] => {
    if ('value' in copied) {
      const keys = shownKeys(copied.value, file, known).filter(
        ({ kind, setting }) => kind !== 'third party' || isCertainlySecret(setting ?? ''),
      )
      return grouped(keys, file).map((key) => ({
        ...key,
        way: 'client',
        prefix: undefined,
        client: 'bundle',
      }))
    }
    const { setting, node } = copied
    const kind = isCertainlySecret(setting) ? kindOfSetting(setting) : 'not secret'
    const sinkCall = known.sinkOf(setting)
    return kind === 'not secret'
      ? []
      : [{ ...atClient, node, kind, settings: [setting], client: 'bundle', sinkCall }]
  })
}

function departing(file: SourceFile, known: KnownKeys, { loggers }: ExposureOptions): readonly Exposure[] {
  return findDepartures(file, loggers).flatMap(({ way, values, redacts }) =>
    leaving(way, values, file, known, redacts),
  )
}

/** Keys that JSX puts into a page. Where a component runs is asked last: that reads its file. */
function inPages(file: SourceFile, known: KnownKeys): readonly Exposure[] {
  return renderedIn(file).flatMap((rendered) => {
    const found = leaving('response', [rendered.value], file, known)
    return found.length > 0 && reachesClient(rendered, file) ? found : []
  })
}

/** The keys of our own among values that leave on some way. */
function leaving(
  way: WayOut,
  values: readonly TSESTree.Node[],
  file: SourceFile,
  known: KnownKeys,
  redacts?: Redacts,
): readonly Exposure[] {
  const keys = values
    .flatMap((value) => shownKeys(value, file, known))
    .filter(({ kind, inObject, path = [] }) => kind !== 'third party' && !(inObject && redacts?.(path)))
  return grouped(keys, file).map((key) => ({ ...key, way, prefix: undefined, client: undefined }))
}

/** One for each place: an object may hold several keys. */
function grouped(
  keys: readonly ShownKey[],
  file: SourceFile,
): readonly Pick<Exposure, 'node' | 'kind' | 'settings' | 'sinkCall'>[] {
  return [...new Set(keys.map(({ node }) => node))].flatMap((node) => {
    const there = keys.filter((key) => key.node === node)
    const [first] = there
    if (!first || onlyIn({ kind: 'unknown', node, file }) !== undefined) return []
    const settings = new Set(there.flatMap(({ setting }) => setting ?? []))
    return [{ node, kind: first.kind, settings: [...settings], sinkCall: first.sinkCall }]
  })
}
