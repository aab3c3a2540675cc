import { readdir, rm } from 'node:fs/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import manifest from '../../../package.json' with { type: 'json' }
import { read } from '../../docs/markdown.ts'
import { ours, places, project, projectWithOwnPackages, type Project } from '../project.ts'
import { versions } from '../versions.ts'

const page = (file: string) => `${manifest.homepage}/blob/v${manifest.version}/docs/${file}`

const config = `import secretKey from 'eslint-plugin-secret-key'

export default [secretKey.configs.recommended]
`

const server = `import session from 'express-session'

export default session({ secret: 'made-up-live-key', resave: false })
`

const found = [
  'src/server.js:3:34 secret-key/no-hardcoded-key',
  'src/server.js:3:34 secret-key/require-fallback-keys',
]

const packages = [versions.eslint, ...versions.formatters, ours]

const files = { 'eslint.config.js': config, 'src/server.js': server }

function legacy(): Promise<Project> {
  return project(packages, files)
}

/** Runs the `run` steps or the script lines that a file gives, but for the installation. */
async function runLines(
  app: Project,
  lines: readonly string[],
  environment: Readonly<Record<string, string>> = {},
) {
  const codes = []
  for (const line of lines.filter((one) => !one.startsWith('npm ci'))) {
    codes.push((await app.run('bash', ['-c', line], environment)).code)
  }
  return codes
}

interface Sarif {
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly { id: string; helpUri: string }[] } }
    readonly results: readonly {
      readonly ruleId: string
      readonly level: string
      readonly message: { readonly text: string }
      readonly locations: readonly {
        readonly physicalLocation: { region: { startLine: number; startColumn: number } }
      }[]
    }[]
  }[]
}

function checkSarif(text: string): void {
  expect(text).not.toContain('made-up-live-key')
  const [run] = (JSON.parse(text) as Sarif).runs
  expect(run?.tool.driver.rules.map(({ id, helpUri }) => `${id} ${helpUri}`)).toEqual([
    `secret-key/no-hardcoded-key ${page('rules/no-hardcoded-key.md')}`,
    `secret-key/require-fallback-keys ${page('rules/require-fallback-keys.md')}`,
  ])
  const results = run?.results.map(({ ruleId, level, message, locations: [at] }) => ({
    at: `${at?.physicalLocation.region.startLine}:${at?.physicalLocation.region.startColumn}`,
    ruleId,
    level,
    link: message.text.slice(message.text.lastIndexOf(' ') + 1),
  }))
  const link = page('rotation-impact/express-session.md')
  expect(results).toEqual([
    { at: '3:34', ruleId: 'secret-key/no-hardcoded-key', level: 'error', link },
    { at: '3:34', ruleId: 'secret-key/require-fallback-keys', level: 'warning', link },
  ])
}

describe('the files to copy', () => {
  it('for GitHub parses, and its step writes SARIF with rules, levels and links', async () => {
    const { permissions, jobs } = parse(read('docs/ci/github.yml')) as {
      permissions: unknown
      jobs: { eslint: { steps: readonly { run?: string; uses?: string; with?: unknown }[] } }
    }
    expect(permissions).toEqual({ contents: 'read', 'security-events': 'write' })
    expect(jobs.eslint.steps.at(-1)?.with).toEqual({ sarif_file: 'eslint.sarif', category: 'eslint' })
    const app = await legacy()
    expect(
      await runLines(
        app,
        jobs.eslint.steps.flatMap(({ run }) => run ?? []),
      ),
    ).toEqual([1])
    checkSarif(await app.read('eslint.sarif'))
  })

  it('for GitLab parses, and its script writes the report that it names', async () => {
    const { eslint } = parse(read('docs/ci/gitlab.yml')) as {
      eslint: {
        variables: { ESLINT_CODE_QUALITY_REPORT: string }
        script: readonly string[]
        artifacts: { reports: { codequality: string } }
      }
    }
    const app = await legacy()
    expect(await runLines(app, eslint.script, eslint.variables)).toEqual([1])
    const report = await app.read(eslint.artifacts.reports.codequality)
    expect(report).not.toContain('made-up-live-key')
    const findings = JSON.parse(report) as Record<'check_name' | 'severity' | 'fingerprint', string>[]
    expect(findings.map(({ check_name, severity }) => `${check_name} ${severity}`)).toEqual([
      'secret-key/no-hardcoded-key major',
      'secret-key/require-fallback-keys minor',
    ])
    expect(new Set(findings.map(({ fingerprint }) => fingerprint)).size).toBe(2)
  })
})

