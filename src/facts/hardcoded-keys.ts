import path from 'node:path'

import type { TSESTree } from '@typescript-eslint/utils'

import { sourceOfPublishedKey } from '../catalogue/published-keys.ts'
import { kindOfSetting, namesPublicKey, wordsOf } from '../catalogue/setting-names.ts'
import { isInside, lastName, nameOf, staticString, unwrap, wrapped } from './ast.ts'
import { onlyIn } from './guards.ts'
import type { Only } from './guards.ts'
import { isIgnoredByGit } from './ignored.ts'
import { insideOf } from './inside.ts'
import type { Origin, OriginOf } from './origin.ts'
import { originsOf } from './origins.ts'
import { findSettingDefaults } from './setting-defaults.ts'
import { isTypedOptions } from './options-types.ts'
import { findSinkCalls } from './sink-calls.ts'
import type { SinkCall } from './sink-call.ts'
import type { SourceFile } from './source-file.ts'

/** A key that is written in the code. */
export interface HardcodedKey {
  /** The literal, or the key at the sink when the literal stands in another file. */
  readonly node: TSESTree.Node
  /** What the key is written as; its value never leaves this module but for comparisons. */
  readonly written: TSESTree.Node
  /** The sink that it reaches; undefined for the default of a secret setting that goes elsewhere. */
  readonly sinkCall: SinkCall | undefined
  /** The secret setting that it stands in for, when it is a default. */
  readonly setting: string | undefined
  readonly isDefault: boolean
  readonly only: Only | undefined
  /** The documentation that prints this very value. */
  readonly published: string | undefined
  /** Where it stands, when that is another file. */
  readonly elsewhere: { readonly path: string; readonly line: number } | undefined
  /** The names that it goes by: variables, properties, settings. */
  readonly names: readonly string[]
}

/** Every key that is written in the code and reaches a sink, or is the default of a secret setting. */
export function findHardcodedKeys(file: SourceFile): readonly HardcodedKey[] {
  const keys = [...findSinkCalls(file)]
    .filter(({ sink }) => sink.rotatedBy !== 'third party')
    // What verifies says more about the consequence than what derives.
    .sort((a, b) => Number(a.sink.role === 'derive') - Number(b.sink.role === 'derive'))
    .flatMap((call) =>
      literalsIn(call.origins, call, file, call.key).map(({ origin, passed }) =>
        atSink(origin, passed, call, file),
      ),
    )
  const defaults = findSettingDefaults(file, 'literal').map(({ setting, origin }): HardcodedKey => ({
    node: origin.node,
    written: origin.node,
    sinkCall: undefined,
    setting,
    isDefault: true,
    only: onlyIn(origin),
    published: publishedIn(origin.node),
    elsewhere: undefined,
    names: [...namesAround(origin.node), setting],
  }))
  // A literal is one fault of a library, however many of its sinks it reaches.
  const seen = new Map<TSESTree.Node, string[]>()
  return [...keys, ...defaults].filter((key): key is HardcodedKey => {
    if (!key) return false
    const known = seen.get(key.written) ?? []
    const library = key.sinkCall?.library.package ?? ''
    if (known.length > 0 && (!key.elsewhere || known.includes(library))) return false
    seen.set(key.written, [...known, library])
    return true
  })
}

function atSink(
  origin: Origin,
  passed: TSESTree.Node,
  sinkCall: SinkCall,
  file: SourceFile,
): HardcodedKey | undefined {
  const own = namesAround(origin.node, sinkCall.node)
  const names = [...own, ...namesAround(sinkCall.key, sinkCall.node)]
  if (own.some(namesPublicKey) || isLabel(names, sinkCall)) return undefined
  const setting = settingBehind(origin)
  const elsewhere = origin.file !== file
  // A default of a secret setting is reported where it stands; a JSON file cannot be linted.
  if (elsewhere && setting !== undefined && !origin.file.path.endsWith('.json')) return undefined
  const { parent } = origin.node
  if (
    elsewhere &&
    parent?.type === 'Property' &&
    parent.parent.type === 'ObjectExpression' &&
    isTypedOptions(parent.parent, origin.file)
  )
    return undefined
  if (elsewhere && isIgnoredByGit(origin.file.path, file.modules.root)) return undefined
  return {
    node: elsewhere ? passed : origin.node,
    written: origin.node,
    sinkCall,
    setting,
    isDefault: origin.guards?.some((guard) => 'insteadOf' in guard) ?? false,
    only: onlyIn(origin),
    published: publishedIn(origin.node),
    elsewhere: elsewhere
      ? {
          path: path.relative(file.modules.root, origin.file.path).replaceAll('\\', '/'),
          line: origin.node.loc.start.line,
        }
      : undefined,
    names: setting === undefined ? names : [...names, setting],
  }
}

