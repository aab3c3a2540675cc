/**
 * Runs what the entries of the catalogue claim against the real packages.
 *
 * `npm run contracts [package ...]` runs these, or all but the heavy ones; `--top` the most used, `--heavy` the heavy
 * ones too. `--write` notes the results in docs/rotation-impact/verified.md and in digests.json; `--check` fails where
 * that page lacks a library or has another version. `--verbose` lists every check. The last line is `N passed, N failed`.
 */
import { fork } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { pageOf } from '../../src/catalogue/describe.ts'
import { libraries } from '../../src/catalogue/libraries/index.ts'
import type { Library } from '../../src/catalogue/types.ts'
import type { Contract, Finding } from './contract.ts'
import { digestsFile, digestsWith, readDigests } from './digests.ts'
import { installed } from './install.ts'
import { mostUsed } from './most-used.ts'
import { notRun } from './not-run.ts'
import { staleIn, verifiedPage } from './verified.ts'
import type { Result } from './verified.ts'

const folder = fileURLToPath(new URL('libraries', import.meta.url))
const page = fileURLToPath(new URL('../../docs/rotation-impact/verified.md', import.meta.url))
const worker = fileURLToPath(new URL('worker.mjs', import.meta.url))
const minute = 60_000

const { values: options, positionals: names } = parseArgs({
  allowPositionals: true,
  options: {
    top: { type: 'boolean', default: false },
    heavy: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
  },
})

let passed = 0
let failed = 0
const results: Result[] = []

if (options.check) checkPage()
const queue = options.check && !options.top && names.length === 0 ? [] : await contractsToRun()
await Promise.all(Array.from({ length: Math.min(os.availableParallelism(), 4) }, runQueue))
if (options.write) writePage()
console.log(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0

async function contractsToRun(): Promise<Contract[]> {
  const wanted = libraries.filter(({ package: name }) => {
    if (names.length > 0) return names.includes(name) || names.includes(fileNameOf(name))
    return !options.top || mostUsed.includes(name)
  })
  const unknown = names.filter(
    (name) => !wanted.some((library) => [library.package, fileNameOf(library.package)].includes(name)),
  )
  for (const name of unknown)
    fail(name, 'the catalogue has no such library; `npm run generate` finds a new one')
  const found: Contract[] = []
  for (const library of wanted) {
    const contract = await contractOf(library)
    if (contract && (!contract.heavy || options.heavy || names.length > 0)) found.push(contract)
  }
  return found
}

async function contractOf({ package: name }: Library): Promise<Contract | undefined> {
  const file = path.join(folder, `${fileNameOf(name)}.ts`)
  if (existsSync(file)) {
    try {
      return ((await import(file)) as { default: Contract }).default
    } catch (error) {
      fail(name, String(error))
      return undefined
    }
  }
  if (!(name in notRun))
    fail(name, `has no contract in tests/contracts/libraries, and no reason in not-run.ts`)
  return undefined
}

async function runQueue(): Promise<void> {
  for (let contract = queue.shift(); contract; contract = queue.shift()) await runOne(contract)
}

async function runOne(contract: Contract): Promise<void> {
  const { package: name, verified } = contract.entry
  const start = performance.now()
  const findings: Finding[] = []
  try {
    await runInFolder(contract, await installed(contract), (finding) => findings.push(finding))
  } catch (error) {
    findings.push({
      kind: 'failed',
      claim: 'the run itself',
      why: String(error instanceof Error ? error.message : error),
    })
  }
  const of = (kind: Finding['kind']) => findings.filter((finding) => finding.kind === kind)
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  const open = of('not run').length > 0 ? `, ${of('not run').length} not run` : ''
  console.log(
    `${name}@${verified}: ${of('passed').length} passed, ${of('failed').length} failed${open} (${seconds} s)`,
  )
  for (const finding of findings) {
    if (finding.kind === 'failed' || options.verbose) {
      console.log(
        `  ${finding.kind}: ${finding.claim}${'why' in finding ? `\n    ${finding.why.replaceAll('\n', '\n    ')}` : ''}`,
      )
    }
  }
  passed += of('passed').length
  failed += of('failed').length
  if (of('failed').length === 0) results.push(resultOf(contract.entry, findings))
}

/** A process of its own, with an environment of its own and an end, whatever the packages do. */
function runInFolder(contract: Contract, cwd: string, report: (finding: Finding) => void): Promise<void> {
  const { entry, heavy } = contract
  return new Promise((resolve, reject) => {
    const file = path.join(folder, `${fileNameOf(entry.package)}.ts`)
    const kept = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'LANG', 'SYSTEMROOT', 'USERPROFILE', 'APPDATA']
    const env = Object.fromEntries(
      kept.flatMap((key) => (process.env[key] === undefined ? [] : [[key, process.env[key]]])),
    )
    const child = fork(worker, [file, cwd], {
      cwd,
      env: { ...env, NO_DEPRECATION: '*' },
      execArgv: ['--no-deprecation', '--no-warnings'],
      silent: true,
    })
    let output = ''
    const keep = (text: Buffer) => (output = (output + text.toString()).slice(-4000))
    child.stdout?.on('data', keep)
    child.stderr?.on('data', keep)
    let isDone = false
    const limit = heavy ? 20 * minute : 4 * minute
    const timer = setTimeout(() => child.kill('SIGKILL'), limit)
    child.on('message', (message: Finding | { kind: 'done' }) => {
      if (message.kind === 'done') isDone = true
      else report(message)
    })
    child.on('error', reject)
    child.on('close', (code, signal) => {
      clearTimeout(timer)
      if (isDone) resolve()
      else
        reject(
          new Error(
            `ended early (${signal === 'SIGKILL' ? `after ${limit / minute} minutes` : code})\n${output.trim()}`,
          ),
        )
    })
  })
}

function resultOf({ package: name, verified }: Library, findings: readonly Finding[]): Result {
  const claims = new Map<string, string[]>()
  for (const finding of findings) {
    if (finding.kind !== 'not run') continue
    const { claim, why } = finding
    claims.set(why, [...(claims.get(why) ?? []), claim])
  }
  return {
    package: name,
    version: verified,
    date: new Date().toISOString().slice(0, 10),
    checks: findings.filter(({ kind }) => kind === 'passed').length,
    notRun: [...claims].map(([why, which]) => ({ why, claims: which.join('; ') })),
  }
}

function writePage(): void {
  const open = libraries.flatMap(({ package: name, verified }): Result[] => {
    const why = notRun[name]
    return why === undefined
      ? []
      : [{ package: name, version: verified, checks: 0, notRun: [{ why, claims: 'all' }] }]
  })
  const noted = [...results, ...open]
  writeFileSync(page, verifiedPage(noted, readPage(), libraries))
  const passed = new Set(noted.map((result) => result.package))
  writeFileSync(digestsFile, digestsWith(passed, libraries, existsSync(digestsFile) ? readDigests() : {}))
}

function checkPage(): void {
  const stale = staleIn(readPage(), libraries)
  for (const name of stale)
    fail(name, 'docs/rotation-impact/verified.md does not have this library at this version')
  if (stale.length === 0) passed += 1
}

function readPage(): string {
  return existsSync(page) ? readFileSync(page, 'utf8') : ''
}

function fail(name: string, why: string): void {
  failed += 1
  console.log(`${name}: ${why}`)
}

function fileNameOf(packageName: string): string {
  return pageOf(packageName).replace(/\.md$/, '')
}
