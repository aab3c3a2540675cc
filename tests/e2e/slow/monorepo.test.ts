import { beforeAll, describe, expect, it } from 'vitest'
import { emptyProject, ours, places, type Project } from '../project.ts'
import { versions } from '../versions.ts'

const config = `import { defineConfig } from 'eslint/config'
import secretKey from 'eslint-plugin-secret-key'

export default defineConfig([secretKey.configs.recommended])
`

describe('a workspace of npm', () => {
  let workspace: Project

  beforeAll(async () => {
    workspace = await emptyProject({
      'package.json':
        '{ "name": "all", "private": true, "type": "module", "workspaces": ["apps/*", "packages/*"] }',
      'eslint.config.js': config,
      'packages/keys/package.json':
        '{ "name": "@acme/keys", "version": "1.0.0", "type": "module", "exports": "./src/index.js" }',
      'packages/keys/src/index.js': "export const key = 'made-up-key'\n",
      'apps/api/package.json':
        '{ "name": "api", "private": true, "type": "module", "dependencies": { "@acme/keys": "1.0.0" } }',
      'apps/api/src/main.js':
        "import session from 'express-session'\nimport { key } from '@acme/keys'\n\nexport default session({ secret: key })\n",
    })
    const { code, stderr } = await workspace.run('npm', [
      'install',
      '--save-dev',
      '--prefer-offline',
      '--no-audit',
      '--no-fund',
      versions.eslint,
      ours,
    ])
    expect(code, stderr).toBe(0)
  })

  /** Where a key is reported, and where the message says that it stands. */
  async function keys(folder: string, configFile?: string): Promise<readonly string[]> {
    const eslint = workspace.path('node_modules/.bin/eslint')
    const { stdout, stderr } = await workspace.run('sh', [
      '-c',
      `cd ${folder} && ${eslint} -f json ${configFile === undefined ? '' : `-c ${configFile}`} .`,
    ])
    if (stdout === '') throw new Error(stderr)
    const found = places(stdout, workspace.folder).filter((place) =>
      place.endsWith(' secret-key/no-hardcoded-key'),
    )
    return [...found, ...(stdout.match(/hard-coded in \S+, line \d+/g) ?? [])]
  }

  const place = 'apps/api/src/main.js:4:34 secret-key/no-hardcoded-key'

  it('has one configuration at the root, and is linted from there', async () => {
    expect(await keys('.')).toEqual([place, 'hard-coded in packages/keys/src/index.js, line 1'])
  })

  it('has one configuration at the root, and is linted in a package', async () => {
    expect(await keys('apps/api')).toEqual([place, 'hard-coded in ../../packages/keys/src/index.js, line 1'])
  })

  it('has a configuration in the package, and is linted there', async () => {
    await workspace.write({ 'apps/api/eslint.config.js': config })
    expect(await keys('apps/api')).toEqual([place, 'hard-coded in ../../packages/keys/src/index.js, line 1'])
  })
})
