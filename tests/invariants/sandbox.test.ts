import { spawn, spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { commitIn } from '../git.ts'
import { cli, configurationWith, dist, eslintBin, root } from './built.ts'
import { writeHostileProject } from './hostile-project.ts'

const scratch = realpathSync(mkdtempSync(path.join(tmpdir(), 'sandbox-')))

/** What a program asked for: the function, and what it was given. */
type Call = readonly [name: string, ...given: readonly string[]]

interface Ran {
  readonly calls: readonly Call[]
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

const recorder = ['--import', path.join(root, 'tests/invariants/record.mjs')]
let records = 0

const environment = (record: string) => ({
  PATH: process.env.PATH,
  RECORD: record,
  TMPDIR: scratch,
})

function watched(args: readonly string[], cwd: string): Ran {
  const record = path.join(scratch, `record-${(records += 1)}`)
  writeFileSync(record, '')
  const { status, stdout, stderr } = spawnSync(process.execPath, [...recorder, ...args], {
    cwd,
    env: environment(record),
    encoding: 'utf8',
  })
  const calls = readFileSync(record, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Call)
  return { calls, code: status, stdout, stderr }
}

const config = path.join(scratch, 'eslint.config.mjs')
writeFileSync(
  config,
  configurationWith(
    "{ settings: { 'secret-key': { keyModules: ['src/keys.ts', '../outside/keys.ts', '/**/keys.ts'] } } }",
  ),
)
const lint = (folder: string) => watched([eslintBin, '--config', config, '--format', 'json', '.'], folder)

const writes =
  /^fs\.(?:promises\.)?(?:append|chmod|chown|copyFile|cp|createWriteStream|fchmod|fchown|ftruncate|futimes|lchmod|lchown|link|lutimes|mkdir|mkdtemp|rename|rm|symlink|truncate|unlink|utimes|write)/
const isWrite = ([name, , flags]: Call) =>
  writes.test(name) || (/^fs\.(?:promises\.)?open/.test(name) && flags !== undefined && flags !== 'r')
const network = /^(?:dgram|dns|http|http2|https|net|tls|globalThis)\b/
const reads = /^fs\.(?:promises\.)?(?:createReadStream|open|readFile)/

const paths = (calls: readonly Call[]) => calls.map(([name, given = '']) => `${name} ${given}`)

/** Writes, but to the terminal. */
const written = ({ calls }: Ran) =>
  paths(calls.filter((call) => isWrite(call) && typeof call[1] !== 'number'))
const overTheNetwork = ({ calls }: Ran) => paths(calls.filter(([name]) => network.test(name)))
const started = ({ calls }: Ran) =>
  calls.filter(([name]) => name.startsWith('child_process')).map(([, ...given]) => given.join(' '))

/** What was read that is neither the project's nor the program's; where modules and versions are said may lie above. */
function readElsewhere(calls: readonly Call[], project: string): readonly string[] {
  const manifests = new Set(['package.json', 'tsconfig.json', '.gitignore', 'nx.json', 'pnpm-workspace.yaml'])
  const ofProgram = ['dist', 'page', 'node_modules'].map((folder) => realpathSync(path.join(root, folder)))
  const own = [project, scratch, ...ofProgram]
  return calls
    .filter(([name, file]) => reads.test(name) && typeof file === 'string' && existsSync(file))
    .map(([, file = '']) => realpathSync(file))
    .filter((file) => !manifests.has(path.basename(file)))
    .filter((file) => !own.some((folder) => file === folder || file.startsWith(folder + path.sep)))
}

describe('the recorder', () => {
  it.each([
    ["import fs from 'node:fs'; fs.writeFileSync('made-up', '')", 'fs.writeFileSync'],
    ["import { writeFileSync } from 'node:fs'; writeFileSync('made-up', '')", 'fs.writeFileSync'],
    ["import { writeFile } from 'node:fs/promises'; await writeFile('made-up', '')", 'fs.promises.writeFile'],
    [
      "import { createRequire } from 'node:module'; createRequire('/')('fs').mkdirSync('made-up-folder')",
      'fs.mkdirSync',
    ],
    ["import net from 'node:net'; net.connect(1, '127.0.0.1').on('error', () => {})", 'net.connect'],
    ["import net from 'node:net'; new net.Socket().on('error', () => {}).connect(1)", 'net.Socket.connect'],
    ["import https from 'node:https'; https.get('https://127.0.0.1:1').on('error', () => {})", 'https.get'],
    ["await fetch('http://127.0.0.1:1').catch(() => {})", 'globalThis.fetch'],
    ["import dns from 'node:dns'; dns.lookup('127.0.0.1', () => {})", 'dns.lookup'],
    ["import { execFile } from 'node:child_process'; execFile('true', [])", 'child_process.execFile'],
    [
      "import { promisify } from 'node:util'; import { execFile } from 'node:child_process'; await promisify(execFile)('true')",
      'child_process.execFile',
    ],
    [
      `import { Worker } from 'node:worker_threads'; new Worker("import fs from 'node:fs'; fs.rmSync('made-up', { force: true })", { eval: true })`,
      'fs.rmSync',
    ],
  ])('%s', (code, call) => {
    const { calls, stderr } = watched(['--input-type=module', '-e', code], scratch)
    expect(stderr).toBe('')
    expect(calls.map(([name]) => name)).toContain(call)
  })
})

describe('a run of ESLint with all rules', () => {
  const examples = lint(path.join(root, 'examples'))
  const { root: project } = writeHostileProject()
  const hostile = lint(project)

  it.each([
    ['the examples', examples],
    ['a hostile project', hostile],
  ])('of %s writes nothing, starts nothing and knows no network', (_, ran) => {
    expect([ran.code, ran.stderr]).toEqual([1, ''])
    expect([written(ran), started(ran), overTheNetwork(ran)]).toEqual([[], [], []])
  })

  it('reads what the project holds', () => {
    // ESLint reads the files that it lints, links as well; rules cannot wait, so theirs are the calls that do not.
    const ofRules = ({ calls }: Ran) => calls.filter(([name]) => name.endsWith('Sync'))
    expect(readElsewhere(ofRules(examples), path.join(root, 'examples'))).toEqual([])
    expect(readElsewhere(ofRules(hostile), project)).toEqual([])
  })
})

describe('a run of secret-key', () => {
  const { root: project } = writeHostileProject()
  const impact = (...args: readonly string[]) => watched([cli, 'impact', ...args], project)
  rmSync(path.join(project, '.git'), { recursive: true })
  commitIn(project, 'src', 'package.json', 'tsconfig.json', '.env')
  const report = path.join(project, 'impact.json')
  const output = impact('--output', report)
  const merged = impact('--merge', report, report)
  const against = impact('--against', 'HEAD')
  const inThreads = path.join(scratch, 'in-threads.mjs')
  writeFileSync(
    inThreads,
    `import { collect } from '${dist}/impact/collect.js'\nawait collect({ root: '.', paths: ['.'], threads: 2 })\n`,
  )
  const threads = watched([inThreads], project)
  const formats = ['text', 'markdown', 'json', 'html'].map(
    (format) => [format, impact('--format', format)] as const,
  )
  const printing = [...formats, ['--merge', merged], ['several threads', threads]] as const
  const reporting = [...printing, ['--output', output], ['--against', against]] as const

  it.each([
    ...reporting,
    ['explain', watched([cli, 'explain', 'express-session'], project)],
    ['wrong use', impact('--format', 'made-up')],
  ] as const)('%s knows no network', (_, ran) => {
    expect(overTheNetwork(ran)).toEqual([])
  })

  it.each(reporting)('%s reads what the project holds', (_, { code, stderr, calls }) => {
    expect({ code, stderr: stderr.replace(`Written to ${report}\n`, '') }).toEqual({ code: 0, stderr: '' })
    expect(readElsewhere(calls, project)).toEqual([])
  })

  it.each(printing)('%s writes nothing and starts nothing', (_, ran) => {
    expect([written(ran), started(ran)]).toEqual([[], []])
  })

  it('--output writes the file alone', () => {
    const folders = new Set(output.calls.filter(isWrite).map(([, file]) => path.dirname(file ?? '')))
    expect([...folders]).toEqual([project])
    expect(readdirSync(project).filter((file) => file.includes('impact'))).toEqual(['impact.json'])
  })

  it('--against writes a temporary folder, which is gone, and starts git', () => {
    expect(written(against).filter((call) => !call.includes(` ${scratch}${path.sep}secret-key-`))).toEqual([])
    expect(readdirSync(scratch).filter((file) => file.startsWith('secret-key-'))).toEqual([])
    expect(started(against).map((command) => command.replace(/[0-9a-f]{40}/, 'ID'))).toEqual([
      'git rev-parse --is-inside-work-tree',
      'git rev-parse --verify --quiet --end-of-options HEAD^{commit}',
      'git ls-tree -r -z ID',
      'git cat-file --batch',
    ])
  })

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    '%s removes the temporary folder of --against',
    async (signal) => {
      writeFileSync(
        path.join(project, 'eslint.config.mjs'),
        "process.stderr.write('waiting')\nawait new Promise((resolve) => setTimeout(resolve, 60_000))\nexport default []\n",
      )
      const child = spawn(process.execPath, [cli, 'impact', '--against', 'HEAD'], {
        cwd: project,
        env: { PATH: process.env.PATH, TMPDIR: scratch },
        stdio: ['ignore', 'ignore', 'pipe'],
      })
      const ended = new Promise((resolve) =>
        child.once('exit', (_code, by) => {
          resolve(by)
        }),
      )
      await new Promise((resolve) => child.stderr.once('data', resolve))
      expect(readdirSync(scratch).filter((file) => file.startsWith('secret-key-'))).toHaveLength(1)
      child.kill(signal)
      expect(await ended).toBe(signal)
      expect(readdirSync(scratch).filter((file) => file.startsWith('secret-key-'))).toEqual([])
      rmSync(path.join(project, 'eslint.config.mjs'))
    },
  )
})

describe('the built package', () => {
  it('runs no text as code', () => {
    const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.js'),
    )
    const code =
      /(?<![\w.'`])(?:eval|Function)\s*\(|\bnew Function\b|(?:from|import\(|require\()\s*['"](?:node:)?vm['"]/
    // The data of the catalogue speaks of everything.
    const running = files.filter(
      (file) => !file.startsWith('catalogue') && code.test(readFileSync(path.join(dist, file), 'utf8')),
    )
    expect(files.length).toBeGreaterThan(50)
    expect(running).toEqual([])
  })
})
