import { beforeAll, describe, expect, it } from 'vitest'
import { libraries } from '../../src/catalogue/libraries/index.ts'
import { collect } from '../../src/impact/collect.ts'
import { compareImpacts } from '../../src/impact/compare.ts'
import { comparisonFormats, formats } from '../../src/impact/formats/index.ts'
import { impactOf } from '../../src/impact/impact.ts'
import { mergeImpacts } from '../../src/impact/merge.ts'
import type { Impact } from '../../src/impact/types.ts'
import { writeProject } from '../impact/project.ts'
import { lint } from './held.ts'

/** What a name may hold that acts on a terminal, in Markdown, in a page, or in the log of a CI. */
const hostile = {
  'an escape sequence': '\u001b[2J\u001b]0;made up\u0007',
  'a line break': 'a\r\n::error::made up',
  'a mark that turns writing around': '\u202egnp\u2066.js',
  'an element': '<img src=x onerror=alert(1)>',
  'the end of a script': '<!--<script>"\'&',
  'a row of a table': 'a | b |',
  Markdown: '`a` **b** [c](javascript:d) ![e](f)',
  'a mention': '@everyone #1',
  'a name of JavaScript': '__proto__',
  'a long name': 'A'.repeat(180),
}

const secret = (name: string) => `SECRET_${name}`
const program = (name: string) =>
  `import session from 'express-session'\nexport const a = session({ secret: process.env[${JSON.stringify(secret(name))}] })\n`

/** Characters that do something instead of being seen, but for the line breaks of the format. */
const acting = (text: string) =>
  [...text.replaceAll('\n', '').matchAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu)].map(([character]) =>
    JSON.stringify(character),
  )

describe.each(Object.entries(hostile))('%s', (_, name) => {
  let impact: Impact

  beforeAll(async () => {
    const root = writeProject({
      'package.json': JSON.stringify({ name: `app ${name}` }),
      [`src/${name.replaceAll('/', ' ')}.js`]: program(name),
    })
    impact = impactOf(await collect({ root, paths: ['.'], threads: 1 }))
  })

  it('is in the data as it is', () => {
    expect(impact.keys.map((key) => key.name)).toEqual([secret(name)])
    expect(JSON.parse(formats.json(impact))).toEqual(impact)
  })

  it('does nothing to a terminal', () => {
    const other = { ...impact, keys: [] }
    const comparison = compareImpacts(other, impact, { before: name, after: 'now', libraries })
    const texts = [
      formats.text(impact, { width: 80, color: false }),
      formats.text(mergeImpacts([impact, impact]), { width: 80, color: false }),
      formats.markdown(impact),
      formats.markdown(mergeImpacts([impact, impact])),
      comparisonFormats.text(comparison),
      comparisonFormats.markdown(comparison),
    ]
    expect(texts.flatMap(acting)).toEqual([])
    // Commands of GitHub's log begin a line.
    expect(texts.filter((text) => /^::/m.test(text))).toEqual([])
  })

  it('does nothing in Markdown', () => {
    const other = { ...impact, keys: [] }
    const comparison = compareImpacts(other, impact, { before: name, after: 'now', libraries })
    for (const text of [formats.markdown(impact), comparisonFormats.markdown(comparison)]) {
      const outside = text
        .replace(/(?<![`\\])(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g, '')
        .replace(/\\[\\*_[\]<>~|#]/g, '')
      expect(outside).not.toMatch(/<img|<script|<!--|@everyone|(?<!\\)\]\(javascript:/)
    }
  })

  it('does nothing in a page', () => {
    const page = formats.html(impact)
    const own = page.replace(/<(script|style)\b[^>]*>[\s\S]*?<\/\1>/g, '')
    expect(own).not.toMatch(/<img|<!--|href="?javascript:/)
    expect(acting(own)).toEqual([])
  })

  it('does nothing in a message of a rule', () => {
    const messages = lint({ code: program(name), filename: `src/${name}.ts` })
    expect(messages.length).toBeGreaterThan(0)
    expect(messages.flatMap(({ message }) => acting(message))).toEqual([])
    expect(messages.filter(({ message }) => message.includes('\n'))).toEqual([])
  })
})
