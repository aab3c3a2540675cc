import { stripVTControlCharacters } from 'node:util'
import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import { formatPage } from '../../../src/impact/formats/terminal-markdown.ts'
import { visible } from '../../../src/catalogue/visible.ts'
import { formatText } from '../../../src/impact/formats/text.ts'
import { impactOfFiles } from '../project.ts'

const app = `import session from 'express-session'
export const sessions = session({ secret: process.env.SESSION_KEY, cookie: { maxAge: 60_000 } })
`

const plain = { width: 80, color: false }

describe('the report in a terminal', () => {
  it('tells everything about a key', async () => {
    expect(formatText(await impactOfFiles({ 'src/app.js': app }), plain)).toMatchInlineSnapshot(`
      "SESSION_KEY
        Rotating it now signs users out (a new, empty session).
        Read            src/app.js:2
        Used for        sessions and requests in flight: express-session, session() in
                        src/app.js:2; valid for 1 minute; no fallback key
        Invalidates     sessions: sign in again (a new, empty session)
                        requests in flight: send again (a new, empty session); CSRF
                        tokens and sign-ins under way at a provider that keep their
                        state in the session
        Not affected    the rows in the session store (unreachable until they expire;
                        the old key reaches them again) (express-session)
                        password hashes (express-session)
        Fallback key    accepted nowhere
        Old key may go  1 minute after the last instance signs with the new key
        To rotate       1. Read a second setting, 'SESSION_KEY_PREVIOUS', beside
                           'SESSION_KEY', and hand both on, the newest key first.
                           (src/app.js:2)
                        2. express-session (session): Pass an array with the newest
                           key first: [newest, ...older]. (src/app.js:2)
                        3. Make a new key, give it to every instance as
                           'SESSION_KEY_PREVIOUS', and deploy all of them before the
                           next step.
                        4. Exchange the two: 'SESSION_KEY' holds the new key,
                           'SESSION_KEY_PREVIOUS' the old one. Deploy every instance.
                        5. Unset 'SESSION_KEY_PREVIOUS' 1 minute after the last
                           instance signs with the new key, and destroy the old key.
                           (src/app.js:2)
        If it leaked    Whoever has it can forge sessions.
                        Make a new key and give it to every instance at once, without
                        the old one as a fallback key: as long as that is accepted,
                        whoever has it can forge sessions.
                        Look for sessions and tokens that nobody issued, and delete
                        what is looked up and not signed.
                        Find out how it leaked.

      1 key in 1 file; 1 cannot be rotated unnoticed as the code stands.
      "
    `)
  })

  it('ends with an overview of several keys', async () => {
    const impact = await impactOfFiles({
      'src/app.js': app,
      'src/b.js': 'export const key = process.env.COOKIE_KEY\n',
    })
    const lines = formatText(impact, plain).trimEnd().split('\n')
    expect(lines.slice(-5)).toEqual([
      'Key          If rotated now  Fallback  Uses',
      'SESSION_KEY  sign in again   none      1',
      'COOKIE_KEY   unknown         -         0',
      '',
      '2 keys in 2 files; 1 cannot be rotated unnoticed as the code stands.',
    ])
  })

  it('says that there is no key', async () => {
    expect(formatText(await impactOfFiles({ 'src/app.js': 'export {}\n' }), plain)).toBe(
      'No secret key was found in 1 file.\n',
    )
  })

  it('lists what could not be read', async () => {
    const text = formatText(await impactOfFiles({ 'src/app.js': `${app}const = 1\n` }), plain)
    expect(text).toBe(
      'No secret key was found in 0 files.\n\n1 file could not be read, so what it does with keys is unknown:\n\n- src/app.js: it does not parse (line 3)\n',
    )
  })

  it.each([40, 80, 120])('has no line that is wider than %i columns', async (width) => {
    const lines = formatText(await impactOfFiles({ 'src/app.js': app }), { width, color: true }).split('\n')
    expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(width)
  })

  it('has colours only where they are asked for', async () => {
    const impact = await impactOfFiles({ 'src/app.js': app })
    const coloured = formatText(impact, { ...plain, color: true })
    expect(coloured).toContain('\u001b[')
    expect(stripVTControlCharacters(coloured)).toBe(formatText(impact, plain))
  })

  it('writes out what a hostile path would do to a terminal', async () => {
    const impact = await impactOfFiles({ 'src/\u001b[2Ja\u202eb.js': app })
    const text = formatText(impact, plain)
    expect(text).toContain('src/\\u001b[2Ja\\u202eb.js')
    expect(text.includes('\u001b') || text.includes('\u202e')).toBe(false)
  })

  it('measures wide characters', async () => {
    const lines = formatText(await impactOfFiles({ [`src/${'鍵'.repeat(60)}.js`]: app }), {
      width: 60,
      color: false,
    }).split('\n')
    expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(60)
  })
})

describe('characters that are not shown', () => {
  it.each([
    ['an escape', '\u001b[31m', '\\u001b[31m'],
    ['a line break', 'a\nb', 'a\\u000ab'],
    ['a mark that turns writing around', 'a\u202eb', 'a\\u202eb'],
    ['a space without width', 'a\u200bb', 'a\\u200bb'],
    ['half a character', 'a\ud800b', 'a\\ud800b'],
  ])('%s is written out', (_what, text, expected) => {
    expect(visible(text)).toBe(expected)
  })

  it('letters of every script stay', () => {
    expect(visible('ключ 鍵 🔑 é')).toBe('ключ 鍵 🔑 é')
  })
})

describe('a page in a terminal', () => {
  const markdown = '# Title\n\n<!-- a comment -->\n\nSee [`x`](y.md) and **this**.\n\n```js\ncode\n```\n'

  it('has its words and nothing else', () => {
    expect(formatPage(markdown, false)).toBe('Title\n\nSee `x` and this.\n\n    code\n')
  })

  it('has colours where they are asked for', () => {
    expect(stripVTControlCharacters(formatPage(markdown, true))).toBe(
      'Title\n\nSee x and this.\n\n    code\n',
    )
  })
})
