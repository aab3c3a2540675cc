import { execFileSync } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'

/**
 * Packs the package once for all tests, from a copy: the `dist` of the working tree may be older, and somebody may be
 * using it. `TARBALL` names a package that is packed already.
 */
export default async function provideTarball(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'secret-key-e2e-'))
  const remove = () => rm(folder, { recursive: true, force: true })
  project.provide('folder', folder)
  try {
    project.provide('tarball', path.resolve(process.env.TARBALL ?? (await pack(folder))))
  } catch (error) {
    await remove()
    throw error
  }
  return remove
}

const notPacked = /^(?:benchmarks|examples|tests)\//

async function pack(folder: string): Promise<string> {
  const copy = path.join(folder, 'package')
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'])
  const files = listed
    .toString()
    .split('\0')
    .filter((file) => file !== '' && !notPacked.test(file))
  await mkdir(copy)
  for (const file of files) await cp(file, path.join(copy, file))
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
