import path from 'node:path'

import type { TSESTree } from '@typescript-eslint/utils'

import { takesEmptyKey, takesText } from '../catalogue/accepted-keys.ts'
import { namesRecord } from '../catalogue/key-names.ts'
import { kindOfSetting } from '../catalogue/setting-names.ts'
import { chainNames, lastName, nameOf, staticString, unwrap, wrapped } from './ast.ts'
import { settingByName } from './arriving-keys.ts'
import { onlyIn } from './guards.ts'
import { insideOf } from './inside.ts'
import type { Guard, Origin, OriginOf } from './origin.ts'
import { originsOf } from './origins.ts'
import { isChecked, mayBeMissing } from './presence.ts'
import type { SinkCall } from './sink-call.ts'
import { findSinkCalls } from './sink-calls.ts'
import type { SourceFile } from './source-file.ts'
import { verifies } from './verifying.ts'

/** What a key is without its setting: nothing, one of the texts that JavaScript makes of nothing, a text around it. */
export type Becomes = 'empty' | 'undefined' | 'null' | 'known'

/** A key that everybody knows when its setting is missing, and that the library takes all the same. */
export interface EmptyKey {
  /** What makes it: the empty default, the template; the key at the sink when that stands in another file. */
  readonly node: TSESTree.Node
  readonly written: TSESTree.Node
  readonly sinkCall: SinkCall
  readonly becomes: Becomes
  /** It went through a hash: the library does not see that it is empty. */
  readonly hashed: boolean
  /** What has to be missing for it: a setting, an argument; nothing where it is always so. */
  readonly without: { readonly setting: string } | 'argument' | undefined
  /** Where it stands, when that is another file. */
  readonly elsewhere: { readonly path: string; readonly line: number } | undefined
}

/** A value that everybody knows, before anybody asks what the library does with it. */
type Weak = Pick<EmptyKey, 'becomes' | 'without'> & { readonly origin: Origin; readonly hashed: boolean }

/** Every key of the application's own that is empty, or a text that everybody knows, when its setting is missing. */
export function findEmptyKeys(file: SourceFile): readonly EmptyKey[] {
  const found = findSinkCalls(file)
    .filter(({ sink, unseen }) => sink.rotatedBy !== 'third party' && sink.role !== 'hash' && !unseen)
    // What verifies says more about the consequence than what derives.
    .toSorted((a, b) => Number(a.sink.role === 'derive') - Number(b.sink.role === 'derive'))
    .flatMap((call) =>
      [...weakIn(call.origins, call), ...alwaysEmpty(call)]
        .filter((weak) => isTaken(weak, call) && !isGuarded(weak, call) && !isSentToIssuer(weak, call))
        .map((weak) => atSink(weak, call, file)),
    )
  const seen = new Set<TSESTree.Node>()
  return found.filter(({ written }) => !seen.has(written) && seen.add(written))
}

function atSink({ origin, becomes, without, hashed }: Weak, sinkCall: SinkCall, file: SourceFile): EmptyKey {
  const elsewhere = origin.file !== file
  const written = origin.whenMissing ? conversionOf(origin.node) : origin.node
  return {
    node: elsewhere ? sinkCall.key : written,
    written,
    sinkCall,
    becomes,
    without,
    hashed,
    elsewhere: elsewhere
      ? {
          path: path.relative(file.modules.root, origin.file.path).replaceAll('\\', '/'),
          line: written.loc.start.line,
        }
      : undefined,
  }
}

/** The call that makes a text of the setting, where the setting stands in it. */
function conversionOf(node: TSESTree.Node): TSESTree.Node {
  const { parent } = wrapped(node)
  return parent?.type === 'CallExpression' ? parent : node
}

/** Whether the library takes the key without an error. */
function isTaken({ becomes, hashed }: Weak, call: SinkCall): boolean {
  if (hashed || isPartOfHashed(call)) return true
  const { library, sink } = call
  const algorithm = algorithmOf(call)
  if (becomes === 'empty') return takesEmptyKey(library, sink) === 'yes' || /PBKDF2|HKDF/.test(algorithm)
  if (algorithm.includes('AES')) return false
  const property = wrapped(call.key).parent
  const option = property?.type === 'Property' ? nameOf(property) : undefined
  return takesText(library, sink, (becomes === 'known' ? 'undefined' : becomes).length, option)
}

