import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { Impact } from '../src/impact/types.ts'
import { writeProject } from './impact/project.ts'

const bin = fileURLToPath(new URL('../dist/cli.js', import.meta.url))

const session = (secret: string) =>
  `import session from 'express-session'\nexport const sessions = session({ secret: ${secret} })\n`
const single = { 'src/app.js': session('process.env.SESSION_KEY') }
const ring = { 'src/app.js': session('[process.env.SESSION_KEY, process.env.SESSION_KEY_OLD]') }
const columns = {
  'src/columns.js':
    "import { createDecipheriv } from 'node:crypto'\nexport const read = (iv) => createDecipheriv('aes-256-gcm', process.env.COLUMN_KEY, iv)\n",
}
const links = {
  'src/links.js':
    "import { createHmac } from 'node:crypto'\nexport const isLink = (link, mac) => createHmac('sha256', process.env.LINK_KEY).update(link).digest('hex') === mac\n",
}

function run(cwd: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], {
    cwd,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, ...env },
  })
  return { code: status, stdout, stderr }
}

const impactIn = (cwd: string, ...args: readonly string[]) => run(cwd, ['impact', ...args])
const names = (json: string) => (JSON.parse(json) as Impact).keys.map(({ name }) => name)

describe('secret-key', () => {
  it('is a program that a shell can start', () => {
    expect(readFileSync(bin, 'utf8').split('\n')[0]).toBe('#!/usr/bin/env node')
  })

  it('prints its version', () => {
    const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
      version: string
    }
    expect(run('.', ['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' })
  })

  it('prints its help', () => {
    const { code, stdout, stderr } = run('.', ['--help'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    for (const word of [
      'impact',
      'explain',
      '--against',
      '--merge',
      '--key',
      '--fail-on',
      '--output',
      '--format',
      '--quiet',
    ]) {
      expect(stdout).toContain(word)
    }
  })

  it.each([
    ['no command', [], ''],
    [
      'a command that there is not',
      ['scan'],
      "secret-key: There is no command 'scan': it is impact or explain.\n",
    ],
    [
      'an option that there is not',
      ['impact', '--all'],
      "secret-key: Unknown option '--all': 'secret-key --help' says what there is.\n",
    ],
    ['a format that there is not', ['impact', '--format', 'pdf'], "secret-key: There is no format 'pdf'"],
    [
      'a threshold that there is not',
      ['impact', '--fail-on', 'some'],
      "secret-key: --fail-on takes lost, sign-in, any, not 'some'.\n",
    ],
    ['a path that there is not', ['impact', 'missing'], "secret-key: 'missing' does not exist.\n"],
    [
      'a comparison as a page',
      ['impact', '--against', 'main', '--format', 'html'],
      'secret-key: --against is written as text, markdown, json, not as html.\n',
    ],
    [
      'nothing to merge',
      ['impact', '--merge'],
      'secret-key: --merge takes the JSON reports of several projects',
    ],
    [
      'a report to merge that there is not',
      ['impact', '--merge', 'a.json'],
      "secret-key: 'a.json' cannot be read (ENOENT).\n",
    ],
    [
      'nothing to explain',
      ['explain'],
      'secret-key: explain takes one name: of a package, a rule or a setting.\n',
    ],
    [
      'a name of which nothing is known',
      ['explain', 'left-pad'],
      "secret-key: Nothing is known of 'left-pad': docs/rotation-impact/README.md in this package lists what is.\n",
    ],
    [
      'a key that there is not',
      ['impact', '--key', 'OTHER'],
      "secret-key: There is no key 'OTHER'. There are: SESSION_KEY.\n",
    ],
  ])('exits with 2 for %s', (_what, args, message) => {
    const { code, stderr } = run(writeProject(single), args)
    expect(code).toBe(2)
    expect(stderr.startsWith(message)).toBe(true)
  })
})

describe('secret-key impact', () => {
  it('prints the report of the folder that it is started in', () => {
    const { code, stdout, stderr } = impactIn(writeProject(single))
    expect({ code, stderr, first: stdout.split('\n')[0] }).toEqual({
      code: 0,
      stderr: '',
      first: 'SESSION_KEY',
    })
  })

  it('reads the paths that it is given', () => {
    const root = writeProject({ ...single, 'lib/columns.js': columns['src/columns.js'] })
    expect(names(impactIn(root, '--format', 'json', 'lib').stdout)).toEqual(['COLUMN_KEY'])
  })

  it('reads another folder as a project of its own', () => {
    const { stdout } = impactIn(writeProject({}), '--format', 'json', writeProject(single))
    expect((JSON.parse(stdout) as Impact).keys[0]?.reads[0]?.file).toBe('src/app.js')
  })

  it('exits with 0 when there is no key', () => {
    expect(impactIn(writeProject({ 'src/app.js': 'export {}\n' }))).toEqual({
      code: 0,
      stdout: 'No secret key was found in 1 file.\n',
      stderr: '',
    })
  })

  it('shows one key', () => {
    const { stdout } = impactIn(
      writeProject({ ...single, ...columns }),
      '--key',
      'COLUMN_KEY',
      '--format',
      'json',
    )
    expect(names(stdout)).toEqual(['COLUMN_KEY'])
  })

  it('shows the key of a path by its end', () => {
    const nested = `import session from 'express-session'
import config from 'config'
session({ secret: config.get('auth.SESSION_KEY') })
`
    const { stdout } = impactIn(
      writeProject({ 'src/app.js': nested }),
      '--key',
      'SESSION_KEY',
      '--format',
      'json',
    )
    expect(names(stdout)).toEqual(['auth.SESSION_KEY'])
  })

  it('has colours where they are asked for, and none where they are not', () => {
    const root = writeProject(single)
    expect(run(root, ['impact'], { FORCE_COLOR: '1' }).stdout).toContain('\u001b[')
    expect(run(root, ['impact'], { FORCE_COLOR: '1', NO_COLOR: '1' }).stdout).not.toContain('\u001b[')
    expect(run(root, ['impact'], { CI: 'true' }).stdout).not.toContain('\u001b[')
  })

  it('survives a reader that has seen enough', () => {
    const shell = `"${process.execPath}" "${bin}" impact | head -n 1`
    expect(execFileSync('sh', ['-c', shell], { cwd: writeProject(single), encoding: 'utf8' })).toBe(
      'SESSION_KEY\n',
    )
  })
})

describe('--output', () => {
  it('writes the format that the name asks for', () => {
    const root = writeProject(single)
    const { code, stdout, stderr } = impactIn(root, '--output', 'impact.md')
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: '', stderr: 'Written to impact.md\n' })
    expect(readFileSync(path.join(root, 'impact.md'), 'utf8')).toContain('# What rotating each key does')
  })

  it('writes a page', () => {
    const root = writeProject(single)
    expect(impactIn(root, '--format', 'html', '--output', 'keys.txt').code).toBe(0)
    expect(readFileSync(path.join(root, 'keys.txt'), 'utf8')).toMatch(/^<!doctype html>[^]*SESSION_KEY/)
  })

  it('says nothing with --quiet', () => {
    expect(impactIn(writeProject(single), '--output', 'impact.json', '--quiet')).toEqual({
      code: 0,
      stdout: '',
      stderr: '',
    })
  })

  it('leaves the former file when it cannot write', () => {
    const root = writeProject(single)
    mkdirSync(path.join(root, 'impact.json'))
    const { code, stderr } = impactIn(root, '--output', 'impact.json')
    expect(code).toBe(2)
    expect(stderr).toMatch(/^secret-key: 'impact\.json' cannot be written \(E[A-Z]+\)\.\n$/)
    expect(readdirSync(root).sort()).toEqual(['impact.json', 'src'])
  })

  it('leaves nothing behind in a folder that is not there', () => {
    const root = writeProject(single)
    expect(impactIn(root, '--output', 'missing/impact.json')).toMatchObject({
      code: 2,
      stderr: "secret-key: 'missing/impact.json' cannot be written (ENOENT).\n",
    })
    expect(readdirSync(root)).toEqual(['src'])
  })

  it('writes nothing when the reading fails', () => {
    const root = writeProject(single)
    expect(impactIn(root, '--against', 'nowhere', '--output', 'impact.md').code).toBe(2)
    expect(existsSync(path.join(root, 'impact.md'))).toBe(false)
  })
})

