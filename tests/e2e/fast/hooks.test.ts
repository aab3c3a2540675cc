import { chmod } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { read } from '../../docs/markdown.ts'
import { somebody } from '../../git.ts'
import { fileIn } from '../page.ts'
import { ours, project, type Finished, type Project } from '../project.ts'
import { versions } from '../versions.ts'

const page = 'docs/pre-commit.md'

const config = `import secretKey from 'eslint-plugin-secret-key'

export default [secretKey.configs.recommended]
`

const withKey = `import session from 'express-session'

export default session({ secret: 'made-up-live-key', resave: false })
`
const withRing = `import session from 'express-session'
import { sessionKeys } from './keys.js'

export default session({ secret: sessionKeys, resave: false })
`
const keys = `export const sessionKeys = [process.env.SESSION_SECRET, process.env.SESSION_SECRET_PREVIOUS].filter(Boolean)
`

async function repository(
  packages: readonly string[],
  files: Readonly<Record<string, string>>,
): Promise<Project> {
  const made = await project([versions.eslint, ...packages, ours], {
    'eslint.config.js': config,
    '.gitignore': 'node_modules\n',
    ...files,
  })
  await git(made, 'init', '--quiet', '--initial-branch=main')
  await git(made, 'add', '.')
  await git(made, 'commit', '--quiet', '--no-verify', '--message', 'start')
  return made
}

function git(repo: Project, ...args: readonly string[]): Promise<Finished> {
  return repo.run('git', [...somebody, ...args])
}

async function commit(repo: Project, files: Readonly<Record<string, string>>): Promise<Finished> {
  await repo.write(files)
  await git(repo, 'add', ...Object.keys(files))
  return git(repo, 'commit', '--message', 'sessions')
}

async function subjects(repo: Project): Promise<readonly string[]> {
  const { stdout } = await git(repo, 'log', '--format=%s')
  return stdout.trim().split('\n')
}

/** A commit with a key is refused, for that key; the same commit with a ring is made. */
async function refusesTheKeyOnly(repo: Project): Promise<void> {
  const refused = await commit(repo, { 'src/server.js': withKey })
  const said = refused.stdout + refused.stderr
  expect(refused.code, said).toBe(1)
  expect(said.match(/secret-key\/no-hardcoded-key/g), said).toHaveLength(1)
  expect(said).not.toContain('made-up-live-key')
  expect(await subjects(repo)).toEqual(['start'])

  const made = await commit(repo, { 'src/server.js': withRing, 'src/keys.js': keys })
  expect(made.code, made.stdout + made.stderr).toBe(0)
  expect(await subjects(repo)).toEqual(['sessions', 'start'])
}

type Manifest = Readonly<Record<string, unknown>>

const manifest = JSON.parse(fileIn(page, 'package.json')) as Manifest

function manifestWith(changed: Manifest): string {
  return JSON.stringify({ name: 'app', private: true, type: 'module', ...manifest, ...changed })
}

describe('a commit in a repository', () => {
  it('with simple-git-hooks and lint-staged', async () => {
    const repo = await repository([versions.simpleGitHooks, versions.lintStaged], {
      'package.json': manifestWith({}),
    })
    const prepared = await repo.run('npm', ['run', 'prepare'])
    expect(prepared.code, prepared.stderr).toBe(0)
    await refusesTheKeyOnly(repo)
  })

  it('with husky and lint-staged', async () => {
    const repo = await repository([versions.husky, versions.lintStaged], {
      'package.json': manifestWith({ scripts: { prepare: 'husky' } }),
      '.husky/pre-commit': fileIn(page, '.husky/pre-commit'),
    })
    const prepared = await repo.run('npm', ['run', 'prepare'])
    expect(prepared.code, prepared.stderr).toBe(0)
    await refusesTheKeyOnly(repo)
  })

  it('with lefthook', async () => {
    const repo = await repository([versions.lefthook], { 'lefthook.yml': fileIn(page, 'lefthook.yml') })
    const prepared = await repo.run('lefthook', ['install'])
    expect(prepared.code, prepared.stdout + prepared.stderr).toBe(0)
    await refusesTheKeyOnly(repo)
  })

  it('with the hook of pre-commit, which runs a command for the files of its pattern', async () => {
    const { repos } = parse(read('docs/ci/.pre-commit-config.yaml')) as {
      repos: readonly {
        repo: string
        hooks: readonly Record<'id' | 'name' | 'language' | 'entry' | 'files', string>[]
      }[]
    }
    const [{ hooks }] = repos as [(typeof repos)[number]]
    const [{ entry, files, ...rest }] = hooks as [(typeof hooks)[number]]
    expect({ repos: repos.length, hooks: hooks.length, rest }).toEqual({
      repos: 1,
      hooks: 1,
      rest: { id: 'eslint', name: 'eslint', language: 'system' },
    })
    const names = [
      'a.js',
      'a.jsx',
      'a.mjs',
      'a.cjs',
      'a.ts',
      'a.tsx',
      'a.mts',
      'a.cts',
      'a.json',
      'a.jsonc',
      'a.d',
    ]
    expect(names.filter((name) => new RegExp(files).test(name))).toEqual(names.slice(0, 8))
    const repo = await repository([], {
      '.git-hook': `#!/bin/sh\n${entry} $(git diff --cached --name-only | grep -E '\\.js$')\n`,
    })
    await chmod(repo.path('.git-hook'), 0o755)
    await repo.run('cp', ['.git-hook', '.git/hooks/pre-commit'])
    await refusesTheKeyOnly(repo)
  })

  it('takes less than three seconds of CPU for a file, hook included', async () => {
    const repo = await repository([versions.simpleGitHooks, versions.lintStaged], {
      'package.json': manifestWith({}),
    })
    await repo.run('npm', ['run', 'prepare'])
    await commit(repo, { 'src/keys.js': keys })
    await repo.write({ 'src/server.js': withRing })
    await git(repo, 'add', 'src/server.js')
    const started = performance.now()
    // Wall time says how busy the machine is; what children used says what a commit costs.
    const script = `git ${somebody.join(' ')} commit --quiet --message server >&2 && times`
    const timed = await repo.run('bash', ['-c', script])
    const wall = (performance.now() - started) / 1000
    expect(timed.code, timed.stderr).toBe(0)
    const ofChildren = timed.stdout.trim().split('\n').at(-1) ?? ''
    const used = [...ofChildren.matchAll(/(\d+)m([\d.]+)s/g)].map(([, m, s]) => Number(m) * 60 + Number(s))
    const cpu = used.reduce((sum, seconds) => sum + seconds, 0)
    console.log(`a commit of one file: ${cpu.toFixed(2)} s of CPU, ${wall.toFixed(2)} s`)
    expect(used).toHaveLength(2)
    expect(cpu).toBeGreaterThan(0.1)
    expect(cpu).toBeLessThan(3)
  })
})
