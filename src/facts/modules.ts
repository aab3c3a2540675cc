import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

import type { TSESLint, TSESTree } from '@typescript-eslint/utils'

import { isFunction, walk } from './ast.ts'
import { FileGlances, largestFile, statOf } from './file-glances.ts'
import { aliasTest, forgetAfter, resolverFor } from './resolvers.ts'
import type { SinkIndex } from './sink-index.ts'
import { SourceFile } from './source-file.ts'
import { isOwnSpecifier, packageOf } from './specifiers.ts'
import { workspacePackages, workspaceRoot } from './workspaces.ts'

type VisitorKeys = Readonly<Record<string, readonly string[] | undefined>>

interface ParseResult {
  readonly ast: TSESTree.Program
  readonly scopeManager?: TSESLint.Scope.ScopeManager | null
  readonly visitorKeys?: VisitorKeys
}

/** The parser of the linted file, as ESLint hands it to rules. */
export interface Parser {
  readonly parseForESLint?: (text: string, options: object) => ParseResult
  readonly parse?: (text: string, options: object) => TSESTree.Program
}

interface Loaded {
  readonly mtimeMs: number
  readonly size: number
  readonly file: SourceFile | undefined
  /** The files that its origins were read from: stale when one of them is. */
  readonly uses: Set<string>
}

// A wrapper of a wrapper of a wrapper is as far as a reviewer goes.
const deepestWrapper = 2

const mostFiles = 1_000

const require = createRequire(import.meta.url)

const modulesBy = new WeakMap<object, Map<string, Modules>>()

interface Parts {
  /** The working directory. */
  readonly root: string
  readonly sinks: SinkIndex
  readonly parser: Parser | undefined
  readonly parserOptions: object
  readonly visitorKeys: VisitorKeys
}

/** The modules as the next linted file sees them: whatever was read before is looked at again. */
export function modulesFor(parts: Parts): Modules {
  // Another parser or another catalogue gives other origins.
  const owner = parts.parser ?? parts.sinks
  let byRoot = modulesBy.get(owner)
  if (!byRoot) modulesBy.set(owner, (byRoot = new Map<string, Modules>()))
  let modules = byRoot.get(parts.root)
  if (modules?.sinks !== parts.sinks) byRoot.set(parts.root, (modules = new Modules(parts)))
  modules.lookAgain()
  return modules
}

/**
 * The other files of the project, read when an origin leads into them. Never outside the workspace that the root is part
 * of, never a package that was installed.
 */
export class Modules {
  readonly root: string
  /** The root, or that of the workspace around it: `eslint` may run in one package, as turbo and nx start it. */
  readonly #boundary: string
  readonly sinks: SinkIndex
  readonly #parser: Parser | undefined
  readonly #parserOptions: object
  readonly #visitorKeys: VisitorKeys
  readonly #loaded = new Map<string, Loaded>()
  readonly #fresh = new Map<string, boolean>()
  readonly #glances: FileGlances
  readonly #found = new Map<string, string>()
  readonly #missed = new Map<string, number>()
  readonly #configs = new Map<string, string | undefined>()
  readonly #aliases = new Map<string, (specifier: string) => boolean>()
  #workspace: ReadonlyMap<string, string> | undefined

  constructor(parts: Parts) {
    this.root = realPath(parts.root) ?? parts.root
    this.#boundary = workspaceRoot(this.root) ?? this.root
    this.sinks = parts.sinks
    this.#glances = new FileGlances(parts.sinks)
    this.#parser = parts.parser
    this.#parserOptions = parts.parserOptions
    this.#visitorKeys = parts.visitorKeys
  }

  lookAgain(): void {
    this.#fresh.clear()
    this.#glances.lookAgain()
  }

