import { createRequire } from 'node:module'

import type { TSESLint, TSESTree } from '@typescript-eslint/utils'

import type { Parser } from './modules.ts'

const require = createRequire(import.meta.url)
const component = /\.(?:vue|svelte|astro)$/

/** Whether a file is a Vue, Svelte or Astro component: scripts and a template in one file. */
export function isComponent(file: string): boolean {
  return component.test(file)
}

/** Whether the scripts of a file are TypeScript, by its name or, in a component, by their `lang`. */
export function isTypeScript({
  path: file,
  text,
}: {
  readonly path: string
  readonly text: string
}): boolean {
  if (/\.(?:[cm]?tsx?|astro)$/.test(file)) return true
  return isComponent(file) && /<script\b[^>]*\slang=["']?tsx?\b/.test(text)
}

/** The statements at the top of a file; svelte-eslint-parser has them one level down, in a node for each `<script>`. */
export function topStatements(program: TSESTree.Program): readonly TSESTree.ProgramStatement[] {
  return program.body.some(scriptBody)
    ? program.body.flatMap((statement) => scriptBody(statement) ?? [statement])
    : program.body
}

/** The statements of the script that a node stands in. */
export function statementsAround(
  node: TSESTree.Node,
  program: TSESTree.Program,
): readonly TSESTree.ProgramStatement[] {
  for (let at: TSESTree.Node | undefined = node; at; at = at.parent) {
    const body = scriptBody(at)
    if (body) return body
  }
  return topStatements(program)
}

function scriptBody(node: TSESTree.Node): readonly TSESTree.ProgramStatement[] | undefined {
  return (node.type as string) === 'SvelteScriptElement'
    ? (node as unknown as { readonly body: readonly TSESTree.ProgramStatement[] }).body
    : undefined
}

// Loading it takes half a second, which a run without imports to follow does not need.
const ownParser: Parser = {
  parseForESLint: (text, options) =>
    (require('@typescript-eslint/parser') as Required<Parser>).parseForESLint(text, options),
}

/**
 * The parser for what a file imports: that of a component reads its own kind only, and has another one for scripts; that of
 * oxlint reads nothing for a plugin.
 */
export function parserOfImports(
  filename: string,
  parser: Parser | undefined,
  parserOptions: object,
): Parser | undefined {
  const isOfOxlint = parser !== undefined && 'name' in parser && parser.name === 'oxlint'
  if (!isComponent(filename)) return isOfOxlint ? ownParser : parser
  const inner = 'parser' in parserOptions ? parserOptions.parser : undefined
  // One for all scripts, or one for each `lang`.
  const candidates =
    typeof inner === 'object' && inner !== null
      ? [inner, ...['ts', 'js'].map((lang) => (inner as Record<string, unknown>)[lang])]
      : []
  return candidates.find(isParser) ?? ownParser
}

function isParser(value: unknown): value is Parser {
  return typeof value === 'object' && value !== null && ('parseForESLint' in value || 'parse' in value)
}

/** What vue-eslint-parser hangs on the program beside its body. */
interface VueElement {
  readonly type: string
  readonly rawName?: string
  readonly startTag?: { readonly attributes: readonly { readonly key: { readonly name: unknown } }[] }
  readonly children?: readonly VueElement[]
  readonly parent?: VueElement
}

interface VueContainer {
  readonly references: readonly { readonly id: TSESTree.Node; readonly variable: object | null }[]
}

/** The template of a Vue component: ESLint does not visit it, because it is no child of the program. */
export function templateOf(program: TSESTree.Program): TSESTree.Node | undefined {
  return (program as { readonly templateBody?: TSESTree.Node }).templateBody
}

/** What to visit in a Vue template; the keys of expressions are those of the script. */
export const templateKeys: Readonly<Record<string, readonly string[]>> = {
  VAttribute: ['key', 'value'],
  VDirectiveKey: ['argument'],
  VElement: ['startTag', 'children'],
  VExpressionContainer: ['expression'],
  VFilter: ['arguments'],
  VFilterSequenceExpression: ['expression', 'filters'],
  VForExpression: ['left', 'right'],
  VGenericExpression: [],
  VIdentifier: [],
  VLiteral: [],
  VOnExpression: ['body'],
  VSlotScopeExpression: ['params'],
  VStartTag: ['attributes'],
  VText: [],
}

/**
 * Whether a name in a Vue template is one of the script's: not where the template declares it (`v-for`, a slot, a
 * function), nor in a component without `<script setup>`, whose template sees what its options hand out.
 */
export function isOfScript(identifier: TSESTree.Node, template: TSESTree.Node): boolean {
  let at: TSESTree.Node | undefined = identifier
  while (at && (at.type as string) !== 'VExpressionContainer') at = at.parent
  const { references } = (at ?? { references: [] }) as unknown as VueContainer
  const reference = references.find(({ id }) => id === identifier)
  return reference?.variable === null && hasSetup(template)
}

function hasSetup(template: VueElement): boolean {
  return (template.parent?.children ?? []).some(
    ({ rawName, startTag }) =>
      rawName === 'script' && startTag?.attributes.some(({ key }) => key.name === 'setup'),
  )
}

/** Stands for what a template declares: a variable of which nothing is known. */
export function variableOfTemplate(template: TSESTree.Node): TSESLint.Scope.Variable {
  const definition = { type: 'Variable', name: template, node: template }
  return {
    name: '',
    defs: [definition],
    references: [],
    identifiers: [],
    scope: null,
  } as unknown as TSESLint.Scope.Variable
}