describe('what stands in the way', () => {
  const report = JSON.stringify({ version: 1, projects: [], keys: [], sharedKeys: [] })

  it.each([
    ['no git', 'main', undefined, 'This folder is in no git repository'],
    ['a file that is not JSON', 'old.json', '{', "is not JSON: write a report with '--format json'."],
    ['an empty file', 'old.json', '', "is not JSON: write a report with '--format json'."],
    [
      'JSON of another kind',
      'old.json',
      '{"name":"app"}',
      "is no rotation impact: write one with '--format json'.",
    ],
    ['a later version', 'old.json', report.replace('1', '2'), 'has version 2 of the shape'],
    [
      'a project that is none',
      'old.json',
      report.replace('"projects":[]', '"projects":[null]'),
      'is no rotation impact',
    ],
    [
      'a key that is none',
      'old.json',
      report.replace('"keys":[]', '"keys":[{"name":"KEY"}]'),
      'is no rotation impact',
    ],
  ])('--against %s: a sentence, exit code 2, no file', (_what, reference, text, says) => {
    const root = writeProject(text === undefined ? single : { ...single, 'old.json': text })
    const { code, stdout, stderr } = impactIn(root, '--against', reference, '--output', 'changes.md')
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(/^secret-key: [^\n]+\.\n$/)
    expect(stderr).toContain(says)
    expect(existsSync(path.join(root, 'changes.md'))).toBe(false)
  })

  it('a key in a report of which a part is missing', () => {
    const root = writeProject(single)
    const whole = JSON.parse(impactIn(root, '--format', 'json').stdout) as { keys: Record<string, unknown>[] }
    for (const name of ['uses', 'steps', 'leaked', 'dropAfter', 'consequence']) {
      const keys = whole.keys.map((key) => ({ ...key, [name]: undefined }))
      writeFileSync(path.join(root, 'old.json'), JSON.stringify({ ...whole, keys }))
      const merged = impactIn(root, '--merge', 'old.json')
      expect([merged.code, merged.stderr.includes('is no rotation impact')]).toEqual([2, true])
    }
  })

  it('a ref that there is not', () => {
    const root = writeProject(single)
    execFileSync('git', ['init', '--quiet'], { cwd: root })
    expect(impactIn(root, '--against', 'nowhere')).toEqual({
      code: 2,
      stdout: '',
      stderr:
        "secret-key: 'nowhere' is neither a file nor a git ref here: fetch it first, or give a JSON report.\n",
    })
  })

  it('a file where a folder is expected', () => {
    expect(impactIn(writeProject(single), 'src/app.js/inside')).toMatchObject({
      code: 2,
      stderr: "secret-key: 'src/app.js/inside' does not exist.\n",
    })
  })

  it('files that cannot be read or parsed are listed, and the rest is reported', () => {
    const root = writeProject({ ...single, 'src/broken.js': `${single['src/app.js']}{{{\n` })
    symlinkSync('loop.js', path.join(root, 'src/loop.js'))
    symlinkSync('..', path.join(root, 'src/up'))
    const { code, stdout } = impactIn(root, '--format', 'json')
    const { keys, projects } = JSON.parse(stdout) as Impact
    expect([code, keys.map(({ name }) => name), projects[0]?.files.notRead]).toEqual([
      0,
      ['SESSION_KEY'],
      [
        { file: 'src/broken.js', why: expect.any(String) as string },
        { file: 'src/loop.js', why: 'the link leads nowhere (ELOOP)' },
      ],
    ])
  })
})

