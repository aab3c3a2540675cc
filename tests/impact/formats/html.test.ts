import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { html, jsonInScript } from '../../../src/impact/formats/html-text.ts'
import { formatHtml } from '../../../src/impact/formats/html.ts'
import { mergeImpacts } from '../../../src/impact/merge.ts'
import type { Impact } from '../../../src/impact/types.ts'
import { impactOfFiles, keyNamed } from '../project.ts'

const session = `import session from 'express-session'
export const sessions = session({ secret: process.env.SESSION_KEY, cookie: { maxAge: 60_000 } })
`

/** What stands in the elements of a name, in their order. */
function insidesOf(page: string, name: string): readonly string[] {
  return [...page.matchAll(new RegExp(`<${name}(?: [^>]*)?>([\\s\\S]*?)</${name}>`, 'g'))].map(
    ([, inside = '']) => inside,
  )
}

/** The elements of a page, without its style and its scripts. */
function withoutSources(page: string): string {
  return page.replace(/<(style|script)[ >][\s\S]*?<\/\1>/g, '')
}

function textOf(page: string): string {
  return withoutSources(page)
    .replace(/<(?:"[^"]*"|[^">])*>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
}

function policyOf(page: string): string {
  return (/Content-Security-Policy"\s+content="([^"]*)"/.exec(page)?.[1] ?? '').replaceAll('&#39;', "'")
}

/** A report in which every text is hostile, as one that was merged may be. */
async function hostile(text: string): Promise<Impact> {
  const [key] = (await impactOfFiles({ 'src/app.js': session })).keys
  if (!key) throw new Error('There is no key.')
  const poison = (value: unknown): unknown =>
    typeof value === 'string'
      ? text
      : Array.isArray(value)
        ? value.map(poison)
        : value !== null && typeof value === 'object'
          ? Object.fromEntries(Object.entries(value).map(([name, inside]) => [name, poison(inside)]))
          : value
  const project = {
    name: text,
    packages: [{ path: text }],
    files: { read: 1, lines: 1, notRead: [{ file: text, why: text }] },
    notes: [text],
  }
  return {
    version: 1,
    tool: { name: text, version: text },
    projects: [project, project],
    keys: [poison({ ...key, sameName: ['x'], handedOn: [{ file: 'a', line: 1, column: 1, to: 'b' }] })],
    sharedKeys: [],
  } as Impact
}

describe('html', () => {
  it('escapes what is put in, and nothing that it made itself', () => {
    const inner = html`<b title="${'"><i>'}">${`<&>'`}</b>`
    expect(String(html`<p>${inner}${[1, html`<br />`]}${undefined}</p>`)).toBe(
      '<p><b title="&quot;&gt;&lt;i&gt;">&lt;&amp;&gt;&#39;</b>1<br /></p>',
    )
  })

  it('writes out what hides or turns the direction of writing around', () => {
    expect(String(html`${'a\u202eb\u0000c\nd'}`)).toBe('a\\u202eb\\u0000c\\u000ad')
  })
})

describe('jsonInScript', () => {
  it.each(['</script><script>', '<!--', ']]>', '\u2028', '&lt;'])('holds %j without what acts', (text) => {
    const source = String(jsonInScript({ text }))
    expect(source).not.toMatch(/[<>&\u2028]/)
    expect(JSON.parse(source)).toEqual({ text })
  })
})

describe('the report as a page', () => {
  it('tells everything about a key', async () => {
    const impact = await impactOfFiles({ 'src/app.js': session })
    const key = keyNamed(impact, 'SESSION_KEY')
    const text = textOf(formatHtml(impact))
    for (const said of [
      'SESSION_KEY',
      'Rotating it now signs users out (a new, empty session).',
      'express-session',
      'session()',
      'src/app.js:2',
      'sign in again',
      'no fallback key',
      ...key.invalidates.map(({ shows }) => shows),
      ...key.notAffected.map(({ what }) => what),
      key.dropAfter?.words ?? '',
      ...key.steps.map((step) => step.text),
      key.leaked.allows,
      ...key.leaked.steps,
    ]) {
      expect(text).toContain(said.replaceAll('`', ' ').trim())
    }
  })

  it('gives each key the id that its link has', async () => {
    const page = formatHtml(await impactOfFiles({ 'src/app.js': session }))
    expect(page).toContain('id="key=SESSION_KEY"')
  })

  it('leads to keys of the same name', async () => {
    const impacts = await Promise.all([0, 1].map(() => impactOfFiles({ 'src/app.js': session })))
    const merged = mergeImpacts(impacts)
    const page = formatHtml(merged)
    for (const { id } of merged.keys) expect(page).toContain(`href="#key=${encodeURIComponent(id)}"`)
  })

  it('loads nothing', async () => {
    const page = formatHtml(await impactOfFiles({ 'src/app.js': session }))
    expect(page).not.toMatch(/<(?:link|img|iframe|object|embed|base|form action)|\bsrc=|@import|url\(/)
    expect([...page.matchAll(/<a\s[^>]*?href="([^"]*)"/g)].map(([, href]) => href)).toEqual([
      '#keys',
      expect.stringMatching(/^https:\/\//),
    ])
  })

  it('lets exactly its own style and scripts run', async () => {
    const page = formatHtml(await impactOfFiles({ 'src/app.js': session }))
    const policy = policyOf(page)
    const hashOf = (source: string) => `'sha256-${createHash('sha256').update(source).digest('base64')}'`
    const scripts = insidesOf(page, 'script').filter((source) => !source.trimStart().startsWith('['))
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      `style-src ${insidesOf(page, 'style').map(hashOf).join(' ')}`,
      `script-src ${scripts.map(hashOf).join(' ')}`,
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
      "base-uri 'none'",
      "form-action 'none'",
    ])
    expect(scripts).toHaveLength(3)
    expect(withoutSources(page)).not.toMatch(/ (?:style|on\w+)=/)
  })

  it.each([
    ['an element', '<img src=x onerror=alert(1)>'],
    ['the end of a script', '</script><script>alert(1)</script>'],
    ['the end of an attribute', '" onclick="alert(1)" x="'],
    ['a comment', '<!-- --> <!--<script>'],
    ['the end of a title', '</title></style><svg onload=alert(1)>'],
    ['a template', '`${alert(1)}`'],
  ])('escapes %s wherever it stands', async (_what, text) => {
    const page = formatHtml(await hostile(text))
    expect([...page.matchAll(/<(script|style|img|svg onload|title)\b/g)].map(([, name]) => name)).toEqual([
      'title',
      'style',
      'script',
      'script',
      'script',
      'script',
    ])
    expect(withoutSources(page).replace(/"[^"]*"/g, '')).not.toMatch(/<[^>]* on\w+=/)
    const shown = text.replace(/`([^`]+)`/g, ' $1 ')
    expect(textOf(page).split(shown.replace(/\s+/g, ' ').trim()).length).toBeGreaterThan(20)
  })

  it('links to no address but those of the web', async () => {
    expect(formatHtml(await hostile('javascript:alert(1)'))).not.toMatch(/href="javascript:/i)
  })

  it('says that there is no key', async () => {
    const page = formatHtml(await impactOfFiles({ 'src/app.js': 'export {}\n' }))
    expect(textOf(page)).toContain('No secret key was found in 1 file.')
    expect(page).not.toContain('id="tools"')
  })

  it('lists what was not read', async () => {
    const page = formatHtml(await impactOfFiles({ 'src/app.js': session, 'src/broken.js': `${session}{{{` }))
    expect(textOf(page)).toMatch(/1 file could not be read.* src\/broken\.js /)
  })

  it('is the same page for the same project', async () => {
    const [first, second] = await Promise.all([0, 1].map(() => impactOfFiles({ 'src/app.js': session })))
    if (!first || !second) throw new Error('There is no report.')
    const named = (impact: Impact) => ({
      ...impact,
      projects: impact.projects.map((one) => ({ ...one, name: 'app' })),
    })
    expect(formatHtml(named(first))).toBe(formatHtml(named(second)))
  })
})
