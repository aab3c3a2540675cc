/** Real packages, each in a folder of its own, which is kept between runs. */
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { pageOf } from '../../src/catalogue/describe.ts'
import type { Contract } from './contract.ts'

const cache = path.join(tmpdir(), 'eslint-plugin-secret-key-contracts')
// Resolves from where it stands, as the packages' users do.
const loader = 'export const load = (specifier) => import(specifier)\n'

/** The folder in which the package of a contract is installed, at the version that its entry was verified with. */
export async function installed({ entry, packages, scripts, lean }: Contract): Promise<string> {
  const dependencies = { ...ownPackage(entry), ...packages }
  const manifest = JSON.stringify({ private: true, type: 'module', dependencies }, null, 2)
  const options = `${scripts ? ' with scripts' : ''}${lean ? ' lean' : ''}`
  const hash = createHash('sha256')
    .update(manifest + options)
    .digest('hex')
    .slice(0, 12)
  const folder = path.join(cache, `${pageOf(entry.package).replace(/\.md$/, '')}-${hash}`)
  if (existsSync(folder)) return folder

  const unfinished = `${folder}.${process.pid}`
  await mkdir(unfinished, { recursive: true })
  try {
    await writeFile(path.join(unfinished, 'package.json'), manifest)
    await writeFile(path.join(unfinished, 'load.mjs'), loader)
    if (Object.keys(dependencies).length > 0) {
      await npmInstall(unfinished, [
        ...(scripts ? [] : ['--ignore-scripts']),
        ...(lean ? ['--omit=optional'] : []),
      ])
    }
    await rename(unfinished, folder)
  } finally {
    await rm(unfinished, { recursive: true, force: true })
  }
  return folder
}

/** What Node.js brings along is not installed. */
function ownPackage({ package: name, verified }: Contract['entry']): Readonly<Record<string, string>> {
  if (name === 'node:crypto' || name === 'webcrypto') return {}
  const [version = ''] = verified.split(' and ')
  return { [name]: version }
}

async function npmInstall(folder: string, options: readonly string[]): Promise<void> {
  const quiet = ['--no-audit', '--no-fund', '--no-package-lock', '--loglevel=error']
  // Peers are named by the contract where it needs them: frameworks would be installed whole otherwise.
  const always = ['--legacy-peer-deps', '--prefer-offline']
  await promisify(execFile)('npm', ['install', ...quiet, ...always, ...options], {
    cwd: folder,
    shell: process.platform === 'win32',
  })
}
