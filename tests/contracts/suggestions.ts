/** What the rules offer to do with a single key, so that it can be taken through a rotation as it is. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import * as parser from '@typescript-eslint/parser'
import type { TSESTree } from '@typescript-eslint/utils'
import { Linter } from 'eslint'
import plugin from '../../src/index.ts'

// Nothing is installed there, so that the newest version counts.
const cwd = path.resolve('/made-up-project')

/** Where code stands that a rule is asked about. */
export interface SuggestionPlace {
  readonly rule?: 'require-fallback-keys' | 'valid-key-ring'
  readonly filename?: string
  /** The versions of packages, where older ones than the newest count. */
  readonly installed?: Readonly<Record<string, string>>
}

/** The code after every suggestion of a rule has been taken; `undefined` where none is offered. */
export function withSuggestions(code: string, place: SuggestionPlace = {}): string | undefined {
  const fixes = messagesFor(code, place).flatMap(({ suggestions = [] }) => suggestions.map(({ fix }) => fix))
  return fixes.length === 0 ? undefined : edited(code, fixes)
}

/** How often a rule reports the code. */
export function findingsIn(code: string, place: SuggestionPlace = {}): number {
  return messagesFor(code, place).length
}

function messagesFor(
  code: string,
  { rule = 'require-fallback-keys', filename = 'server/app.js', installed }: SuggestionPlace,
): readonly Linter.LintMessage[] {
  const folder = installed === undefined ? cwd : projectWith(installed)
  const config: Linter.Config = {
    files: ['**/*'],
    languageOptions: { parser },
    plugins: { 'secret-key': plugin },
    rules: { [`secret-key/${rule}`]: 'error' },
  }
  const messages = new Linter({ cwd: folder }).verify(code, [config], {
    filename: path.join(folder, filename),
  })
  if (folder !== cwd) rmSync(folder, { recursive: true })
  return messages
}

/** A project that has these versions: only their manifests are looked at. */
function projectWith(installed: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'secret-key-project-'))
  for (const [name, version] of Object.entries(installed)) {
    const at = path.join(folder, 'node_modules', name)
    mkdirSync(at, { recursive: true })
    writeFileSync(path.join(at, 'package.json'), JSON.stringify({ name, version }))
  }
  return folder
}

const both = /\[(process\.env\.(\w+)), (process\.env\.\2_(?:PREVIOUS|OLD))\]\.filter\(Boolean\)/

/** A migration with its ring made wrong, in each way that valid-key-ring offers to mend. */
export function withWrongRings(code: string): readonly (readonly [fault: string, code: string])[] {
  const [list, newest = '', , older = ''] = both.exec(code) ?? []
  if (list === undefined) return []
  return [
    ['a ring in the wrong order', code.replace(list, `[${older}, ${newest}].filter(Boolean)`)],
    ['a ring with a key twice', code.replace(list, `[${newest}, ${newest}, ${older}].filter(Boolean)`)],
    ['a ring with a missing key', code.replace(list, `[${newest}, ${older}]`)],
  ]
}

/** A migration as it was before it: the newest key alone, where the list of both is given away. */
export function withOneKey(code: string): string | undefined {
  const [list, newest = ''] = both.exec(code) ?? []
  if (list === undefined) return undefined
  const [declaration, name] =
    new RegExp(`^const (\\w+) = ${list.replaceAll(/[[\]().]/g, '\\$&')}\\n`, 'm').exec(code) ?? []
  if (declaration === undefined || name === undefined) return code.replace(list, `[${newest}]`)
  const edits = usesOf(name, code).map(({ range, parent }) => {
    if (parent.type === 'MemberExpression') return { range: parent.range, text: newest }
    const isShorthand = parent.type === 'Property' && parent.shorthand
    return { range, text: isShorthand ? `${name}: [${newest}]` : `[${newest}]` }
  })
  return edited(code, edits).replace(declaration, '')
}

interface Edit {
  readonly range: readonly [number, number]
  readonly text: string
}

function edited(code: string, edits: readonly Edit[]): string {
  return edits
    .toSorted((a, b) => b.range[0] - a.range[0])
    .reduce((text, { range, text: given }) => text.slice(0, range[0]) + given + text.slice(range[1]), code)
}

/** Where a name stands, other than in its declaration. */
function usesOf(name: string, code: string): readonly TSESTree.Identifier[] {
  const { ast, visitorKeys } = parser.parseForESLint(code, { range: true, sourceType: 'module' })
  const uses = new Map<number, TSESTree.Identifier>()
  const visit = (node: TSESTree.Node) => {
    if (node.type === 'Identifier' && node.name === name && node.parent.type !== 'VariableDeclarator')
      uses.set(node.range[0], node)
    for (const key of visitorKeys[node.type] ?? []) {
      const children = [(node as unknown as Record<string, unknown>)[key]].flat()
      for (const child of children) if (child) visit(Object.assign(child, { parent: node }) as TSESTree.Node)
    }
  }
  visit(ast)
  return [...uses.values()]
}
