import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

interface Finished {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** Runs a command to its end; a failing one is a result, not an exception. */
export function run(command: string, args: readonly string[], cwd: string): Promise<Finished> {
  return new Promise((resolve) => {
    execFile(command, args, { cwd, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 1
      resolve({ code, stdout, stderr: stderr || (error?.message ?? '') })
    })
  })
}

async function succeed(command: string, args: readonly string[], cwd: string): Promise<string> {
  const { code, stdout, stderr } = await run(command, args, cwd)
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} exited with ${code}\n${stdout}\n${stderr}`)
  return stdout
}

/** A folder outside the repository, so that nothing resolves to what is installed here. */
export async function makeFolder(): Promise<{ path: string; remove: () => Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'secret-key-package-'))
  return { path, remove: () => rm(path, { recursive: true, force: true }) }
}

/** Packs the built package into `folder`, as npm would publish it. */
export async function pack(
  folder: string,
): Promise<{ tarball: string; files: readonly string[]; size: number; unpackedSize: number }> {
  const stdout = await succeed('npm', ['pack', '--json', '--pack-destination', folder], process.cwd())
  const [{ filename, files, ...sizes }] = JSON.parse(stdout) as [
    { filename: string; files: readonly { path: string }[]; size: number; unpackedSize: number },
  ]
  return { tarball: join(folder, filename), files: files.map((file) => file.path), ...sizes }
}

/** Makes a project that has the packages and nothing else. */
export async function makeProject(folder: string, packages: readonly string[]): Promise<void> {
  await write(folder, { 'package.json': '{ "name": "bare", "private": true }' })
  await succeed('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', ...packages], folder)
}

/** Writes files, given as their path in the folder and their text. */
export async function write(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    const file = join(folder, path)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, text)
  }
}

interface Linted extends Finished {
  /** `file: rule id`, one per message; a message without a rule (a parse error) gives its text instead. */
  readonly messages: readonly string[]
}

/** Lints files of the project with its own ESLint and one of its config files. */
export async function lint(folder: string, config: string, files: readonly string[]): Promise<Linted> {
  const finished = await run('node_modules/.bin/eslint', ['-c', config, '-f', 'json', ...files], folder)
  if (finished.code > 1) throw new Error(finished.stderr)
  const results = JSON.parse(finished.stdout) as {
    filePath: string
    messages: readonly { ruleId: string | null; message: string }[]
  }[]
  const messages = results.flatMap((result) =>
    result.messages.map(
      ({ ruleId, message }) => `${result.filePath.slice(folder.length + 1)}: ${ruleId ?? message}`,
    ),
  )
  return { ...finished, messages }
}