function publishedIn(node: TSESTree.Node): string | undefined {
  const written = staticString(node)
  return written === undefined ? undefined : sourceOfPublishedKey(written)
}

function settingBehind(origin: Origin): string | undefined {
  for (const guard of origin.guards ?? []) {
    if (!('insteadOf' in guard)) continue
    const setting = originsOf(guard.insteadOf, guard.file).find((candidate) => candidate.kind === 'setting')
    if (setting?.kind === 'setting' && kindOfSetting(setting.name) === 'own key') return setting.name
  }
  return undefined
}

interface Literal {
  readonly origin: Origin
  /** What stands for it in the linted file: the key at the sink, or the part of it that it comes through. */
  readonly passed: TSESTree.Node
}

/** The literals among the values of a key: members of rings, private parts of JWKs, texts that no key is part of. */
function literalsIn(
  origins: readonly Origin[],
  call: SinkCall,
  file: SourceFile,
  passed: TSESTree.Node,
  depth = 0,
  opened = new Set<string>(),
): readonly Literal[] {
  if (depth > 5) return []
  return origins.flatMap((origin): readonly Literal[] => {
    switch (origin.kind) {
      case 'literal':
        return isPublic(origin.node) ? [] : [{ origin, passed }]
      case 'text':
        return isWrittenBut(origin) ? [{ origin, passed }] : []
      default:
        return insideOf(origin, call, opened).flatMap(({ values, node = passed }) =>
          literalsIn(values, call, file, origin.file === file ? node : passed, depth + 1, opened),
        )
    }
  })
}

// Shorter texts join the parts of something else: `${id}:${name}`.
const shortestPart = 6

/** A text of which nothing but a literal can be the key: `made-up-${user.id}`. */
function isWrittenBut(text: OriginOf<'text'>): boolean {
  const written = text.parts.flat().filter((part) => part.kind === 'literal')
  const others = text.parts.flat().filter((part) => part.kind !== 'literal')
  return (
    written.some((part) => part.node.range[1] - part.node.range[0] > shortestPart) &&
    others.every(({ kind }) => ['element', 'export', 'instance', 'parameter', 'unknown'].includes(kind)) &&
    !others.some((part) => wordsOf(lastName(part.node) ?? 'key').some((word) => keyWords.has(word)))
  )
}

const keyWords = new Set(
  'secret secrets key keys password passwd pass hash salt pepper token seed'.split(' '),
)
const labels = new Set('label context purpose domain namespace info fingerprint tag'.split(' '))

/** A public label as the key of an HMAC over a key: it hides the key that is hashed, and needs not be secret. */
function isLabel(names: readonly string[], { node, sink }: SinkCall): boolean {
  if (sink.role !== 'sign or verify') return false
  if (names.some((name) => wordsOf(name).some((word) => labels.has(word)))) return true
  const { parent } = wrapped(node)
  const call = parent?.type === 'MemberExpression' && nameOf(parent) === 'update' ? parent.parent : undefined
  const hashed = call?.type === 'CallExpression' ? call.arguments[0] : undefined
  return hashed !== undefined && kindOfSetting(lastName(hashed) ?? '') !== 'not secret'
}

function isPublic(node: TSESTree.Node): boolean {
  const text = staticString(node)
  return (
    text !== undefined &&
    /-----BEGIN (?:RSA |EC )?PUBLIC KEY-----|-----BEGIN CERTIFICATE-----|^ssh-(?:rsa|ed25519) /.test(text)
  )
}

/** The variables and properties that a value is given to. */
function namesAround(node: TSESTree.Node, sink?: TSESTree.Node): readonly string[] {
  const names: string[] = []
  // Behind the sink begins what becomes of the result.
  for (let at: TSESTree.Node | undefined = node; at && at !== sink; at = at.parent) {
    if (at.type === 'VariableDeclarator') {
      if (at.id.type === 'Identifier') names.push(at.id.name)
      break
    }
    if (at.type === 'Property' || at.type === 'PropertyDefinition') {
      const name = nameOf(at)
      if (name !== undefined && isInside(node, at)) names.push(name)
    }
    if (at.type === 'AssignmentExpression') {
      const left = unwrap(at.left)
      if (left.type === 'Identifier') names.push(left.name)
      else if (left.type === 'MemberExpression') names.push(nameOf(left) ?? '')
    }
    if (/Statement$|Declaration$/.test(at.type)) break
  }
  const bare = unwrap(node)
  if (bare.type === 'Identifier') names.push(bare.name)
  if (bare.type === 'MemberExpression') names.push(nameOf(bare) ?? '')
  return names.filter((name) => name !== '')
}