describe('the format', () => {
  let app: Project
  beforeAll(async () => {
    app = await legacy()
  })

  const link = page('rotation-impact/express-session.md')

  it.each([
    // How often each of them has the link: JUnit's has it in an attribute and in the text.
    ['github-annotations', '::error ', '::warning ', 2],
    ['junit', '"org.eslint.secret-key/no-hardcoded-key"', '"org.eslint.secret-key/require-fallback-keys"', 4],
    ['checkstyle', 'severity="error"', 'severity="warning"', 2],
  ])('%s has both findings with their links, and no key', async (format, first, second, links) => {
    const { code, stdout, stderr } = await app.run('eslint', ['--format', format, 'src'])
    expect(code, stderr).toBe(1)
    expect(stdout.split(first), stdout).toHaveLength(2)
    expect(stdout.split(second), stdout).toHaveLength(2)
    expect(stdout.split(link), stdout).toHaveLength(links + 1)
    expect(stdout).not.toContain('made-up-live-key')
  })
})

describe('ESLint', () => {
  it('finds the same with several threads', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 40 }, (_, number) => [`src/${String(number).padStart(2, '0')}.js`, server]),
    )
    const app = await project(packages, { 'eslint.config.js': config, ...many })
    const one = await app.run('eslint', ['--format', 'json', 'src'])
    const expected = Object.keys(many).flatMap((file) =>
      found.map((place) => place.replace('src/server.js', file)),
    )
    expect(places(one.stdout, app.folder)).toEqual(expected)
    for (const threads of ['2', 'auto']) {
      const split = await app.run('eslint', ['--format', 'json', '--concurrency', threads, 'src'])
      expect(split.stdout, split.stderr).toBe(one.stdout)
    }
  })

  it('fails for warnings over --max-warnings only', async () => {
    const warned = server.replace("'made-up-live-key'", 'process.env.SESSION_SECRET')
    const app = await project(packages, { 'eslint.config.js': config, 'src/server.js': warned })
    const codes = []
    for (const most of ['2', '1', '0'])
      codes.push((await app.run('eslint', ['--max-warnings', most, 'src'])).code)
    expect(codes).toEqual([0, 1, 1])
  })

  it.each([
    ['recommended', ['no-hardcoded-key'], ['src/server.js:3:34 secret-key/require-fallback-keys']],
    ['strict', ['no-hardcoded-key', 'require-fallback-keys'], []],
  ] as const)(
    'takes a legacy project under %s with --suppress-all, which is for errors, and fails for new ones',
    async (name, suppressed, left) => {
      const app = await legacy()
      await app.write({ 'eslint.config.js': config.replace('recommended', name) })
      const lint = async (...args: readonly string[]) => {
        const { code, stdout } = await app.run('eslint', [...args, '--format', 'json', '.'])
        return { code, places: code === 2 ? 'to be pruned' : places(stdout, app.folder) }
      }
      const suppressions = async () => JSON.parse(await app.read('eslint-suppressions.json')) as unknown
      expect(await lint('--suppress-all')).toEqual({ code: 0, places: left })
      expect(await suppressions()).toEqual({
        'src/server.js': Object.fromEntries(suppressed.map((rule) => [`secret-key/${rule}`, { count: 1 }])),
      })
      expect(await lint()).toEqual({ code: 0, places: left })

      await app.write({ 'src/new.js': server })
      expect(await lint()).toEqual({
        code: 1,
        places: [...found.map((place) => place.replace('server.js', 'new.js')), ...left],
      })

      await rm(app.path('src/new.js'))
      await app.write({ 'src/server.js': server.replace("'made-up-live-key'", '[newest, older]') })
      expect(await lint()).toEqual({ code: 2, places: 'to be pruned' })
      expect(await lint('--prune-suppressions')).toEqual({ code: 0, places: [] })
      expect(await suppressions()).toEqual({})
    },
  )

  it('lints again after another version of the plugin was installed, and not before', async () => {
    const app = await projectWithOwnPackages(packages, files)
    const lint = async (...more: readonly string[]) => {
      const { stdout } = await app.run('eslint', ['--cache', ...more, '--format', 'json', 'src'])
      return [...new Set(stdout.match(/(?<=\/blob\/)v[^/]+(?=\/)/g))]
    }
    const version = `v${manifest.version}`
    expect(await lint()).toEqual([version])

    // The cache is really used: what it holds is shown, although the page has another name now.
    const bundle = 'node_modules/eslint-plugin-secret-key/dist/index.js'
    await app.write({ [bundle]: (await app.read(bundle)).replaceAll('/blob/', '/blob/moved-') })
    expect(await lint('--cache-location', '.cold')).toEqual([])
    expect(await lint()).toEqual([version])

    const file = 'node_modules/eslint-plugin-secret-key/package.json'
    await app.write({ [file]: (await app.read(file)).replace(`"${manifest.version}"`, '"99.0.0"') })
    await app.write({ [bundle]: (await app.read(bundle)).replaceAll('/blob/moved-', '/blob/') })
    expect(await lint()).toEqual(['v99.0.0'])
    expect(await readdir(app.folder)).toContain('.eslintcache')
  })
})
