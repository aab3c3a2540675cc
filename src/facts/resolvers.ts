import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

/** Finds the file that a specifier leads to; throws where it leads nowhere. */
export interface Resolver {
  resolveSync(context: object, folder: string, request: string): string | false
}

const require = createRequire(import.meta.url)
const extensions = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.json']
/** Milliseconds after which a missing file is looked for again. */
export const forgetAfter = 4_000

/** Resolvers by the tsconfig.json that applies. They outlive a file: a process lints many. */
const resolvers = new Map<string, Resolver>()

/** The resolver under a tsconfig.json: without it, or with its own paths only, when it cannot be read as a whole. */
export function resolverFor(config: string | undefined): Resolver {
  const known = resolvers.get(config ?? '')
  if (known) return known
  const resolver = config === undefined ? makeResolver({}) : resolverUnder(config)
  resolvers.set(config ?? '', resolver)
  return resolver
}

function resolverUnder(config: string): Resolver {
  const resolver = makeResolver({ tsconfig: config, alias: referencedPathsOf(config) })
  try {
    // Nothing is found any more, not even the file itself, when it or what it extends cannot be read.
    resolver.resolveSync({}, path.dirname(config), `./${path.basename(config)}`)
    return resolver
  } catch {
    return makeResolver(ownPathsOf(config))
  }
}

// Loaded when the first import is followed: most runs never need it.
function makeResolver(more: object): Resolver {
  const { CachedInputFileSystem, ResolverFactory } =
    require('enhanced-resolve') as typeof import('enhanced-resolve')
  return ResolverFactory.createResolver({
    fileSystem: new CachedInputFileSystem(fs, forgetAfter),
    useSyncFileSystemCalls: true,
    extensions,
    extensionAlias: {
      '.js': ['.ts', '.tsx', '.js', '.jsx'],
      '.jsx': ['.tsx', '.jsx'],
      '.mjs': ['.mts', '.mjs'],
      '.cjs': ['.cts', '.cjs'],
    },
    conditionNames: ['source', 'development', 'node', 'import', 'require', 'default'],
    ...more,
  })
}

interface Config {
  readonly compilerOptions?: { readonly baseUrl?: unknown; readonly paths?: unknown }
  readonly references?: unknown
  readonly extends?: unknown
}

/** `paths` and `baseUrl` of the file itself: what it extends is not there. */
function ownPathsOf(config: string): object {
  const { baseUrl } = readConfig(config).compilerOptions ?? {}
  return {
    alias: [...aliasesOf(config), ...referencedPathsOf(config)],
    ...(typeof baseUrl === 'string'
      ? { modules: [path.resolve(path.dirname(config), baseUrl), 'node_modules'] }
      : {}),
  }
}

/** The paths of `tsconfig.app.json`, where `tsconfig.json` only refers to it. */
const referencedPathsOf = (config: string): readonly object[] => referencedBy(config).flatMap(aliasesOf)

function referencedBy(config: string): readonly string[] {
  const { references } = readConfig(config)
  if (!Array.isArray(references)) return []
  return references.flatMap((reference: unknown) => {
    const to =
      typeof reference === 'object' && reference !== null && 'path' in reference ? reference.path : ''
    const target = typeof to === 'string' ? path.resolve(path.dirname(config), to) : ''
    // A project in another folder has its own files.
    return target.endsWith('.json') && path.dirname(target) === path.dirname(config) ? [target] : []
  })
}

function aliasesOf(config: string): readonly object[] {
  const { baseUrl, paths } = readConfig(config).compilerOptions ?? {}
  const base = path.resolve(path.dirname(config), typeof baseUrl === 'string' ? baseUrl : '.')
  const entries = typeof paths === 'object' && paths !== null ? Object.entries(paths) : []
  return entries.flatMap(([name, targets]: [string, unknown]) => {
    const written = Array.isArray(targets) ? targets.filter((target) => typeof target === 'string') : []
    return written.length > 0 ? [{ name, alias: written.map((target) => path.resolve(base, target)) }] : []
  })
}

// A configuration that extends one that extends one.
const deepestConfig = 4

/** Whether a specifier is a name of the project's own, by `paths` of a tsconfig.json, of what it extends and refers to. */
export function aliasTest(config: string): (specifier: string) => boolean {
  const names = [config, ...referencedBy(config)].flatMap((one) => namesUnder(one, deepestConfig))
  return (specifier) =>
    names.some((name) =>
      name.endsWith('*') ? name.length > 1 && specifier.startsWith(name.slice(0, -1)) : specifier === name,
    )
}

function namesUnder(config: string, further: number): readonly string[] {
  const { compilerOptions, extends: bases } = readConfig(config)
  const { paths } = compilerOptions ?? {}
  const own = typeof paths === 'object' && paths !== null ? Object.keys(paths) : []
  const files = [bases].flat().filter((base) => typeof base === 'string' && base.startsWith('.'))
  const inherited = files.flatMap((base) => {
    const file = path.resolve(path.dirname(config), String(base))
    return further > 0 ? namesUnder(file.endsWith('.json') ? file : `${file}.json`, further - 1) : []
  })
  return [...own, ...inherited]
}

function readConfig(config: string): Config {
  try {
    // Comments and commas at the end, as TypeScript allows them; strings stay as they are.
    const text = fs
      .readFileSync(config, 'utf8')
      .replace(/("(?:[^"\\]|\\.)*")|\/\/[^\n]*|\/\*[^]*?\*\//g, '$1')
      .replace(/("(?:[^"\\]|\\.)*")|,(?=\s*[}\]])/g, '$1')
    return JSON.parse(text) as Config
  } catch {
    return {}
  }
}
