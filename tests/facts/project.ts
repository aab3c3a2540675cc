import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll } from 'vitest'
import type { FileFacts } from '../../src/facts/index.ts'
import { factsIn } from './facts-in.ts'
import type { Where } from './facts-in.ts'

const parent = realpathSync(mkdtempSync(path.join(tmpdir(), 'secret-key-')))
let count = 0

/** Makes projects in a folder that goes when the tests of the file have run. */
export function makeProjects(): (files: Readonly<Record<string, string>>) => Project {
  const folder = path.join(parent, String(count++))
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true })
  })
  return (files) => new Project(path.join(folder, String(count++)), files)
}

/** A folder of source files, linted by their paths in it. */
export class Project {
  readonly root: string

  constructor(root: string, files: Readonly<Record<string, string>>) {
    this.root = root
    mkdirSync(root, { recursive: true })
    for (const [file, text] of Object.entries(files)) this.write(file, text)
  }

  /** Writes a file as an editor does: what was written before is older. */
  write(file: string, text: string): void {
    const target = path.join(this.root, file)
    mkdirSync(path.dirname(target), { recursive: true })
    const before = statSync(target, { throwIfNoEntry: false })
    writeFileSync(target, text)
    // Faster than the clock of the file system.
    if (before) utimesSync(target, before.atime, new Date(before.mtimeMs + 2000))
  }

  link(file: string, to: string): void {
    const target = path.join(this.root, file)
    mkdirSync(path.dirname(target), { recursive: true })
    symlinkSync(path.join(this.root, to), target)
  }

  remove(file: string): void {
    rmSync(path.join(this.root, file))
  }

  facts(file: string, where: Omit<Where, 'filename'> = {}): FileFacts {
    const filename = path.join(this.root, file)
    return factsIn(readFileSync(filename, 'utf8'), { cwd: this.root, ...where, filename })
  }

  /** Where the hard-coded keys of a file stand: `src/keys.ts:1`, or the line alone in the file itself. */
  keys(file: string, cwd?: string): readonly string[] {
    return this.facts(file, cwd === undefined ? {} : { cwd }).hardcodedKeys.map(({ elsewhere, node }) =>
      elsewhere ? `${elsewhere.path}:${String(elsewhere.line)}` : String(node.loc.start.line),
    )
  }

  /** The lines of the keys without fallback keys. */
  singles(file: string): readonly number[] {
    return this.facts(file)
      .singleKeys.filter(({ unknown }) => !unknown)
      .map(({ key }) => key.loc.start.line)
  }
}