  /** The file of the project that a specifier leads to; undefined for packages and built-in modules. */
  resolve(specifier: string, from: string): string | undefined {
    if (!this.#mayBeOwn(specifier)) return undefined
    const folder = path.dirname(from)
    // The same file from every folder: a relative path is one place, any other name depends on the tsconfig.json.
    const key = specifier.startsWith('.')
      ? path.resolve(folder, specifier)
      : `${this.#configOf(folder) ?? ''}\0${specifier}`
    const known = this.#found.get(key)
    if (known !== undefined) return known
    // What was not there a moment ago is not looked for again, while an editor soon sees a new file.
    if (Date.now() - (this.#missed.get(key) ?? 0) < forgetAfter) return undefined
    const found = this.#find(specifier, folder)
    if (found === undefined) this.#missed.set(key, Date.now())
    else this.#found.set(key, found)
    return found
  }

  #configOf(folder: string): string | undefined {
    if (this.#configs.has(folder)) return this.#configs.get(folder)
    const config =
      nearest('tsconfig.json', folder, this.#boundary) ?? nearest('jsconfig.json', folder, this.#boundary)
    this.#configs.set(folder, config)
    return config
  }

  /** Whether a specifier is a package that has nothing to do with keys, as far as its name shows. */
  isForeign(specifier: string, from: string): boolean {
    return (
      !this.sinks.modules.has(specifier.replace(/^node:/, '')) &&
      !builtin.has(specifier.replace(/^node:/, '')) &&
      !this.#isOfWorkspace(specifier) &&
      !this.#isAlias(specifier, from)
    )
  }

  #isAlias(specifier: string, from: string): boolean {
    const config = this.#configOf(path.dirname(from))
    if (config === undefined) return false
    const known = this.#aliases.get(config)
    const test = known ?? aliasTest(config)
    if (!known) this.#aliases.set(config, test)
    return test(specifier)
  }

  #isOfWorkspace(specifier: string): boolean {
    this.#workspace ??= workspacePackages(this.#boundary)
    return this.#workspace.has(packageOf(specifier))
  }

  #mayBeOwn(specifier: string): boolean {
    if (isOwnSpecifier(specifier)) return true
    if (/^(?:node|bun|deno|npm|jsr|https?|data|virtual|astro|cloudflare):/.test(specifier)) return false
    return !this.sinks.packages.has(specifier) && !builtin.has(specifier)
  }

  #find(specifier: string, folder: string): string | undefined {
    try {
      const found = resolverFor(this.#configOf(folder)).resolveSync({}, folder, specifier)
      return this.#insideRoot(found)
    } catch {
      // A specifier that leads nowhere: the origin stays unknown, unless it is another package of the workspace.
      return this.#findInWorkspace(specifier) ?? this.#findFromPackage(specifier, folder)
    }
  }

  /** A package of the same workspace that is not linked into `node_modules`, or not built. */
  #findInWorkspace(specifier: string): string | undefined {
    if (specifier.startsWith('.')) return undefined
    this.#workspace ??= workspacePackages(this.#boundary)
    const name = packageOf(specifier)
    const folder = this.#workspace.get(name)
    if (folder === undefined) return undefined
    const inside = specifier.slice(name.length + 1)
    const candidates = [specifier, `./${inside}`, `./src/${inside || 'index'}`, `./${inside || 'index'}`]
    for (const candidate of candidates) {
      try {
        const found = this.#insideRoot(resolverFor(undefined).resolveSync({}, folder, candidate))
        if (found !== undefined) return found
      } catch {
        // The next place.
      }
    }
    return undefined
  }

  /** `require('config.json')` of a program that is started with the package's folder in its module path. */
  #findFromPackage(specifier: string, folder: string): string | undefined {
    if (specifier.startsWith('.') || !/\.json$|\//.test(specifier)) return undefined
    const manifest = nearest('package.json', folder, this.#boundary)
    if (manifest === undefined) return undefined
    try {
      return this.#insideRoot(
        resolverFor(undefined).resolveSync({}, path.dirname(manifest), `./${specifier}`),
      )
    } catch {
      return undefined
    }
  }

