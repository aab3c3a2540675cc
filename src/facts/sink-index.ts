import type {
  AssignSink,
  CallSink,
  ConfigFileSink,
  DetectedLibrary,
  HostSink,
  KeySink,
  MethodSink,
  NewSink,
} from '../catalogue/types.ts'
import type { Exported, OriginOf } from './origin.ts'
import { ownPath, packageOf } from './specifiers.ts'

/** A sink and the library that it belongs to. */
export interface Known<Sink extends KeySink = KeySink> {
  readonly library: DetectedLibrary
  readonly sink: Sink
}

const asList = <Item>(value: Item | readonly Item[] | undefined): readonly Item[] =>
  value === undefined ? [] : Array.isArray(value) ? (value as readonly Item[]) : [value as Item]

/** `default` stands for the module itself, however it is imported; so does `fastifyCookie` of '@fastify/cookie'. */
function exportKey(module: string, path: readonly string[]): string {
  const bare = module.replace(/^node:/, '')
  const [first, ...rest] = path.filter((part) => part !== 'default')
  const names = first === undefined ? [] : first === itselfIn(bare) ? rest : [first, ...rest]
  return `${bare} ${names.join('.')}`
}

const itself = new Map<string, string>()

function itselfIn(module: string): string {
  let name = itself.get(module)
  if (name === undefined) {
    name = module.replace(/^@/, '').replace(/[-/.]+([a-z])/g, (_, letter: string) => letter.toUpperCase())
    // A one-word name may well be an export of its own: `hkdf` of 'hkdf'.
    if (name === module) name = ''
    itself.set(module, name)
  }
  return name
}

const escaped = (text: string): string => text.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&')

const scriptExtension = /\.[cm]?[jt]sx?$/

const nameIn = (path: string): string =>
  path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)

const dotted = (path: string): readonly string[] => path.split('.')

/** The sinks of a catalogue, by what a program shows of them. */
export class SinkIndex {
  readonly #calls = new Map<string, Known<CallSink>[]>()
  readonly #news = new Map<string, Known<NewSink>[]>()
  readonly #madeClasses = new Map<string, Known<NewSink>[]>()
  readonly #methods = new Map<string, Known<MethodSink>[]>()
  readonly #hosts = new Map<string, Known<HostSink>[]>()
  readonly #assigns = new Map<string, Known<AssignSink>[]>()
  readonly #options = new Map<string, Known<CallSink | NewSink>[]>()
  readonly #configFiles = new Map<string, Known<ConfigFileSink>[]>()
  /** Packages that the catalogue knows; never files of the project. */
  readonly packages: ReadonlySet<string>
  /** Modules whose import makes a file worth looking at. */
  readonly modules: ReadonlySet<string>
  /** The last names of everything that takes a key when it is called or constructed. */
  readonly lastNames: ReadonlySet<string>
  /** Texts that stand together for sinks nobody imports: a global, a name by which a host knows a library. */
  readonly #texts: readonly (readonly string[])[]
  /** The rarest of each: one look instead of one for each text. */
  readonly #anyText: RegExp
  /** What stands in quotes in a text that can matter: a module, the name by which a host knows a library, an own path. */
  readonly quoted: RegExp
  /** The names of globals that are sinks or hold them. */
  readonly globals: readonly string[]

