import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const copied = [
  'src',
  'tools',
  'docs',
  'tests/rule-tester.ts',
  'tests/count-reporter.ts',
  'tests/temporary.ts',
  'package.json',
  'tsconfig.json',
  'tsconfig.build.json',
  'vitest.config.ts',
  'eslint.config.js',
  'README.md',
  '.eslint-doc-generatorrc.js',
  '.prettierrc.json',
  '.prettierignore',
]

// A copy, because starting a rule writes into the tree that other tests read.
const copy = mkdtempSync(path.join(tmpdir(), 'scaffold-'))

beforeAll(() => {
  for (const file of copied) cpSync(path.join(root, file), path.join(copy, file), { recursive: true })
  symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'), 'junction')
})

afterAll(() => {
  rmSync(copy, { recursive: true })
})

const bins = {
  tsx: 'tsx/dist/cli.mjs',
  eslint: 'eslint/bin/eslint.js',
  prettier: 'prettier/bin/prettier.cjs',
  vitest: 'vitest/vitest.mjs',
}

function run(bin: keyof typeof bins, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [path.join(copy, 'node_modules', bins[bin]), ...args],
    { cwd: copy, encoding: 'utf8' },
  )
  return { status, output: stdout + stderr }
}

const passes = { status: 0, output: expect.any(String) as string }

const ruleFiles = ['src/rules/no-thing.ts', 'tests/rules/no-thing.test.ts', 'docs/rules/no-thing.md']
const libraryFile = 'src/catalogue/libraries/acme__sessions.ts'

describe('npm run new', { timeout: 120_000 }, () => {
  it('starts a rule: the rule, its test, its page', () => {
    const { status, output } = run('tsx', 'tools/new.ts', 'rule', 'no-thing')
    expect(output).toContain(ruleFiles.map((file) => `wrote ${file}`).join('\n'))
    expect(status).toBe(0)
  })

  it('starts a library', () => {
    const { status, output } = run('tsx', 'tools/new.ts', 'library', '@acme/sessions')
    expect(output).toContain(`wrote ${libraryFile}`)
    expect(status).toBe(0)
  })

  it('overwrites nothing', () => {
    expect(run('tsx', 'tools/new.ts', 'rule', 'no-thing')).toEqual({
      status: 1,
      output: `Exists already: ${ruleFiles.join(', ')}\n`,
    })
  })

  it.each([[['rule']], [['rule', 'Thing']], [['library', '../up']], [['page', 'no-thing']]])(
    'says how it is used when it is given %j',
    (args) => {
      const { status, output } = run('tsx', 'tools/new.ts', ...args)
      expect(output).toMatch(/^Usage: /)
      expect(status).toBe(1)
    },
  )

  it('starts files that are generated from, linted and tested as they are', () => {
    const { status, output } = run('tsx', 'tools/generate.ts')
    expect(output).toContain('wrote docs/rotation-impact/acme__sessions.md')
    expect(status).toBe(0)
    expect(readFileSync(path.join(copy, 'docs/rules/no-thing.md'), 'utf8')).toContain('Disallow TODO.')
    expect(run('tsx', 'tools/generate.ts', '--check')).toEqual(passes)

    const code = [libraryFile, ...ruleFiles.filter((file) => file.endsWith('.ts'))]
    expect(run('eslint', ...code)).toEqual(passes)
    expect(run('prettier', '--check', libraryFile, ...ruleFiles)).toEqual(passes)
    expect(run('vitest', 'run', 'tests/rules/no-thing.test.ts')).toEqual(passes)
  })
})
