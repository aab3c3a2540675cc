import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import manifest from '../../../package.json' with { type: 'json' }
import {
  edited,
  startEditor,
  textIn,
  type Diagnostic,
  type LanguageClient,
  type TextEdit,
  type WorkspaceEdit,
} from '../language-client.ts'
import { ours, project, type Project } from '../project.ts'
import { versions } from '../versions.ts'

const config = `import secretKey from 'eslint-plugin-secret-key'
import tseslint from 'typescript-eslint'

export default [
  { files: ['**/*.{ts,tsx}'], languageOptions: { parser: tseslint.parser } },
  secretKey.configs.recommended,
  secretKey.configs.env,
  { settings: { 'secret-key': { keyModules: ['src/keys.js'] } } },
]
`

function settingsOf({ folder }: Project) {
  return {
    validate: 'on',
    packageManager: 'npm',
    useESLintClass: true,
    useFlatConfig: true,
    experimental: { useFlatConfig: false },
    codeAction: {
      disableRuleComment: { enable: true, location: 'separateLine', commentStyle: 'line' },
      showDocumentation: { enable: true },
    },
    codeActionOnSave: { mode: 'all' },
    format: false,
    quiet: false,
    onIgnoredFiles: 'off',
    options: {},
    rulesCustomizations: [],
    run: 'onType',
    problems: { shortenToSingleLine: false },
    nodePath: null,
    workingDirectory: { mode: 'location' },
    workspaceFolder: { name: 'project', uri: pathToFileURL(folder).href },
  }
}

/** The edits of one file. */
function editsOf(edit: WorkspaceEdit, uri: string): readonly TextEdit[] {
  const ofDocuments = edit.documentChanges?.filter(({ textDocument }) => textDocument.uri === uri)
  return ofDocuments?.flatMap(({ edits }) => edits) ?? edit.changes?.[uri] ?? []
}

const page = (file: string) => `${manifest.homepage}/blob/v${manifest.version}/docs/${file}`

/** Each squiggle: the rule, the text that it is under, and where its links lead. */
function shown(text: string, diagnostics: readonly Diagnostic[]) {
  return diagnostics.map(({ code, range, codeDescription, message, severity, source }) => ({
    rule: code,
    under: textIn(text, range),
    ruleLink: codeDescription?.href,
    lastWord: message.slice(message.lastIndexOf(' ') + 1),
    severity,
    source,
  }))
}

const error = 1
const warning = 2

const keyInCode = `import session from 'express-session'

export default session({ secret: 'made-up-key', resave: false })
`

const hardcodedKey = {
  rule: 'secret-key/no-hardcoded-key',
  under: "'made-up-key'",
  ruleLink: page('rules/no-hardcoded-key.md'),
  lastWord: page('rotation-impact/express-session.md'),
  severity: error,
  source: 'eslint',
}

const singleKey = {
  rule: 'secret-key/require-fallback-keys',
  under: "'made-up-key'",
  ruleLink: page('rules/require-fallback-keys.md'),
  lastWord: page('rotation-impact/express-session.md'),
  severity: warning,
  source: 'eslint',
}

let app: Project
let editor: LanguageClient
const versionOf = new Map<string, number>()

/** Opens the file or gives it another text, and asks for its squiggles. */
async function show(file: string, text: string, languageId = 'javascript') {
  const before = versionOf.get(file)
  versionOf.set(file, (before ?? 0) + 1)
  if (before === undefined) editor.open(file, languageId, text)
  else editor.change(file, before + 1, text)
  return editor.diagnostics(file)
}

/** The text of the file after the only suggestion for its only squiggle of the rule. */
async function afterSuggestion(file: string, text: string, rule: string) {
  const ofRule = (await show(file, text)).filter(({ code }) => code === rule)
  const [diagnostic] = ofRule
  if (!diagnostic || ofRule.length > 1) throw new Error(`${ofRule.length} of ${rule}`)
  const actions = await editor.actions(file, diagnostic)
  const [suggestion, ...more] = actions.filter(({ command }) => command?.command === 'eslint.applySuggestion')
  if (!suggestion || more.length > 0) throw new Error(JSON.stringify(actions))
  const edits = editsOf(await editor.apply(suggestion), editor.uriOf(file))
  return { title: suggestion.title, text: edited(text, edits) }
}

