import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

const require = createRequire(import.meta.url)

/** Whether git ignores a file: a key in it stays on this machine. Without git nothing is ignored. */
export function isIgnoredByGit(file: string, root: string): boolean {
  const top = topOf(file, root)
  if (top === undefined) return false
  const folders: string[] = []
  for (let at = path.dirname(file); ; at = path.dirname(at)) {
    folders.unshift(at)
    if (at === top || at === path.dirname(at)) break
  }
  return folders.some((folder) => ignores(folder, file))
}

function topOf(file: string, root: string): string | undefined {
  for (let at = path.dirname(file); ; at = path.dirname(at)) {
    if (fs.existsSync(path.join(at, '.git'))) return at
    if (at === path.dirname(at)) return fs.existsSync(path.join(root, '.git')) ? root : undefined
  }
}

function ignores(folder: string, file: string): boolean {
  let text: string
  try {
    text = fs.readFileSync(path.join(folder, '.gitignore'), 'utf8')
  } catch {
    return false
  }
  const { default: ignore } = require('ignore') as {
    default: () => { add(text: string): { ignores(path: string): boolean } }
  }
  return ignore().add(text).ignores(path.relative(folder, file).replaceAll('\\', '/'))
}