  #insideRoot(found: string | false): string | undefined {
    const real = found === false ? undefined : realPath(found.replace(/[?#].*$/, ''))
    return real !== undefined && this.#isInside(real) ? real : undefined
  }

  #isInside(file: string): boolean {
    const relative = path.relative(this.#boundary, file)
    return (
      relative !== '' &&
      !relative.startsWith('..') &&
      !path.isAbsolute(relative) &&
      !/(?:^|[\\/])node_modules[\\/]/.test(relative)
    )
  }

  /** Whether a file may pass a key on to a library: by itself, or by what its own imports say that they do. */
  mayLeadToSink(file: string, further = deepestWrapper): boolean {
    const { leads, passesTo } = this.#glances.at(file)
    if (leads || further === 0) return leads
    return passesTo.some((specifier) => {
      const target = this.resolve(specifier, file)
      return target !== undefined && this.mayLeadToSink(target, further - 1)
    })
  }

  /** Whether a file knows the environment. */
  readsSettings(file: string): boolean {
    return this.#glances.at(file).readsSettings
  }

  /** A file of the project, parsed; undefined when it cannot be read or does not parse. */
  load(file: string, from: SourceFile): SourceFile | undefined {
    this.#loaded.get(from.path)?.uses.add(file)
    const before = this.#loaded.get(file)
    if (before && this.#isFresh(file)) return before.file
    // Origins of other files may lead into the one that changed, so nothing that was read stays.
    if (before || this.#loaded.size >= mostFiles) this.#loaded.clear()
    const loaded = this.#read(file)
    this.#loaded.set(file, loaded)
    this.#fresh.set(file, true)
    return loaded.file
  }

  /** Whether a file and all that it uses are as they were read; looked up once for each linted file. */
  #isFresh(file: string): boolean {
    const known = this.#fresh.get(file)
    if (known !== undefined) return known
    this.#fresh.set(file, true)
    const loaded = this.#loaded.get(file)
    const stat = statOf(file)
    const same = loaded !== undefined && stat?.mtimeMs === loaded.mtimeMs && stat.size === loaded.size
    const fresh = same && [...loaded.uses].every((used) => this.#isFresh(used))
    this.#fresh.set(file, fresh)
    return fresh
  }

  #read(file: string): Loaded {
    const stat = statOf(file)
    const nothing = {
      mtimeMs: stat?.mtimeMs ?? 0,
      size: stat?.size ?? 0,
      file: undefined,
      uses: new Set<string>(),
    }
    if (!stat || stat.size > largestFile) return nothing
    try {
      const text = fs.readFileSync(file, 'utf8')
      return { ...nothing, file: this.#parse(file, text) }
    } catch {
      return nothing
    }
  }

  #parse(file: string, written: string): SourceFile | undefined {
    // A JSON file exports one value; the parenthesis keeps lines and columns (but the first line's) as they are.
    const text = file.endsWith('.json') ? `export default (${written}\n)` : written
    const options = {
      ...this.#parserOptions,
      project: undefined,
      projectService: undefined,
      programs: undefined,
      filePath: file.endsWith('.json') ? `${file}.js` : file,
      range: true,
      loc: true,
      comment: false,
      tokens: false,
      ecmaVersion: 'latest',
      sourceType: 'module',
      ecmaFeatures: { jsx: !/\.[cm]?ts$/.test(file), globalReturn: true },
    }
    const result =
      this.#parseWith(text, options) ?? this.#parseWith(text, { ...options, sourceType: 'script' })
    if (!result) return undefined
    const visitorKeys = result.visitorKeys ?? this.#visitorKeys
    const scopes = result.scopeManager ?? analyze(result.ast, visitorKeys)
    return new SourceFile({
      path: file,
      text,
      program: result.ast,
      scopes,
      visitorKeys,
      modules: this,
      linkParents: true,
    })
  }

  #parseWith(text: string, options: object): ParseResult | undefined {
    try {
      if (this.#parser?.parseForESLint) return this.#parser.parseForESLint(text, options)
      const ast = this.#parser?.parse?.(text, options)
      return ast && { ast }
    } catch {
      return undefined
    }
  }
}

const builtin = new Set(
  'assert buffer child_process cluster crypto dgram dns events fs http http2 https module net os path process querystring readline stream string_decoder timers tls tty url util v8 vm worker_threads zlib'.split(
    ' ',
  ),
)

function analyze(program: TSESTree.Program, visitorKeys: VisitorKeys): TSESLint.Scope.ScopeManager {
  complete(program, visitorKeys)
  const scopeManager =
    require('@typescript-eslint/scope-manager') as typeof import('@typescript-eslint/scope-manager')
  return scopeManager.analyze(program, { sourceType: 'module' })
}

function nearest(name: string, folder: string, root: string): string | undefined {
  for (let at = folder; ; at = path.dirname(at)) {
    const candidate = path.join(at, name)
    if (fs.existsSync(candidate)) return candidate
    if (at === root || at === path.dirname(at)) return undefined
  }
}

function realPath(file: string): string | undefined {
  try {
    return fs.realpathSync(file)
  } catch {
    return undefined
  }
}

/** ESLint's own parser leaves out what only TypeScript has, and the analysis of scopes goes through it. */
function complete(program: TSESTree.Program, visitorKeys: VisitorKeys): void {
  for (const statement of program.body) {
    walk(statement, visitorKeys, (node) => {
      if (isFunction(node)) for (const parameter of node.params) addLists(parameter, 'decorators')
      if (node.type !== 'ClassDeclaration' && node.type !== 'ClassExpression') return
      addLists(node, 'decorators', 'implements')
      for (const member of node.body.body) addLists(member, 'decorators')
    })
  }
}

function addLists(node: TSESTree.Node, ...names: readonly string[]): void {
  for (const name of names) if (!(name in node)) Object.assign(node, { [name]: [] })
}
