import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Linter } from 'eslint'
import { afterAll, describe, expect, it } from 'vitest'
import { impactUrl } from '../../src/docs-urls.ts'
import { lint } from './lint.ts'
import { codeBlocks, read, root } from './markdown.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'settings-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})

/** The settings of the page's `eslint.config.js`, which is run against the sources. */
async function settingsOfPage(): Promise<NonNullable<Linter.Config['settings']>> {
  const [block] = codeBlocks(read('docs/settings.md'))
  const source = (file: string) => `'${pathToFileURL(path.join(root, file)).pathname}'`
  const code = (block?.code ?? '')
    .replace("'eslint-plugin-secret-key/catalogue'", source('src/catalogue/public.ts'))
    .replace("'eslint-plugin-secret-key'", source('src/index.ts'))
    .replace("'eslint/config'", source('node_modules/eslint/lib/config-api.js'))
  const file = path.join(folder, 'eslint.config.mjs')
  writeFileSync(file, code)
  const { default: configs } = (await import(/* @vite-ignore */ file)) as {
    default: readonly Linter.Config[]
  }
  return configs.find(({ settings }) => settings !== undefined)?.settings ?? {}
}

describe('the settings of the page', () => {
  const code = `import { openBadge } from '@acme/badges'
export const badge = openBadge(text, { password: 'made-up-badge-key' })
`
  const rules = {
    'secret-key/no-hardcoded-key': 'error',
    'secret-key/no-direct-setting-read': 'error',
    'secret-key/require-fallback-keys': 'error',
  } as const

  it('declare a library, whose messages lead to the overview', async () => {
    const messages = lint(code, { settings: await settingsOfPage(), rules })
    expect(messages.map(({ ruleId }) => ruleId)).toEqual([
      'secret-key/no-hardcoded-key',
      'secret-key/require-fallback-keys',
    ])
    for (const { message } of messages) expect(message.endsWith(`See ${impactUrl()}`)).toBe(true)
  })

  it('name the key module', async () => {
    const settings = await settingsOfPage()
    const key = 'export const sessionKey = process.env.SESSION_KEY\n'
    expect(lint(key, { filename: 'src/security/key-ring.ts', settings, rules })).toEqual([])
    const [message] = lint(key, { filename: 'src/config/keys.ts', settings, rules })
    expect(message?.message).toContain("'src/security/key-ring.ts'")
  })

  it('leave tests out', async () => {
    const settings = await settingsOfPage()
    expect(lint(code, { filename: 'tests/badges.js', settings, rules })).toEqual([])
    const asked = { 'secret-key': { ...(settings['secret-key'] as object), tests: 'report' } }
    expect(lint(code, { filename: 'tests/badges.js', settings: asked, rules })).toHaveLength(2)
  })
})
