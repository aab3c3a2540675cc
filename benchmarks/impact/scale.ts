/**
 * Measures how long the report takes, and how much memory, on 100,000, 300,000 and 1,000,000 lines of real code. Run, after
 * `npm run build`:
 *
 *   npx tsx benchmarks/impact/scale.ts SOURCE ...
 *
 * A sample of some 100,000 lines is taken evenly from the JavaScript and TypeScript in the SOURCE folders (checkouts, unpacked
 * packages), and copied as often as it takes, each time under other names of files and settings: so that only the size differs.
 */
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

const sizes = [100_000, 300_000, 1_000_000]
const sources = process.argv.slice(2)
if (sources.length === 0) throw new Error('Name the folders whose code is copied.')
const cli = path.resolve(import.meta.dirname, '../../dist/cli.js')
const isCode = /(?<!\.d)\.[cm]?[jt]sx?$/

interface Code {
  readonly file: string
  readonly text: string
  readonly lines: number
}

const all = sources.flatMap((source) =>
  fs
    .readdirSync(source, { withFileTypes: true, recursive: true })
    .filter(
      (entry) => entry.isFile() && isCode.test(entry.name) && !entry.parentPath.includes('node_modules'),
    )
    .flatMap((entry): Code[] => {
      const file = path.join(entry.parentPath, entry.name)
      const text = fs.readFileSync(file, 'utf8')
      // What is minified is left out by the report, too.
      if (text.length > 200_000 || text.split('\n').some((line) => line.length > 2000)) return []
      return [{ file: path.relative(source, file), text, lines: text.split('\n').length }]
    }),
)

const total = all.reduce((sum, { lines }) => sum + lines, 0)
const nth = Math.max(1, Math.floor(total / 100_000))
const code = all.filter((_, index) => index % nth === 0)

/** Writes as many lines, and says how many there are. */
function write(root: string, lines: number): { readonly files: number; readonly lines: number } {
  let written = 0
  let files = 0
  for (let copy = 0; written < lines; copy += 1) {
    for (const { file, text, lines: more } of code) {
      if (written >= lines) break
      const target = path.join(root, `app-${copy}`, file)
      fs.mkdirSync(path.dirname(target), { recursive: true })
      fs.writeFileSync(target, text.replaceAll('process.env.', `process.env.APP${copy}_`))
      written += more
      files += 1
    }
  }
  return { files, lines: written }
}

interface Run {
  readonly seconds: number
  readonly processorSeconds: number
  readonly megabytes: number
}

/** The report's threads are threads of one process, so that its peak is the peak of all. */
function run(root: string): Promise<Run> {
  return new Promise((resolve, reject) => {
    const start = performance.now()
    const output = path.join(root, '..', `${path.basename(root)}.json`)
    const child = spawn(process.execPath, [cli, 'impact', '--no-config', '--quiet', '--output', output], {
      cwd: root,
      stdio: 'inherit',
    })
    let megabytes = 0
    let processorSeconds = 0
    const timer = setInterval(() => {
      try {
        const status = fs.readFileSync(`/proc/${child.pid ?? 0}/status`, 'utf8')
        megabytes = Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? megabytes * 1024) / 1024
        const fields =
          fs
            .readFileSync(`/proc/${child.pid ?? 0}/stat`, 'utf8')
            .split(') ')[1]
            ?.split(' ') ?? []
        processorSeconds = (Number(fields[11]) + Number(fields[12])) / 100
      } catch {
        // It has just ended.
      }
    }, 50)
    child.on('exit', (status) => {
      clearInterval(timer)
      if (status !== 0) reject(new Error(`exit code ${String(status)}`))
      else resolve({ seconds: (performance.now() - start) / 1000, processorSeconds, megabytes })
    })
  })
}

console.log(
  `${os.availableParallelism()} cores, load before: ${os
    .loadavg()
    .map((load) => load.toFixed(1))
    .join(' ')}\n`,
)
console.log('| Lines | Files | Seconds | Processor seconds | Per 100,000 lines | Memory |')
console.log('| --- | --- | --- | --- | --- | --- |')
for (const size of sizes) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'impact-scale-'))
  try {
    const root = path.join(folder, 'project')
    const { files, lines } = write(root, size)
    const { seconds, processorSeconds, megabytes } = await run(root)
    const each = (processorSeconds / lines) * 100_000
    console.log(
      `| ${lines.toLocaleString('en')} | ${files.toLocaleString('en')} | ${seconds.toFixed(1)} | ${processorSeconds.toFixed(1)} | ${each.toFixed(1)} | ${megabytes.toFixed(0)} MB |`,
    )
  } finally {
    fs.rmSync(folder, { recursive: true, force: true })
  }
}
