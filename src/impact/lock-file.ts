import fs from 'node:fs'
import path from 'node:path'

/** Finds the version of a library in a lock file. */
type Lookup = (library: string, folder: string, asked: string | undefined) => string | undefined

/** The lock file of a project, of npm, pnpm or Yarn: the versions that a deployment gets, whatever is installed here. */
export class LockFile {
  readonly #lookup: Lookup

  private constructor(lookup: Lookup) {
    this.#lookup = lookup
  }

  /** The lock file in a folder; undefined where there is none, or none that can be read. */
  static of(root: string): LockFile | undefined {
    for (const [name, read] of Object.entries(formats)) {
      let text: string
      try {
        text = fs.readFileSync(path.join(root, name), 'utf8')
      } catch {
        continue
      }
      const lookup = read(text)
      if (lookup) return new LockFile(lookup)
    }
    return undefined
  }

  /** The version of a library for a package in a folder of the project. */
  versionOf(library: string, folder: string, asked: string | undefined): string | undefined {
    return this.#lookup(library, folder, asked)
  }
}

const formats: Readonly<Record<string, (text: string) => Lookup | undefined>> = {
  'package-lock.json': fromNpm,
  'npm-shrinkwrap.json': fromNpm,
  'pnpm-lock.yaml': fromPnpm,
  'yarn.lock': fromYarn,
}

function fromNpm(text: string): Lookup | undefined {
  let lock: unknown
  try {
    lock = JSON.parse(text)
  } catch {
    return undefined
  }
  const { packages } = lock as { packages?: Record<string, { version?: string } | undefined> }
  if (typeof packages !== 'object') return undefined
  return (library, folder) => {
    for (let at = folder; ; at = path.posix.dirname(at)) {
      const version = packages[`${at === '.' ? '' : `${at}/`}node_modules/${library}`]?.version
      if (version !== undefined || at === '.') return version
    }
  }
}

/**
 * The importers of pnpm's lock file: each with its dependencies and what they resolve to. Read line by line, since the
 * indentation of this file is fixed and a YAML parser would be there for it alone.
 */
function fromPnpm(text: string): Lookup | undefined {
  const versions = new Map<string, string>()
  let inImporters = false
  let importer = '.'
  let dependency = ''
  for (const line of text.split('\n')) {
    const [, indent = '', rawKey = '', value = ''] =
      /^( *)([^\s:][^:]*|'[^']*'|"[^"]*"):(?: (.*))?$/.exec(line) ?? []
    if (rawKey === '') continue
    const key = rawKey.replace(/^['"]|['"]$/g, '')
    if (indent.length === 0) inImporters = key === 'importers' || key === 'dependencies'
    else if (!inImporters) continue
    else if (indent.length === 2) importer = key
    else if (indent.length === 6) dependency = key
    else if (indent.length === 8 && key === 'version') {
      versions.set(`${importer}\0${dependency}`, value.replace(/^['"]|['"]$|\(.*$/g, ''))
    }
  }
  return (library, folder) => versions.get(`${folder}\0${library}`) ?? versions.get(`.\0${library}`)
}

/** Both forms of Yarn's lock file have a line with the ranges and below it one with the version. */
function fromYarn(text: string): Lookup | undefined {
  const versions = new Map<string, string>()
  let heads: readonly string[] = []
  for (const line of text.split('\n')) {
    if (/^\S.*:$/.test(line)) {
      heads = line
        .slice(0, -1)
        .split(/,\s*/)
        .map((head) => head.replace(/^"|"$/g, '').replace('@npm:', '@'))
    }
    const [, version] = /^ {2}version:? "?([^"\s]+)"?$/.exec(line) ?? []
    if (version !== undefined) for (const head of heads) versions.set(head, version)
  }
  return (library, _folder, asked) =>
    asked === undefined ? undefined : versions.get(`${library}@${asked.replace(/^npm:/, '')}`)
}