  constructor(libraries: readonly DetectedLibrary[]) {
    const packages = new Set<string>()
    const modulesOfCode = new Set<string>()
    const texts: string[][] = []
    const globals = new Set<string>()
    const knownToHosts = new Set<string>()
    const add = <Sink extends KeySink>(map: Map<string, Known<Sink>[]>, key: string, known: Known<Sink>) => {
      const same = map.get(key)
      if (same) same.push(known)
      else map.set(key, [known])
    }
    for (const library of libraries) {
      packages.add(packageOf(library.package))
      for (const sink of library.sinks) {
        const modules = sink.from === undefined ? [library.package] : asList(sink.from)
        for (const module of modules) {
          packages.add(packageOf(module))
          if (!('setting' in sink) && !('exported' in sink)) modulesOfCode.add(module.replace(/^node:/, ''))
        }
        if ('call' in sink) {
          for (const call of asList(sink.call)) {
            if (sink.global) {
              add(this.#calls, exportKey('(global)', dotted(call)), { library, sink })
              const root = dotted(call).at(-2) ?? call
              globals.add(root)
              texts.push([`.${root}`], [` ${root} }`], [` ${root},`])
            } else
              for (const module of modules)
                add(this.#calls, exportKey(module, dotted(call)), { library, sink })
          }
        } else if ('new' in sink) {
          for (const name of asList(sink.new)) {
            const map = sink.madeByCall ? this.#madeClasses : this.#news
            for (const module of modules) add(map, exportKey(module, dotted(name)), { library, sink })
          }
        } else if ('method' in sink) {
          for (const module of sink.of.from === undefined ? modules : asList(sink.of.from)) {
            packages.add(packageOf(module))
            modulesOfCode.add(module)
            for (const method of asList(sink.method)) {
              const made: [string, string | readonly string[] | undefined][] = [
                ['call', sink.of.call],
                ['new', sink.of.new],
                ['type', sink.of.new],
                ['type', sink.of.type],
              ]
              for (const [how, names] of made) {
                for (const name of asList(names)) {
                  add(this.#methods, `${how} ${exportKey(module, dotted(name))}#${method}`, { library, sink })
                }
              }
            }
          }
        } else if ('host' in sink) {
          for (const host of asList(sink.host))
            add(this.#hosts, dotted(host).at(-1) ?? host, { library, sink })
          const { equals } = sink.given
          if (equals !== undefined) {
            knownToHosts.add(equals)
            for (const host of asList(sink.host)) {
              const call = `.${dotted(host).at(-1) ?? host}(`
              // The rarer text last: it is the one that every file is asked for.
              texts.push([call, `'${equals}'`], [call, `"${equals}"`])
            }
          }
        } else if ('assign' in sink) {
          for (const module of asList(sink.of.from)) {
            packages.add(packageOf(module))
            modulesOfCode.add(module)
          }
          add(this.#assigns, sink.assign, { library, sink })
        } else if ('exported' in sink) {
          for (const file of asList(sink.file)) add(this.#configFiles, nameIn(file), { library, sink })
        }
        if (('call' in sink || 'new' in sink) && sink.key.property !== undefined) {
          for (const module of modules) add(this.#options, packageOf(module), { library, sink })
        }
      }
    }
    this.packages = packages
    this.modules = modulesOfCode
    const seen = new Set<string>()
    this.#texts = texts.filter((signs) => !seen.has(signs.join()) && seen.add(signs.join()))
    this.#anyText = new RegExp(this.#texts.map((signs) => escaped(signs.at(-1) ?? '')).join('|'))
    this.globals = [...globals]
    const inQuotes = [...modulesOfCode, ...knownToHosts].map(escaped).join('|')
    this.quoted = new RegExp(`["'\`](?:(?:node:)?(?:${inQuotes})["'\`]|${ownPath})`, 'g')
    this.lastNames = new Set(
      [
        'default',
        ...this.#calls.keys(),
        ...this.#news.keys(),
        ...this.#madeClasses.keys(),
        ...this.#methods.keys(),
      ].map((key) => key.split(/[ .#]/).at(-1) ?? key),
    )
  }

  calls(exported: Exported): readonly Known<CallSink>[] {
    return this.#calls.get(exportKey(exported.module, exported.path)) ?? []
  }

  news(exported: Exported): readonly Known<NewSink>[] {
    return this.#news.get(exportKey(exported.module, exported.path)) ?? []
  }

  /** Sinks of the class that a call gave. */
  madeClasses({ of, made, path }: OriginOf<'instance'>): readonly Known<NewSink>[] {
    if (made !== 'call' || path.length > 0) return []
    return this.#madeClasses.get(exportKey(of.module, of.path)) ?? []
  }

  methods(instance: OriginOf<'instance'>): readonly Known<MethodSink>[] {
    const key = `${instance.made} ${exportKey(instance.of.module, instance.of.path)}#${instance.path.join('.')}`
    return this.#methods.get(key) ?? []
  }

  hosts(method: string): readonly Known<HostSink>[] {
    return this.#hosts.get(method) ?? []
  }

  assigns(property: string): readonly Known<AssignSink>[] {
    return this.#assigns.get(property) ?? []
  }

  /** Whether a text shows a sink that nobody imports. */
  isNamedIn(text: string): boolean {
    return this.#anyText.test(text) && this.#texts.some((signs) => signs.every((sign) => text.includes(sign)))
  }

  /** The sinks that a file is by its path: `config/server` of Strapi. Most files are told by their names alone. */
  configFiles(path: string): readonly Known<ConfigFileSink>[] {
    const name = nameIn(path)
    const known = this.#configFiles.get(name.slice(0, name.lastIndexOf('.')))
    if (!known) return []
    const bare = `/${path.replaceAll('\\', '/').replace(scriptExtension, '')}`
    return known.filter(({ sink }) => asList(sink.file).some((ending) => bare.endsWith(`/${ending}`)))
  }

  /** Sinks whose options object may carry a type of this module: `const options: SessionOptions = { password }`. */
  options(module: string): readonly Known<CallSink | NewSink>[] {
    return this.#options.get(packageOf(module)) ?? []
  }
}

/** Whether an export is what a sink names (`given.is`, `of`), in one of its modules. */
export function isExport(
  exported: Exported,
  names: string | readonly string[] | undefined,
  modules: string | readonly string[],
): boolean {
  const asked = exportKey(exported.module, exported.path)
  return asList(modules).some((module) =>
    asList(names).some((name) => exportKey(module, dotted(name)) === asked),
  )
}
