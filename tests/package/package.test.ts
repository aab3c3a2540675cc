import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lint, makeFolder, makeProject, pack, run, write } from './bare-project.ts'

interface Manifest {
  readonly name: string
  readonly version: string
}

const manifest = JSON.parse(await readFile('package.json', 'utf8')) as Manifest
const folder = await makeFolder()
const { tarball, files, size, unpackedSize } = await pack(folder.path)

afterAll(() => folder.remove())

/** Everything that is published. */
const published = [
  /^(?:LICENSE|package\.json)$/u,
  /^(?:README|CHANGELOG|SECURITY)\.md$/u,
  /^dist\/catalogue\.json$/u,
  /^dist\/(?:[\w-]+\/)*[\w.-]+(?<!\.test)\.(?:js|d\.ts)$/u,
  /^docs\/(?:[\w-]+\/)?[\w.-]+\.md$/u,
  /^docs\/ci\/[\w.-]+\.ya?ml$/u,
  /^docs\/images\/[\w-]+\.(?:png|svg)$/u,
  /^page\/[\w-]+\.(?:css|js)$/u,
  /^schema\/impact\.schema\.json$/u,
]

describe('the tarball', () => {
  it.each(['README.md', 'LICENSE', 'CHANGELOG.md', 'SECURITY.md', 'dist/index.js', 'dist/index.d.ts'])(
    'has %s',
    (path) => {
      expect(files).toContain(path)
    },
  )

  it('has the pages that messages link to', () => {
    expect(files).toContain('docs/rules/no-hardcoded-key.md')
  })

  it('has what these patterns say, something of each, and nothing else', () => {
    expect(files.filter((path) => !published.some((pattern) => pattern.test(path)))).toEqual([])
    expect(published.filter((pattern) => !files.some((path) => pattern.test(path)))).toEqual([])
  })

  it('is no larger than 1.3 MB to download and 6 MB on the disk', () => {
    expect(size).toBeLessThan(1_300_000)
    expect(unpackedSize).toBeLessThan(6_000_000)
  })

  it('satisfies publint', async () => {
    const { buffer } = new Uint8Array(await readFile(tarball))
    const { messages, pkg } = await publint({ pack: { tarball: buffer }, strict: true })
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([])
  })

  it('has types that resolve wherever its code does', async () => {
    const attw = await run('node_modules/.bin/attw', [tarball, '--profile', 'esm-only'], process.cwd())
    expect(attw.code, attw.stdout + attw.stderr).toBe(0)
  })
})

const app = {
  'app.mjs': "import session from 'express-session'\n\nsession({ secret: 'made-up-key' })\n",
  'app.cjs': "const session = require('express-session')\n\nsession({ secret: 'made-up-key' })\n",
}

const configs = {
  'eslint.config.mjs': `import secretKey from '${manifest.name}'
export default [secretKey.configs.recommended]
`,
  'required.config.cjs': `const secretKey = require('${manifest.name}')
module.exports = [secretKey.configs.recommended]
`,
}

const asModule = {
  'as-module.cjs': `const required = require('${manifest.name}')
const version = require('${manifest.name}/package.json').version
Promise.all([import('${manifest.name}'), import('${manifest.name}/catalogue')]).then(([plugin, catalogue]) => {
  console.log(JSON.stringify({
    requireIsThePlugin: required === plugin.default,
    meta: required.meta,
    version,
    defineLibrary: typeof catalogue.defineLibrary,
  }))
})
`,
}

