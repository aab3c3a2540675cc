import path from 'node:path'
import type { Linter } from 'eslint'
import { describe, expect, it } from 'vitest'
import plugin from '../../src/index.ts'
import { lint } from './lint.ts'
import { codeBlocks, pagesIn, read } from './markdown.ts'

/** What the comment above a block may say besides `correct` and `incorrect`. */
interface Conditions {
  readonly filename?: string
  readonly options?: readonly unknown[]
  readonly settings?: Record<string, unknown>
  /** How often the rule speaks; once unless it is said. */
  readonly reports?: number
}

// README.md is about all rules together.
const pages = pagesIn('docs/rules').filter((page) => !page.endsWith('README.md'))

describe.each(pages)('%s', (page) => {
  const rule = path.basename(page, '.md')
  const examples = codeBlocks(read(page)).filter(({ kind }) => kind !== undefined)

  it('has examples of both kinds', () => {
    expect([...new Set(examples.map(({ kind }) => kind))].toSorted()).toEqual(['correct', 'incorrect'])
  })

  it.each(examples)('is right about the $kind code in line $line', ({ kind, rest, code, language }) => {
    const conditions = (rest === '' ? {} : JSON.parse(rest)) as Conditions
    const { filename = `server/app.${language}`, options = [], settings = {}, reports = 1 } = conditions
    const severity = ['error', ...options] as Linter.RuleEntry
    const messages = lint(code, {
      filename,
      settings: { 'secret-key': settings },
      rules: { [`secret-key/${rule}`]: severity },
    })
    const expected = Array.from({ length: kind === 'correct' ? 0 : reports }, () => `secret-key/${rule}`)
    expect(messages.map(({ ruleId, message }) => ruleId ?? message)).toEqual(expected)
  })
})

describe('rules and their pages', () => {
  it('have the same names', () => {
    const names = pages.map((file) => path.basename(file, '.md'))
    expect(names.toSorted()).toEqual(Object.keys(plugin.rules).toSorted())
  })
})
