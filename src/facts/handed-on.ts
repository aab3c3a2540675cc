import type { TSESTree } from '@typescript-eslint/utils'

import { kindOfSetting } from '../catalogue/setting-names.ts'
import { settingByName } from './arriving-keys.ts'
import { chainNames, isInside, lastName, unwrap, wrapped } from './ast.ts'
import { goesBy } from './names-behind.ts'
import { originsOf } from './origins.ts'
import type { Origin } from './origin.ts'
import { everyOrigin } from './every-origin.ts'
import { findSinkCalls } from './sink-calls.ts'
import { findSettingReads } from './setting-reads.ts'
import type { SourceFile } from './source-file.ts'

/** A place where a setting goes to code of which the catalogue knows nothing. */
export interface HandedOnSetting {
  readonly setting: string
  readonly node: TSESTree.Node
  /** Names only: `encryptColumn()`, `a comparison`. */
  readonly to: string
}

// They look at a value, or tell a person about it; no key works there.
const harmless =
  /^(?:assert|invariant|ok|Boolean|expect|is[A-Z]\w*|log|warn|error|info|debug|trace|describe|default|min|max|length|nonempty|string|optional|parse|safeParse|createEnv|cleanEnv|registerAs|defineEnv|validate|validateEnv|replace|trim|split|startsWith|endsWith|includes|test|match|push|freeze|entries|keys|values|filter|Error|TypeError|RangeError)$/

/** Settings in a file that go on to something unknown: an argument of a call, a comparison, a text. */
export function handedOn(file: SourceFile): readonly HandedOnSetting[] {
  const sinkCalls = findSinkCalls(file)
  const atSinks = (node: TSESTree.Node) =>
    sinkCalls.some(({ key }) => isInside(node, key) || isInside(key, node))
  const found: HandedOnSetting[] = []
  const seen = new Set<string>()
  const add = (node: TSESTree.Node, to: string, settings: readonly string[]) => {
    for (const name of settings) {
      const mark = `${name} ${node.range.join()}`
      if (kindOfSetting(name) !== 'own key' || seen.has(mark)) continue
      seen.add(mark)
      found.push({ setting: name, node, to })
    }
  }
  for (const call of file.nodes.calls) {
    const candidates = call.arguments.flatMap((argument) => valuesIn(argument)).filter(mayHoldKey)
    if (candidates.length === 0) continue
    const names = chainNames(call.callee)
    if (goesBy(harmless, call.callee, file)) continue
    for (const argument of candidates) {
      if (!atSinks(argument) && !isTransparent(call, argument, file))
        add(argument, wordsFor(call, names), settingsIn(originsOf(argument, file)))
    }
  }
  for (const { node, name, use } of findSettingReads(file)) {
    const value = wrapped(node)
    const { parent } = value
    if (use !== 'value' || !parent || kindOfSetting(name) !== 'own key') continue
    const to =
      parent.type === 'BinaryExpression' && /^[!=]==?$/.test(parent.operator)
        ? 'a comparison'
        : parent.type === 'TemplateLiteral' && !atSinks(parent)
          ? 'a text'
          : undefined
    const mark = `${name} ${node.range.join()}`
    if (to === undefined || seen.has(mark)) continue
    seen.add(mark)
    found.push({ setting: name, node, to })
  }
  return found
}

function settingsIn(origins: readonly Origin[]): readonly string[] {
  return everyOrigin(origins).flatMap((origin) =>
    origin.kind === 'setting' ? [origin.name] : (settingByName(origin) ?? []),
  )
}

/** An argument, and what stands in it when it is an object that is written there. */
function valuesIn(argument: TSESTree.Node, depth = 0): readonly TSESTree.Node[] {
  const bare = unwrap(argument)
  if (bare.type !== 'ObjectExpression' || depth > 2) return [bare]
  return bare.properties.flatMap((property) =>
    property.type === 'Property' ? valuesIn(property.value, depth + 1) : [],
  )
}

/** Only what a name says to be a key is followed: every argument of every call would lead into every file. */
function mayHoldKey(node: TSESTree.Node): boolean {
  if (node.type !== 'MemberExpression' && node.type !== 'Identifier') return false
  return (
    kindOfSetting(lastName(node) ?? '') === 'own key' ||
    kindOfSetting(chainNames(node).join('.')) === 'own key'
  )
}

/** The value comes out again, and is judged where it goes. */
function isTransparent(
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  argument: TSESTree.Node,
  file: SourceFile,
): boolean {
  const given = new Set(originsOf(argument, file).map(({ node }) => node))
  if (everyOrigin(originsOf(call, file)).some(({ node }) => given.has(node))) return true
  return originsOf(call.callee, file).some(
    (origin) => origin.kind === 'export' && file.modules.sinks.calls(origin).length > 0,
  )
}

function wordsFor(call: TSESTree.CallExpression | TSESTree.NewExpression, names: readonly string[]): string {
  const shown = names
    .filter((name) => name !== '*')
    .slice(-3)
    .join('.')
    .replaceAll('.()', '()')
  const callee = shown || (call.callee.type === 'Super' ? 'super' : 'a function')
  return call.type === 'NewExpression' ? `new ${callee}()` : `${callee}()`
}
