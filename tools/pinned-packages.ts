import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

export interface PinnedPackage {
  readonly name: string
  readonly version: string
  /** npm's own checksum of the tarball. */
  readonly integrity: string
}

/** The packages that a list pins. */
export const pinnedIn = (list: string) => JSON.parse(readFileSync(list, 'utf8')) as PinnedPackage[]

const cache = path.join(tmpdir(), 'eslint-plugin-secret-key-wild')

/** The folder of the unpacked tarball; nothing of it is installed or run. */
export function unpacked({ name, version, integrity }: PinnedPackage): string {
  const place = path.join(cache, `${name.replace('/', '+')}@${version}`)
  const contents = path.join(place, 'package')
  if (existsSync(contents)) return contents
  const unfinished = `${place}.${process.pid}`
  mkdirSync(unfinished, { recursive: true })
  try {
    const options = ['--json', '--ignore-scripts', '--pack-destination', unfinished]
    const answer = execFileSync('npm', ['pack', `${name}@${version}`, ...options], {
      encoding: 'utf8',
      // The answer lists every file.
      maxBuffer: 100_000_000,
      shell: process.platform === 'win32',
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const [packed] = JSON.parse(answer) as { filename: string; integrity: string }[]
    if (packed?.integrity !== integrity) {
      throw new Error(`${name}@${version} is ${packed?.integrity ?? 'nothing'}, not ${integrity}`)
    }
    const [tarball = ''] = readdirSync(unfinished).filter((file) => file.endsWith('.tgz'))
    execFileSync('tar', ['-xzf', tarball], { cwd: unfinished })
    // Most tarballs hold a folder `package`, but any name is allowed.
    const [top = ''] = readdirSync(unfinished).filter((file) => file !== tarball)
    mkdirSync(place, { recursive: true })
    renameSync(path.join(unfinished, top), contents)
  } finally {
    rmSync(unfinished, { recursive: true, force: true })
  }
  return contents
}

const code = /\.[cm]?[jt]sx?$/
const declarations = /\.d\.[cm]?ts$/

export function codeFilesIn(directory: string): string[] {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(directory, entry.name)
    if (entry.isDirectory()) return codeFilesIn(file)
    return entry.isFile() && code.test(entry.name) && !declarations.test(entry.name) ? [file] : []
  })
}
