import { beforeAll, describe, expect, it } from 'vitest'
import { emptyProject, ours, places, project, type Project } from '../project.ts'
import { versions } from '../versions.ts'

const everyRule = `import { defineConfig } from 'eslint/config'
import secretKey from 'eslint-plugin-secret-key'

export default defineConfig([secretKey.configs.recommended])
`

const oneRule = `import { defineConfig } from 'eslint/config'
import secretKey from 'eslint-plugin-secret-key'

export default defineConfig([
  { plugins: { 'secret-key': secretKey }, rules: { 'secret-key/no-hardcoded-key': 'error' } },
])
`

const usesHelper = `import session from 'express-session'
import { sessionKey } from '@acme/keys'

export default session({ secret: sessionKey() })
`

// The key is the third argument in version 1, which is given the Web Crypto object first, and the second one in version 2.
const seals = `import { seal } from 'iron-webcrypto'

export const sealed = (value) => seal(value, 'made-up-second', 'made-up-third')
`

// The packages ask for `catalog:` and a name, so only what is installed tells the version.
const packages = `packages:
  - 'apps/*'
  - 'packages/*'
catalogs:
  older:
    iron-webcrypto: 1.2.1
  newer:
    iron-webcrypto: 2.0.0
`

const lints = { eslint: versions.eslint.replace('eslint@', ''), 'eslint-plugin-secret-key': `file:${ours}` }

const member = (name: string, sealing: string) =>
  JSON.stringify({
    name,
    private: true,
    type: 'module',
    scripts: { lint: 'eslint --format json .' },
    dependencies: { '@acme/keys': 'workspace:*', 'iron-webcrypto': sealing },
    devDependencies: lints,
  })

// Neither is installed: for a task `lint` both start the script of that name in the folder of each package, as `pnpm run`
// does here. Each is alone, because an nx.json makes a workspace whatever the package manager says.
const runners: readonly (readonly [name: string, files: Readonly<Record<string, string>>])[] = [
  ['turbo', { 'turbo.json': '{ "tasks": { "lint": { "dependsOn": ["^lint"] } } }' }],
  ['nx', { 'nx.json': '{ "targetDefaults": { "lint": { "inputs": ["default", "^default"] } } }' }],
]

describe.each(runners)('a workspace of pnpm, with the file of %s', (_name, files) => {
  let workspace: Project
  let pnpm: string

  beforeAll(async () => {
    pnpm = (await project([versions.pnpm])).path('node_modules/pnpm/bin/pnpm.cjs')
    workspace = await emptyProject({
      'package.json': JSON.stringify({ name: 'all', private: true, type: 'module', devDependencies: lints }),
      'pnpm-workspace.yaml': packages,
      ...files,
      'eslint.config.js': everyRule,
      'packages/keys/package.json':
        '{ "name": "@acme/keys", "version": "1.0.0", "type": "module", "exports": "./src/index.js" }',
      'packages/keys/src/index.js': "export function sessionKey() {\n  return 'made-up-key'\n}\n",
      'apps/api/package.json': member('api', 'catalog:older'),
      'apps/api/src/main.js': usesHelper,
      'apps/api/src/seal.js': seals,
      'apps/web/package.json': member('web', 'catalog:newer'),
      'apps/web/eslint.config.js': oneRule,
      'apps/web/src/main.js': usesHelper,
      'apps/web/src/seal.js': seals,
    })
    const { code, stdout, stderr } = await workspace.run(process.execPath, [
      pnpm,
      'install',
      '--prefer-offline',
    ])
    expect(code, stdout + stderr).toBe(0)
  })

  /** What is reported, and where the messages say that the keys stand. */
  async function lint(folder: string, args: readonly string[]) {
    const { stdout, stderr } = await workspace.run(process.execPath, [
      pnpm,
      '--silent',
      '--dir',
      folder,
      ...args,
    ])
    if (!stdout.startsWith('[')) throw new Error(stdout + stderr)
    const keys = stdout.match(/hard-coded in \S+, line \d+/g) ?? []
    return { found: places(stdout, workspace.folder).toSorted(), keys: [...new Set(keys)] }
  }

  const ofApi = [
    'apps/api/src/main.js:4:34 secret-key/no-hardcoded-key',
    'apps/api/src/main.js:4:34 secret-key/require-fallback-keys',
    'apps/api/src/seal.js:3:64 secret-key/no-hardcoded-key',
  ]
  const ofWeb = [
    'apps/web/src/main.js:4:34 secret-key/no-hardcoded-key',
    'apps/web/src/seal.js:3:46 secret-key/no-hardcoded-key',
  ]

  it('lints each package by its nearest configuration, from the root', async () => {
    expect(await lint('.', ['exec', 'eslint', '--format', 'json', '.'])).toEqual({
      found: [...ofApi, ...ofWeb],
      keys: ['hard-coded in packages/keys/src/index.js, line 2'],
    })
  })

  it.each([
    ['the configuration of the root', 'apps/api', ofApi],
    ['a configuration of its own', 'apps/web', ofWeb],
  ])('lints a package with %s, by its script', async (_, folder, found) => {
    const keys = ['hard-coded in ../../packages/keys/src/index.js, line 2']
    expect(await lint(folder, ['run', 'lint'])).toEqual({ found, keys })
  })

  it('knows the library by the version that is installed in each package', async () => {
    expect(await installed('api')).toBe('1.2.1')
    expect(await installed('web')).toBe('2.0.0')
    const { found } = await lint('.', ['exec', 'eslint', '--format', 'json', 'apps/*/src/seal.js'])
    expect(found).toEqual([ofApi[2], ofWeb[1]])
  })

  async function installed(app: string): Promise<string> {
    const manifest = await workspace.read(`apps/${app}/node_modules/iron-webcrypto/package.json`)
    return (JSON.parse(manifest) as { version: string }).version
  }
})
