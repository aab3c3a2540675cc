import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lint, makeFolder, makeProject, pack, run, write } from './bare-project.ts'

const { name } = JSON.parse(await readFile('package.json', 'utf8')) as { readonly name: string }

/** What a tool of somebody else's does with the catalogue. */
const program = `import { defineLibrary, libraries, type KeySink, type Library } from '${name}/catalogue'
import catalogue from '${name}/catalogue.json' with { type: 'json' }
import { own } from './own.mjs'

const ringOf = ({ keyRing }: KeySink): string =>
  keyRing.accepts === 'array' ? \`\${keyRing.accepts}, newest \${keyRing.newest}\` : keyRing.accepts

const find = (packageName: string): Library | undefined =>
  libraries.find((library) => library.package === packageName)

// @ts-expect-error a role that does not exist
defineLibrary({ ...own, sinks: [{ ...own.sinks[0], role: 'open' }] })
// @ts-expect-error no rotation
defineLibrary({ package: '@acme/badges', verified: '2.1.0', reference: '', sinks: [], examples: own.examples })

console.log(
  JSON.stringify({
    ring: find('express-session')?.sinks.map(ringOf),
    own: own.package,
    sameInJson: JSON.stringify(catalogue.libraries) === JSON.stringify(libraries),
  }),
)
`

const declaration = `import { defineLibrary } from '${name}/catalogue'

export const own = defineLibrary({
  package: '@acme/badges',
  verified: '2.1.0',
  reference: 'https://example.com/badges',
  sinks: [
    {
      call: 'openBadge',
      key: { argument: 1, property: 'password' },
      role: 'decrypt',
      keyRing: { accepts: 'array', newest: 'first' },
    },
  ],
  rotation: {
    invalidates: [{ what: 'cookies', shows: 'null', severity: 'sign in again' }],
    unaffected: [],
    withFallback: 'Every badge opens.',
    dropWhen: 'the last badge has expired',
  },
  examples: { correct: [], incorrect: [] },
})
`

const files = {
  'own.mts': declaration,
  'program.mts': program,
  'tsconfig.json': JSON.stringify({
    compilerOptions: {
      strict: true,
      exactOptionalPropertyTypes: true,
      module: 'nodenext',
      target: 'es2023',
      skipLibCheck: false,
      types: ['node'],
    },
    files: ['program.mts'],
  }),
  'eslint.config.mjs': `import secretKey from '${name}'
import { own } from './own.mjs'

export default [secretKey.configs.recommended, { settings: { 'secret-key': { libraries: [own] } } }]
`,
  'badges.js': `import { openBadge } from '@acme/badges'
import { badgeKey } from './keys.js'

export const badge = (text) => openBadge(text, { password: badgeKey })
`,
}

describe('the catalogue in a project of its own', async () => {
  const folder = await makeFolder()
  const project = join(folder.path, 'project')

  beforeAll(async () => {
    const { tarball } = await pack(folder.path)
    await write(project, files)
    await makeProject(project, ['eslint@10.15.0', 'typescript@6.0.3', '@types/node@20', tarball])
  })
  afterAll(() => folder.remove())

  it('type-checks, compiles and runs', async () => {
    const tsc = await run('node_modules/.bin/tsc', ['-p', 'tsconfig.json'], project)
    expect(tsc.code, tsc.stdout).toBe(0)
    const { code, stdout, stderr } = await run(process.execPath, ['program.mjs'], project)
    expect(code, stderr).toBe(0)
    expect(JSON.parse(stdout)).toEqual({
      ring: ['array, newest first'],
      own: '@acme/badges',
      sameInJson: true,
    })
  })

  it('declares a library that the rules find', async () => {
    const { messages, stderr } = await lint(project, 'eslint.config.mjs', ['badges.js'])
    expect(messages, stderr).toEqual(['badges.js: secret-key/require-fallback-keys'])
  })
})
