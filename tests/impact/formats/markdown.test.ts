import { describe, expect, it } from 'vitest'
import { asCode, asCodeInCell, asText, asTextInCell } from '../../../src/impact/formats/markdown-text.ts'
import { formatMarkdown } from '../../../src/impact/formats/markdown.ts'
import { impactOfFiles } from '../project.ts'

const app = `import session from 'express-session'
export const sessions = session({ secret: process.env.SESSION_KEY, cookie: { maxAge: 60_000 } })
`

describe('the report as Markdown', () => {
  it('tells everything about a key', async () => {
    expect(formatMarkdown(await impactOfFiles({ 'src/app.js': app }))).toMatchInlineSnapshot(`
      "# What rotating each key does

      1 key in 1 file; 1 cannot be rotated unnoticed as the code stands.

      | Key | If it is rotated now | Fallback key | Uses |
      | --- | --- | --- | --- |
      | \`SESSION_KEY\` | sign in again | none | 1 |

      ## \`SESSION_KEY\`

      Rotating it now signs users out (a new, empty session).

      **Read**

      - \`src/app.js:2\`

      **Used for**

      - sessions and requests in flight: [\`express-session\`](https://github.com/eslint-plugin-secret-key/eslint-plugin-secret-key/blob/v0.1.0/docs/rotation-impact/express-session.md), \`session()\` in \`src/app.js:2\`; no fallback key

      **Rotating it now invalidates**

      | What | How bad | How it shows | With a fallback key |
      | --- | --- | --- | --- |
      | sessions | sign in again | a new, empty session | Nobody is signed out. The cookie is signed with the newest key when \`rolling: true\` is set, or when the session changes and the cookie has a \`maxAge\`. |
      | requests in flight: CSRF tokens and sign-ins under way at a provider that keep their state in the session | send again | a new, empty session | Nobody is signed out. The cookie is signed with the newest key when \`rolling: true\` is set, or when the session changes and the cookie has a \`maxAge\`. |

      **Not affected**

      - the rows in the session store (unreachable until they expire; the old key reaches them again) (\`express-session\`)
      - password hashes (\`express-session\`)

      **A fallback key is accepted nowhere**.

      **The old key may go** 1 minute after the last instance signs with the new key.

      **To rotate it**

      1. Read a second setting, \`SESSION_KEY_PREVIOUS\`, beside \`SESSION_KEY\`, and hand both on, the newest key first. \`src/app.js:2\`
      2. express-session (session): Pass an array with the newest key first: \\[newest, ...older\\]. \`src/app.js:2\`
      3. Make a new key, give it to every instance as \`SESSION_KEY_PREVIOUS\`, and deploy all of them before the next step.
      4. Exchange the two: \`SESSION_KEY\` holds the new key, \`SESSION_KEY_PREVIOUS\` the old one. Deploy every instance.
      5. Unset \`SESSION_KEY_PREVIOUS\` 1 minute after the last instance signs with the new key, and destroy the old key. \`src/app.js:2\`

      **If it leaked**

      Whoever has it can forge sessions.

      1. Make a new key and give it to every instance at once, without the old one as a fallback key: as long as that is accepted, whoever has it can forge sessions.
      2. Look for sessions and tokens that nobody issued, and delete what is looked up and not signed.
      3. Find out how it leaked.
      "
    `)
  })

  it('is the same for the same project', async () => {
    const files = { 'src/app.js': app, 'src/b.js': 'export const key = process.env.COOKIE_KEY\n' }
    expect(formatMarkdown(await impactOfFiles(files))).toBe(formatMarkdown(await impactOfFiles(files)))
  })

  it('says that there is no key', async () => {
    expect(formatMarkdown(await impactOfFiles({}))).toBe(
      '# What rotating each key does\n\nNo secret key was found in 0 files.\n',
    )
  })

  it('leaves a hostile path without an effect', async () => {
    const hostile = 'src/`a` | <img src=x onerror=alert(1)> @everyone.js'
    const text = formatMarkdown(await impactOfFiles({ [hostile]: app }))
    const outsideOfCode = text.replace(/(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g, '')
    expect(text).toContain('<img')
    expect(outsideOfCode).not.toMatch(/<img|@everyone/)
  })

  it('has four cells in every row of the overview', async () => {
    const text = formatMarkdown(
      await impactOfFiles({ 'src/a|b.js': app.replace('process.env.SESSION_KEY', "'made-up-key'") }),
    )
    const rows = text.split('\n').filter((line) => line.startsWith('| `literal'))
    expect(rows.map((row) => row.split(/(?<!\\)\|/).length)).toEqual([6])
  })
})

describe('names in Markdown', () => {
  it.each([
    ['a name', 'SESSION_KEY', '`SESSION_KEY`'],
    ['a backtick', 'a`b', '``a`b``'],
    ['backticks around', '`a`', '`` `a` ``'],
    ['a line break', 'a\nb', '`a\\u000ab`'],
  ])('%s is code', (_what, name, expected) => {
    expect(asCode(name)).toBe(expected)
  })

  it('a bar does not end a cell', () => {
    expect(asCodeInCell('a|b')).toBe('`a\\|b`')
    expect(asTextInCell('a|b')).toBe('a\\|b')
  })

  it.each([
    ['markup', '<b> *x* [y](z) #1', '\\<b\\> \\*x\\* \\[y\\](z) \\#1'],
    ['a mention', 'thanks @everyone', 'thanks &#64;everyone'],
    ['code', 'use `a*b`', 'use `a*b`'],
    ['a quoted name', "set 'APP_KEY' now", 'set `APP_KEY` now'],
    ['an apostrophe', "it's the user's", "it's the user's"],
  ])('%s in a sentence', (_what, text, expected) => {
    expect(asText(text)).toBe(expected)
  })
})