const typed = {
  'eslint.config.mts': `import { defineConfig } from 'eslint/config'
import secretKey, { type SecretKeyRules } from '${manifest.name}'

export default defineConfig([
  secretKey.configs.recommended,
  secretKey.configs.env,
  { ...secretKey.configs.recommended, files: ['**/*.vue'] },
  { files: ['src/**'], extends: [secretKey.configs.recommended] },
  { files: ['lib/**'], plugins: { 'secret-key': secretKey }, extends: ['secret-key/recommended'] },
  { plugins: { 'secret-key': secretKey }, rules: { 'secret-key/no-hardcoded-key': 'error' } },
  { rules: { 'secret-key/no-hardcoded-key': ['error', { allow: ['demo'] }] } satisfies SecretKeyRules },
  // @ts-expect-error an option that the rule does not have
  { rules: { 'secret-key/no-hardcoded-key': ['error', { alow: ['demo'] }] } satisfies SecretKeyRules },
  // @ts-expect-error a value that the option does not take
  { rules: { 'secret-key/no-hardcoded-key': ['error', { allow: 'demo' }] } satisfies SecretKeyRules },
  // @ts-expect-error a rule that there is not
  { rules: { 'secret-key/no-such-rule': 'error' } satisfies SecretKeyRules },
])
`,
  'tsconfig.json': JSON.stringify({
    compilerOptions: {
      strict: true,
      module: 'nodenext',
      target: 'es2023',
      noEmit: true,
      skipLibCheck: false,
      types: [],
    },
    files: ['eslint.config.mts'],
  }),
}

const json = {
  'json.config.mjs': `import json from '@eslint/json'
import secretKey from '${manifest.name}'
export default [
  secretKey.configs.recommended,
  { files: ['**/*.json'], plugins: { json }, language: 'json/json', rules: { 'json/no-duplicate-keys': 'error' } },
]
`,
  'data/setting.json': '{ "secret": "made-up-key", "secret": "made-up-key" }\n',
}

describe.each([
  { version: '8.57.1', languages: false, types: false },
  { version: '9.39.5', languages: true, types: true },
  { version: '10.15.0', languages: true, types: true },
])('with ESLint $version in a project without TypeScript', ({ version, languages, types }) => {
  const project = join(folder.path, `eslint-${version}`)

  beforeAll(async () => {
    await write(project, { ...app, ...configs, ...asModule, ...typed, ...json })
    await makeProject(project, [`eslint@${version}`, ...(languages ? ['@eslint/json@2.1.1'] : []), tarball])
  })

  it.each(Object.keys(configs))('reports a key under %s', async (config) => {
    const { messages } = await lint(project, config, Object.keys(app))
    const reports = messages.filter((message) => message.endsWith('secret-key/no-hardcoded-key'))
    expect(reports.sort(), messages.join('\n')).toEqual([
      'app.cjs: secret-key/no-hardcoded-key',
      'app.mjs: secret-key/no-hardcoded-key',
    ])
    expect(messages.every((message) => message.includes(': secret-key/'))).toBe(true)
  })

  it('is the plugin for require, and knows its version', async () => {
    const { code, stdout, stderr } = await run(process.execPath, ['as-module.cjs'], project)
    expect(code, stderr).toBe(0)
    expect(JSON.parse(stdout)).toEqual({
      requireIsThePlugin: true,
      meta: expect.objectContaining({
        name: manifest.name,
        version: manifest.version,
        namespace: 'secret-key',
      }) as unknown,
      version: manifest.version,
      defineLibrary: 'function',
    })
  })

  it.runIf(languages)('leaves a JSON file to its own rules', async () => {
    const { messages } = await lint(project, 'json.config.mjs', ['data/setting.json', 'app.mjs'])
    expect(messages).toContain('data/setting.json: json/no-duplicate-keys')
    expect(messages).toContain('app.mjs: secret-key/no-hardcoded-key')
    expect(messages.filter((message) => message.startsWith('data/'))).toHaveLength(1)
  })

  it.runIf(types)('type-checks in eslint.config.mts without typescript-eslint', async () => {
    const tsc = await run('node_modules/.bin/tsc', ['-p', 'tsconfig.json', '--listFiles'], project)
    expect(tsc.code, tsc.stdout).toBe(0)
    expect(tsc.stdout).toContain(`node_modules/${manifest.name}/dist/index.d.ts`)
    expect(tsc.stdout.split('\n').find((file) => file.includes('@typescript-eslint'))).toBe(undefined)
  })
})