/** What Web Crypto's `importKey` is told that the key is for. */
function algorithmOf({ node, library, file }: SinkCall): string {
  if (!/^(?:un|web)crypto$/.test(library.package) || node.type !== 'CallExpression') return ''
  const algorithm = lastName(node.callee) === 'importKey' ? node.arguments[2] : undefined
  return algorithm
    ? originsOf(algorithm, file)
        .map((origin) => origin.file.text.slice(...origin.node.range))
        .join(' ')
    : ''
}

/** `createHash('sha256').update(text + KEY)`: the key is a part of a text. */
function isPartOfHashed({ key, node }: SinkCall): boolean {
  const { parent } = wrapped(key)
  return (
    node.type === 'CallExpression' &&
    lastName(node.callee) === 'update' &&
    (parent?.type === 'TemplateLiteral' || parent?.type === 'BinaryExpression')
  )
}

function isGuarded({ origin, without }: Weak, call: SinkCall): boolean {
  if (onlyIn(origin) !== undefined || isFilteredOut(origin.node)) return true
  const settings = typeof without === 'object' ? [without.setting] : []
  const places = [
    { node: origin.node, file: origin.file, settings, isDefault: origin.kind === 'empty' },
    { node: call.key, file: call.file, settings, isDefault: false },
  ]
  return without !== undefined && places.some(isChecked)
}

/** What is signed with a secret of another party, and checked nowhere here, is refused over there. */
function isSentToIssuer({ without }: Weak, call: SinkCall): boolean {
  return (
    typeof without === 'object' &&
    kindOfSetting(without.setting) === 'third party' &&
    call.sink.role.startsWith('sign') &&
    !verifies(call)
  )
}

/** `(process.env.KEYS ?? '').split(',').filter(Boolean)`: nothing is left of an empty text. */
function isFilteredOut(node: TSESTree.Node): boolean {
  for (let at = node; at.parent && !/Statement$|Declaration$/.test(at.parent.type); at = at.parent) {
    if (at.parent.type === 'MemberExpression' && at.parent.object === at && nameOf(at.parent) === 'filter')
      return true
  }
  return false
}

/** `createHmac('sha256', '')`, or a constant that is empty. */
function alwaysEmpty(call: SinkCall): readonly Weak[] {
  const [origin, ...others] = call.origins
  if (!origin || others.length > 0 || !isEmptyText(origin) || origin.guards) return []
  const { parent } = origin.node
  const isConstant =
    parent?.type === 'VariableDeclarator' && parent.parent.kind === 'const' && parent.init === origin.node
  return isConstant || unwrap(call.key) === origin.node
    ? [{ origin, becomes: 'empty', without: undefined, hashed: origin.hashed ?? false }]
    : []
}

/** What a text makes of `null` and `undefined`. */
const textOf = ({ node }: Origin): 'null' | 'undefined' =>
  unwrap(node).type === 'Literal' ? 'null' : 'undefined'

const isEmptyText = (origin: Origin): boolean => origin.kind === 'empty' && staticString(origin.node) === ''

/** The values among those of a key that everybody knows when a setting is missing. */
function weakIn(
  origins: readonly Origin[],
  call: SinkCall,
  depth = 0,
  opened = new Set<string>(),
): readonly Weak[] {
  if (depth > 5) return []
  return origins.flatMap((origin): readonly Weak[] => {
    const hashed = origin.hashed ?? false
    switch (origin.kind) {
      case 'empty': {
        const becomes = isEmptyText(origin) ? 'empty' : origin.whenMissing && textOf(origin)
        const without = becomes && missingFor(origin, origins)
        return becomes && without ? [{ origin, becomes, without, hashed }] : []
      }
      case 'setting': {
        const becomes = isPartOfHashed(call) ? 'undefined' : origin.whenMissing
        return becomes && mayBeMissing(origin) && !origins.some(isDefault)
          ? [{ origin, becomes, without: { setting: origin.name }, hashed }]
          : []
      }
      case 'text': {
        const weak = knownText(origin)
        return weak ? [{ origin, hashed, ...weak }] : []
      }
      default:
        return insideOf(origin, call, opened).flatMap(({ values }) => weakIn(values, call, depth + 1, opened))
    }
  })
}