describe("ESLint's language server", () => {
  beforeAll(async () => {
    const { eslint, typescript, typescriptEslint, languageServer } = versions
    app = await project([eslint, typescript, typescriptEslint, languageServer, ours], {
      'eslint.config.js': config,
      'src/keys.js': 'export const sessionKey = process.env.SESSION_SECRET\n',
    })
    editor = await startEditor(app, {
      command: process.execPath,
      args: [app.path('node_modules/.bin/vscode-eslint-language-server'), '--stdio'],
      settings: settingsOf(app),
      asks: true,
    })
  })

  afterAll(() => editor.stop())

  it('draws a line under the value in an environment file', async () => {
    const text = 'PORT=3000\nSESSION_SECRET="keyboard cat" # made up\n'
    expect(shown(text, await show('.env', text, 'dotenv'))).toEqual([
      {
        rule: 'secret-key/no-weak-env-key',
        under: '"keyboard cat"',
        ruleLink: page('rules/no-weak-env-key.md'),
        lastWord: page('rules/no-weak-env-key.md'),
        severity: error,
        source: 'eslint',
      },
    ])
  })

  it('draws a line under the key alone, with links to the rule and to what rotating the key does', async () => {
    expect(shown(keyInCode, await show('src/server.js', keyInCode))).toEqual([hardcodedKey, singleKey])
  })

  it('draws the line in a TypeScript file with JSX, on the right of characters of several bytes', async () => {
    const text = `import session from 'express-session'
export const App = () => <p title="ключ 🔑">{String(session({ secret: 'made-up-key' }))}</p>
`
    expect(shown(text, await show('src/app.tsx', text, 'typescriptreact'))).toEqual([hardcodedKey, singleKey])
  })

  it('opens the page of the rule', async () => {
    const [first] = await show('src/server.js', keyInCode)
    const actions = first ? await editor.actions('src/server.js', first) : []
    expect(actions.map(({ title }) => title)).toContain('Show documentation for secret-key/no-hardcoded-key')
  })

  it('applies the suggestion of a key ring', async () => {
    const text = `import session from 'express-session'

export default session({ secret: process.env.SESSION_SECRET, resave: false })
`
    expect(await afterSuggestion('src/ring.js', text, 'secret-key/require-fallback-keys')).toEqual({
      title:
        'Make a key ring of it: the setting, and the one with `_PREVIOUS` behind its name. (secret-key/require-fallback-keys)',
      text: `import session from 'express-session'

export default session({ secret: [process.env.SESSION_SECRET, process.env.SESSION_SECRET_PREVIOUS].filter(Boolean), resave: false })
`,
    })
  })

  it('applies the suggestion of an import, which is two edits', async () => {
    const text = `import session from 'express-session'

export default session({ secret: process.env.SESSION_SECRET })
`
    expect(await afterSuggestion('src/read.js', text, 'secret-key/no-direct-setting-read')).toEqual({
      title: "Import it from the key module 'src/keys.js'. (secret-key/no-direct-setting-read)",
      text: `import session from 'express-session'
import { sessionKey } from './keys.js'

export default session({ secret: sessionKey })
`,
    })
  })

  it('follows an edit of the file that the key is imported from', async () => {
    const text = `import session from 'express-session'
import { sessionKey } from './imported.js'

export default session({ secret: [sessionKey, process.env.OLD_SECRET] })
`
    const hardcodedElsewhere = { ...hardcodedKey, under: 'sessionKey' }
    const seen = []
    for (const key of ["'made-up-key'", 'process.env.MADE_UP', "'made-up-one'"]) {
      await app.write({ 'src/imported.js': `export const sessionKey = ${key}\n` })
      editor.changedOnDisk('src/imported.js')
      const found = await show('src/importing.js', text)
      seen.push(
        shown(
          text,
          found.filter(({ code }) => code === 'secret-key/no-hardcoded-key'),
        ),
      )
    }
    expect(seen).toEqual([[hardcodedElsewhere], [], [hardcodedElsewhere]])
  })

  it('stays right over a hundred edits', async () => {
    const kept = keyInCode.replace("'made-up-key'", '[newest, older]')
    for (let edit = 0; edit < 50; edit += 1) {
      const blank = '\n'.repeat(edit)
      expect(shown(blank + keyInCode, await show('src/server.js', blank + keyInCode))).toEqual([
        hardcodedKey,
        singleKey,
      ])
      expect(await show('src/server.js', blank + kept)).toEqual([])
    }
  })
})
