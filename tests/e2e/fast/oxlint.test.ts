import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import manifest from '../../../package.json' with { type: 'json' }
import { edited, startEditor, textIn, type Diagnostic, type LanguageClient } from '../language-client.ts'
import { fileIn } from '../page.ts'
import { ours, project, type Project } from '../project.ts'
import { versions } from '../versions.ts'

const impactPage = `${manifest.homepage}/blob/v${manifest.version}/docs/rotation-impact/express-session.md`

const server = `import session from 'express-session'

export default session({ secret: 'made-up-live-key', resave: false })
`

const packages = [versions.oxlint, versions.eslint, ours]
const files = { '.oxlintrc.json': fileIn('docs/oxlint.md', '.oxlintrc.json') }

describe('the configuration of the page', () => {
  let app: Project
  beforeAll(async () => {
    app = await project(packages, { ...files, 'src/server.js': server })
  })

  // How often each of them has the link: JUnit's has it in an attribute and in the text.
  it.each([
    ['unix', 2],
    ['sarif', 2],
    ['github', 2],
    ['gitlab', 2],
    ['junit', 4],
    ['checkstyle', 2],
  ] as const)('gives both findings with their links in the format %s, and no key', async (format, links) => {
    const { code, stdout, stderr } = await app.run('oxlint', ['--format', format, 'src'])
    expect(code, stderr).toBe(1)
    expect(stdout.split(impactPage), stdout).toHaveLength(links + 1)
    expect(stdout).not.toContain('made-up-live-key')
  })

  it.each(['eslint', 'oxlint'])('obeys comments of %s', async (name) => {
    const comment = `// ${name}-disable-next-line secret-key/no-hardcoded-key, secret-key/require-fallback-keys\n`
    await app.write({ 'quiet.js': server.replace('export', `${comment}export`) })
    const { code, stdout } = await app.run('oxlint', ['quiet.js'])
    expect(code, stdout).toBe(0)
  })
})

describe('the language server of oxlint', () => {
  let app: Project
  let editor: LanguageClient

  beforeAll(async () => {
    app = await project(packages, { ...files, 'src/server.js': server })
    const rootUri = new URL(`file://${app.folder}`).href
    editor = await startEditor(app, {
      command: process.execPath,
      args: [app.path('node_modules/.bin/oxlint'), '--lsp'],
      settings: { run: 'onType' },
      asks: false,
      initializationOptions: [{ workspaceUri: rootUri, options: { run: 'onType' } }],
    })
  })
  afterAll(() => editor.stop())

  const shown = (text: string, found: readonly Diagnostic[]) =>
    found
      .map(
        ({ code, range, message }) =>
          `${code ?? ''} under ${textIn(text, range)}, ${message.includes(impactPage) ? 'linked' : message}`,
      )
      .toSorted()

  const both = [
    "secret-key(no-hardcoded-key) under 'made-up-live-key', linked",
    "secret-key(require-fallback-keys) under 'made-up-live-key', linked",
  ]

  /** The squiggles that the server sends when the file is opened or changed. */
  async function show(file: string, version: number, text: string) {
    const sent = editor.nextPublished(file)
    if (version === 1) editor.open(file, 'javascript', text)
    else editor.change(file, version, text)
    return sent
  }

  it('draws a line under the key alone, and follows edits', async () => {
    const ring = server.replace("'made-up-live-key'", '[newest, older]')
    const lower = `\n\n${server}`
    expect(shown(server, await show('src/server.js', 1, server))).toEqual(both)
    expect(shown(ring, await show('src/server.js', 2, ring))).toEqual([])
    expect(shown(lower, await show('src/server.js', 3, lower))).toEqual(both)
  })

  it('offers the suggestion of a key ring', async () => {
    const text = server.replace("'made-up-live-key'", 'process.env.SESSION_SECRET')
    const found = await show('src/ring.js', 1, text)
    const single = found.find(({ code }) => code === 'secret-key(require-fallback-keys)')
    const actions = single ? await editor.actions('src/ring.js', single) : []
    const edits = actions.flatMap(({ title, edit }) => {
      const changes =
        edit?.changes?.[editor.uriOf('src/ring.js')] ?? edit?.documentChanges?.flatMap((one) => one.edits)
      return changes && title.startsWith('Make a key ring') ? [edited(text, changes)] : []
    })
    expect(edits, JSON.stringify(actions)).toEqual([
      text.replace(
        'process.env.SESSION_SECRET',
        '[process.env.SESSION_SECRET, process.env.SESSION_SECRET_PREVIOUS].filter(Boolean)',
      ),
    ])
  })
})