const isDefault = (origin: Origin): boolean =>
  origin.kind !== 'setting' && (origin.guards ?? []).some((guard) => 'insteadOf' in guard)

/** What an empty default stands in for: a setting, a key that somebody passes; never the key of a user or row. */
function missingFor(origin: Origin, beside: readonly Origin[]): EmptyKey['without'] {
  for (const guard of origin.guards ?? []) {
    const without =
      'insteadOf' in guard ? replaced(guard) : 'test' in guard ? tested(guard, beside) : undefined
    if (without) return without
  }
  return undefined
}

function replaced({ insteadOf, file }: Extract<Guard, { insteadOf: unknown }>): EmptyKey['without'] {
  // The name that a lookup is given: `config.get('KEY', '')`.
  const asked = insteadOf.parent?.type === 'CallExpression' ? staticString(insteadOf) : undefined
  if (asked !== undefined) return { setting: asked }
  const names = chainNames(insteadOf)
  if (names.slice(0, -1).some(namesRecord)) return undefined
  for (const value of originsOf(insteadOf, file)) {
    if (value.kind === 'setting') return { setting: value.name || (lastName(insteadOf) ?? '') }
    const setting = settingByName(value)
    if (setting !== undefined) return { setting }
    if (value.kind === 'parameter' && takesKey(value, insteadOf)) return 'argument'
  }
  return undefined
}

/** Whether a parameter is the key by its name, or an option of that name. */
function takesKey(value: OriginOf<'parameter'>, node: TSESTree.Node): boolean {
  const name = value.path.at(-1) ?? lastName(node) ?? ''
  return /^key$/i.test(name) || kindOfSetting(name) === 'own key'
}

/** `process.env.KEY ? process.env.KEY : ''` */
function tested(
  { test, file }: Extract<Guard, { test: unknown }>,
  beside: readonly Origin[],
): EmptyKey['without'] {
  const words = file.text.slice(...test.range).split(/\W+/)
  const setting = beside.find((value) => value.kind === 'setting' && words.includes(value.name))
  return setting?.kind === 'setting' ? { setting: setting.name } : undefined
}

/** What a text is when its settings are missing; undefined where something else is a part of it. */
function knownText(text: OriginOf<'text'>): Pick<Weak, 'becomes' | 'without'> | undefined {
  let result = ''
  let setting: string | undefined
  for (const part of text.parts) {
    if (part.every(({ kind }) => kind === 'literal')) {
      result += part.some(({ node }) => written(node) !== '') ? '?' : ''
      continue
    }
    if (part.every(isEmptyText)) continue
    const value = partWithout(part)
    if (value === undefined) return undefined
    result += value
    setting ??= part.find((origin) => origin.kind === 'setting')?.name
  }
  if (setting === undefined) return undefined
  const becomes = result === '' ? 'empty' : result === 'undefined' || result === 'null' ? result : 'known'
  return { becomes, without: { setting } }
}

function written(node: TSESTree.Node): string | undefined {
  return node.type === 'TemplateElement' ? node.value.raw : staticString(node)
}

/** What a part of a text is without its setting: `''` and `null` as defaults of it, or the text of `undefined`. */
function partWithout(part: readonly Origin[]): string | undefined {
  const settings = part.filter((origin) => origin.kind === 'setting')
  const others = part.filter((origin) => origin.kind !== 'setting')
  if (settings.length === 0 || others.some(({ kind }) => kind !== 'empty')) return undefined
  const [last] = others
  if (last) return isEmptyText(last) ? '' : textOf(last)
  return settings.every((origin) => mayBeMissing(origin)) ? 'undefined' : undefined
}
