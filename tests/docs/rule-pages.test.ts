import { readdirSync } from 'node:fs'
import path from 'node:path'
import * as parser from '@typescript-eslint/parser'
import { Linter } from 'eslint'
import { describe, expect, it } from 'vitest'
import plugin from '../../src/index.ts'
import { codeBlocks, pagesIn, read, root } from './markdown.ts'

/** What the comment above a block may say besides `correct` and `incorrect`. */
interface Conditions {
  readonly filename?: string
  readonly options?: readonly unknown[]
  readonly settings?: Record<string, unknown>
  /** How often the rule speaks; once unless it is said. */
  readonly reports?: number
}

const linter = new Linter({ cwd: root })

/** What all rules say about a block, its own rule with the block's options, as `rule: message`. */
function reportsOf(rule: string, code: string, language: string, conditions: Conditions): readonly string[] {
  const filename = path.join(root, conditions.filename ?? `server/app.${language}`)
  const severities = Object.keys(plugin.rules).map((name) => [
    `secret-key/${name}`,
    name === rule ? ['error', ...(conditions.options ?? [])] : 'off',
  ])
  const messages = linter.verify(
    code,
    [
      {
        files: ['**/*.{js,ts}'],
        languageOptions: { parser },
        plugins: { 'secret-key': plugin },
        settings: { 'secret-key': conditions.settings ?? {} },
        rules: Object.fromEntries(severities) as Linter.RulesRecord,
      },
    ],
    { filename },
  )
  return messages.map(({ ruleId, message }) => `${ruleId ?? 'does not parse'}: ${message}`)
}

describe.each(pagesIn('docs/rules'))('%s', (page) => {
  const rule = path.basename(page, '.md')
  const examples = codeBlocks(read(page)).filter(({ kind }) => kind !== undefined)

  it('has examples of both kinds', () => {
    expect([...new Set(examples.map(({ kind }) => kind))].toSorted()).toEqual(['correct', 'incorrect'])
  })

  it.each(examples)('is right about the $kind code in line $line', ({ kind, rest, code, language }) => {
    const conditions = (rest === '' ? {} : JSON.parse(rest)) as Conditions
    const reports = reportsOf(rule, code, language, conditions)
    expect(reports).toHaveLength(kind === 'correct' ? 0 : (conditions.reports ?? 1))
    for (const report of reports) expect(report).toMatch(new RegExp(`^secret-key/${rule}: `))
  })
})

describe('rules and their pages', () => {
  it('have the same names', () => {
    const pages = readdirSync(path.join(root, 'docs/rules')).map((file) => path.basename(file, '.md'))
    expect(pages.toSorted()).toEqual(Object.keys(plugin.rules).toSorted())
  })
})
