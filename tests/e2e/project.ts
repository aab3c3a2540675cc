import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readFile, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { inject } from 'vitest'
import './packed.ts'

export interface Finished {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** A folder of somebody who uses the package. */
export interface Project {
  readonly folder: string
  path(file: string): string
  write(files: Readonly<Record<string, string>>): Promise<void>
  read(file: string): Promise<string>
  /** Runs a command to its end; a failing one is a result, not an exception. A name alone is that of an installed bin. */
  run(command: string, args?: readonly string[], more?: Readonly<Record<string, string>>): Promise<Finished>
}

/** The package under test, for a list of packages to install. */
export const ours = inject('tarball')

const manifest = JSON.stringify({ name: 'app', private: true, type: 'module' })

/**
 * A project with these files and packages, in a folder of its own outside the repository. Projects with the same packages
 * share one installation.
 */
export async function project(
  packages: readonly string[],
  files: Readonly<Record<string, string>> = {},
): Promise<Project> {
  const made = await emptyProject({ 'package.json': manifest, ...files })
  await symlink(path.join(await install(packages), 'node_modules'), made.path('node_modules'))
  return made
}

/** A project with the packages in a folder of its own, for what depends on the layout or changes what is installed. */
export async function projectWithOwnPackages(
  packages: readonly string[],
  files: Readonly<Record<string, string>> = {},
): Promise<Project> {
  const made = await emptyProject({ 'package.json': manifest, ...files })
  const installed = path.join(await install(packages), 'node_modules')
  await cp(installed, made.path('node_modules'), { recursive: true, verbatimSymlinks: true })
  return made
}

/** A project without anything installed. */
export async function emptyProject(files: Readonly<Record<string, string>>): Promise<Project> {
  const projects = path.join(inject('folder'), 'projects')
  await mkdir(projects, { recursive: true })
  const folder = await mkdtemp(path.join(projects, 'p-'))
  const at = (file: string) => path.join(folder, file)
  const made: Project = {
    folder,
    path: at,
    async write(changed) {
      for (const [file, text] of Object.entries(changed)) {
        await mkdir(path.dirname(at(file)), { recursive: true })
        await writeFile(at(file), text)
      }
    },
    read: (file) => readFile(at(file), 'utf8'),
    run(command, args = [], more = {}) {
      const bin = at(`node_modules/.bin/${command}`)
      return run(existsSync(bin) ? bin : command, args, folder, more)
    },
  }
  await made.write(files)
  return made
}

async function install(packages: readonly string[]): Promise<string> {
  const hash = createHash('sha256').update(packages.toSorted().join('\n')).digest('hex').slice(0, 12)
  const folder = path.join(inject('folder'), 'installed', hash)
  if (existsSync(path.join(folder, 'node_modules'))) return folder
  await mkdir(folder, { recursive: true })
  await writeFile(path.join(folder, 'package.json'), manifest)
  await succeed('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', ...packages], folder)
  return folder
}

export function run(
  command: string,
  args: readonly string[],
  cwd: string,
  more: Readonly<Record<string, string>> = {},
): Promise<Finished> {
  return new Promise((resolve) => {
    const options = { cwd, maxBuffer: 64 * 1024 * 1024, env: { ...environment(), ...more } }
    execFile(command, args, options, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 1
      resolve({ code, stdout, stderr: stderr || (error?.message ?? '') })
    })
  })
}

const ofRunners = /^(?:npm_(?!config_)|vitest|NODE_(?:ENV|OPTIONS|PATH|V8_COVERAGE)$|FORCE_COLOR$|CI$|GIT_)/i

/** The environment of somebody's shell: without what npm and vitest set for their own children, and without colours. */
function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !ofRunners.test(name))
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  const PATH = folders.filter((folder) => !folder.endsWith('.bin')).join(path.delimiter)
  return { ...Object.fromEntries(kept), PATH, NO_COLOR: '1' }
}

async function succeed(
  command: string,
  args: readonly string[],
  cwd: string,
  more: Readonly<Record<string, string>> = {},
): Promise<string> {
  const { code, stdout, stderr } = await run(command, args, cwd, more)
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} exited with ${code}\n${stdout}\n${stderr}`)
  return stdout
}

/** `file:line:column rule`, one for each message of ESLint's JSON report; a parse error gives its text instead. */
export function places(json: string, folder: string): readonly string[] {
  const results = JSON.parse(json) as {
    filePath: string
    messages: readonly { ruleId: string | null; message: string; line: number; column: number }[]
  }[]
  return results.flatMap(({ filePath, messages }) =>
    messages.map(({ ruleId, message, line, column }) => {
      const file = path.relative(folder, filePath).replaceAll(path.sep, '/')
      return `${file}:${line}:${column} ${ruleId ?? message}`
    }),
  )
}