describe('--fail-on', () => {
  it.each([
    ['lost', single, 0],
    ['sign-in', single, 1],
    ['any', single, 1],
    ['lost', columns, 1],
    ['sign-in', columns, 1],
    ['sign-in', links, 0],
    ['any', links, 1],
    ['any', ring, 0],
  ])('%s', (threshold, files, code) => {
    expect(impactIn(writeProject(files), '--fail-on', threshold).code).toBe(code)
  })

  it('names the keys that count, after the report', () => {
    const { stdout, stderr } = impactIn(writeProject({ ...single, ...columns }), '--fail-on', 'lost')
    expect(stderr).toBe('--fail-on lost: COLUMN_KEY\n')
    expect(stdout).toContain('SESSION_KEY')
  })

  it('counts what a comparison adds', () => {
    const root = writeProject(single)
    const before = path.join(root, 'old.json')
    writeFileSync(before, impactIn(root, '--format', 'json').stdout)
    expect(impactIn(root, '--against', 'old.json', '--fail-on', 'any').code).toBe(0)
    writeFileSync(path.join(root, 'src/columns.js'), columns['src/columns.js'])
    expect(impactIn(root, '--against', 'old.json', '--fail-on', 'any')).toMatchObject({
      code: 1,
      stderr: '--fail-on any: COLUMN_KEY\n',
    })
  })
})

describe('--merge', () => {
  it('makes one report of several', () => {
    const root = writeProject({})
    for (const [name, files] of [
      ['api', single],
      ['web', columns],
    ] as const) {
      const project = writeProject({ 'package.json': JSON.stringify({ name }), ...files })
      writeFileSync(path.join(root, `${name}.json`), impactIn(project, '--format', 'json').stdout)
    }
    const { code, stdout } = impactIn(root, '--merge', 'api.json', 'web.json', '--format', 'json')
    expect(code).toBe(0)
    expect((JSON.parse(stdout) as Impact).keys.map(({ project, name }) => [project, name])).toEqual([
      ['web', 'COLUMN_KEY'],
      ['api', 'SESSION_KEY'],
    ])
  })
})

describe('secret-key explain', () => {
  const explain = (name: string) => run(writeProject({}), ['explain', name])

  it.each([
    ['a package', 'express-session', 'Rotating the key of express-session'],
    ['the platform', 'crypto', 'Rotating the key of node:crypto'],
    ['a rule', 'require-fallback-keys', 'fallback keys'],
    ['a rule with its prefix', 'secret-key/no-hardcoded-key', 'key'],
    ['a setting that a library reads', 'AUTH_SECRET', 'next-auth'],
    ['a setting by its name', 'SESSION_SECRET', "a key of the application's own"],
    ['a shared setting', 'keyModules', 'keyModules'],
  ])('prints the page of %s', (_what, name, words) => {
    const { code, stdout, stderr } = explain(name)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain(words)
  })

  it('says what may have been meant', () => {
    expect(explain('expres-session').stderr).toBe(
      "secret-key: Nothing is known of 'expres-session'. Did you mean express-session?\n",
    )
    expect(explain('no-exposd-key').stderr).toContain('Did you mean no-exposed-key?')
  })

  it('never leads out of the documentation', () => {
    expect(explain('../package').code).toBe(2)
  })
})
