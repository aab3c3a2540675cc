import { execFile, spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

// What the facts are read from: code, and what says how modules and versions are found.
const wanted =
  /\.(?:[cm]?[jt]sx?|vue|svelte|astro|json)$|(?:^|\/)(?:pnpm-lock\.yaml|yarn\.lock|\.gitignore|\.env(?:\.[^/]*)?)$/
const skipped = /(?:^|\/)node_modules\//

/** The commit that a ref names; throws a sentence where there is no git or no such ref. */
export async function commitOf(ref: string, cwd: string): Promise<string> {
  try {
    await run('git', ['rev-parse', '--is-inside-work-tree'], { cwd })
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    throw new Error(
      missing
        ? 'git is not installed, so there is nothing to compare with: give a JSON file.'
        : 'This folder is in no git repository, so there is nothing to compare with: give a JSON file.',
      { cause: error },
    )
  }
  try {
    const { stdout } = await run(
      'git',
      ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`],
      { cwd },
    )
    return stdout.trim()
  } catch {
    throw new Error(`'${ref}' is neither a file nor a git ref here: fetch it first, or give a JSON report.`)
  }
}

/** Writes the files of a commit, as far as they matter, below a folder. Takes them from git without touching the work tree. */
export async function writeTree(commit: string, cwd: string, folder: string): Promise<void> {
  const { stdout } = await run('git', ['ls-tree', '-r', '-z', commit], { cwd, maxBuffer: 1 << 30 })
  const blobs = stdout.split('\0').flatMap((line) => {
    // A name may have tabs of its own.
    const tab = line.indexOf('\t')
    const file = line.slice(tab + 1)
    const [mode, type, id = ''] = line.slice(0, tab).split(' ')
    // Symbolic links and submodules have no text of their own.
    if (type !== 'blob' || mode === '120000' || !wanted.test(file) || skipped.test(file)) return []
    return [{ id, file }]
  })
  const contents = await readBlobs(
    blobs.map(({ id }) => id),
    cwd,
  )
  blobs.forEach(({ file }, index) => {
    const target = path.join(folder, file)
    // A name in a repository is somebody else's: it must not lead out of the folder.
    if (!target.startsWith(folder + path.sep)) return
    fs.mkdirSync(path.dirname(target), { recursive: true })
    fs.writeFileSync(target, contents[index] ?? '')
  })
}

async function readBlobs(ids: readonly string[], cwd: string): Promise<readonly Buffer[]> {
  if (ids.length === 0) return []
  const git = spawn('git', ['cat-file', '--batch'], { cwd, stdio: ['pipe', 'pipe', 'ignore'] })
  const chunks: Buffer[] = []
  git.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
  const ended = new Promise<void>((resolve, reject) => {
    git.on('error', reject)
    git.on('close', (code) => {
      if (code === 0) resolve()
      else reject(new Error('git could not give the files of that commit.'))
    })
  })
  git.stdin.end(`${ids.join('\n')}\n`)
  await ended
  const all = Buffer.concat(chunks)
  const contents: Buffer[] = []
  for (let at = 0; at < all.length;) {
    const end = all.indexOf('\n', at)
    const size = Number(all.toString('latin1', at, end).split(' ')[2])
    contents.push(all.subarray(end + 1, end + 1 + size))
    at = end + 1 + size + 1
  }
  return contents
}
