import { execFileSync } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'

interface Manifest {
  readonly files: readonly string[]
}

const needed = [
  'package.json',
  'tsconfig.json',
  'tsconfig.build.json',
  'src',
  'tools',
  'README.md',
  'LICENSE',
]

/**
 * Packs the package once for all tests, from a copy: the `dist` of the working tree may be older, and somebody may be
 * using it. `TARBALL` names a package that is packed already.
 */
export default async function provideTarball(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'secret-key-e2e-'))
  project.provide('folder', folder)
  project.provide('tarball', path.resolve(process.env.TARBALL ?? (await pack(folder))))
  return () => rm(folder, { recursive: true, force: true })
}

async function pack(folder: string): Promise<string> {
  const copy = path.join(folder, 'package')
  const { files } = JSON.parse(await readFile('package.json', 'utf8')) as Manifest
  await mkdir(copy)
  for (const name of new Set([...needed, ...files.filter((file) => file !== 'dist')])) {
    await cp(name, path.join(copy, name), { recursive: true })
  }
  await symlink(path.resolve('node_modules'), path.join(copy, 'node_modules'))
  execFileSync('npm', ['run', 'build'], { cwd: copy, stdio: ['ignore', 'inherit', 'inherit'] })
  const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder]
  const packed = execFileSync('npm', args, { cwd: copy, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  const [{ filename }] = JSON.parse(packed) as [{ filename: string }]
  return path.join(folder, filename)
}

declare module 'vitest' {
  interface ProvidedContext {
    /** Where everything of this run stands. */
    readonly folder: string
    /** The package as npm would publish it. */
    readonly tarball: string
  }
}
