import type {
  CallSink,
  HostSink,
  Instance,
  KeyPosition,
  KeySink,
  Library,
  MethodSink,
  NewSink,
} from '../../src/catalogue/types.ts'

/** A place that takes the key, as a reader recognises it. */
export interface SinkCode {
  /** `KEY` stands for the key: `verify(…, KEY)`, `app.keys = KEY`. */
  readonly code: string
  /** The call without its arguments: `verify`. */
  readonly name: string
  /** The path of the option that holds the key: `cookies.keys`. */
  readonly option?: string
}

/** One for each export, method or property that a sink of the library names, as its examples write it. */
export function placesOf(library: Library, sink: KeySink): readonly SinkCode[] {
  return codesOf(library.package, sink, namesIn(library))
}

/** What the code of an entry calls the default exports that it imports, by their module. */
function namesIn({ migration = '', examples }: Library): ReadonlyMap<string, string> {
  const programs = [...examples.correct, ...examples.incorrect].map((example) =>
    typeof example === 'string' ? example : example.code,
  )
  const imports = [migration, ...programs].flatMap((program) => [
    ...program.matchAll(/^import (\w+)(?:, \{[^}]*\})? from '([^']+)'/gm),
  ])
  // The first name counts.
  return new Map(imports.toReversed().map(([, name = '', module = '']) => [module, name]))
}

type Names = ReadonlyMap<string, string>

/** The same where the examples are not known. */
export function codesOf(packageName: string, sink: KeySink, names: Names = new Map()): readonly SinkCode[] {
  if ('setting' in sink) return all(sink.setting).map((name) => ({ code: name, name, option: name }))
  if ('exported' in sink)
    return [{ code: nest(sink.exported, 'KEY'), name: sink.exported, option: sink.exported }]
  if ('assign' in sink) {
    const name = `${lowerFirst(instanceName(packageName, sink.of, names))}.${sink.assign}`
    return [{ code: `${name} = KEY`, name }]
  }
  const places = keyPlaces(sink.key)
  if ('host' in sink) {
    return all(sink.host).flatMap((host) =>
      places.map(({ key, option }) => {
        const text = hostCall(packageName, sink, host, key, names)
        return { code: text, name: text, ...(option === undefined ? {} : { option }) }
      }),
    )
  }
  return callees(packageName, sink, names).flatMap(({ callee, name }) =>
    places.map(({ key, option }) => ({
      code: `${callee}(${argumentsWith(sink.key, key)})`,
      name,
      ...(option === undefined ? {} : { option }),
    })),
  )
}

function callees(
  packageName: string,
  sink: CallSink | MethodSink | NewSink,
  names: Names,
): readonly { callee: string; name: string }[] {
  if ('method' in sink) {
    const instance = instanceCode(packageName, sink.of, names)
    return all(sink.method).map((name) => ({ callee: `${instance}.${name}`, name }))
  }
  const exported =
    'new' in sink
      ? all(sink.new).map((name) => constructed(exportName(packageName, sink.from, name, names), sink))
      : all(sink.call).map((name) => exportName(packageName, sink.from, name, names))
  return [...new Set(exported)].map((name) => ({ callee: name, name }))
}

function constructed(name: string, { madeByCall }: NewSink): string {
  return madeByCall ? `new (${name}(…))` : `new ${upperFirst(name)}`
}

/** Words around the code: the module, the file or the version. */
export function whereabouts(packageName: string, sink: KeySink): string {
  return [moduleOf(packageName, sink), versionsOf(sink)].filter((words) => words !== undefined).join(', ')
}

function keyPlaces(position: KeyPosition): readonly { key: string; option: string | undefined }[] {
  const properties = position.property === undefined ? [undefined] : all(position.property)
  const returned =
    position.returned === undefined
      ? [{ key: 'KEY', path: undefined }]
      : position.returned === true
        ? [{ key: '() => KEY', path: undefined }]
        : all(position.returned).map((path) => ({ key: `() => (${nest(path, 'KEY')})`, path }))
  return properties.flatMap((property) =>
    returned.map(({ key, path }) => ({
      key: property === undefined ? key : nest(property, key),
      option: path ?? property,
    })),
  )
}

function argumentsWith(position: KeyPosition, key: string): string {
  return position.argument === 'last' ? `…, ${key}` : [...skipped(position.argument), key].join(', ')
}

function hostCall(packageName: string, sink: HostSink, host: string, key: string, names: Names): string {
  const { given, key: position, then } = sink
  const receiver = host.includes('.') ? 'server' : 'app'
  const plugin =
    given.equals === undefined
      ? exportName(packageName, sink.from, firstOf(given.is), names)
      : `'${given.equals}'`
  const givenCode = given.property === undefined ? plugin : nest(given.property, plugin)
  if (then !== undefined) {
    const args = [...skipped(given.argument), givenCode].join(', ')
    return `${receiver}.${host}(${args}).${then}(${argumentsWith(position, key)})`
  }
  const keyArgument = position.argument === 'last' ? given.argument + 1 : position.argument
  const args = skipped(Math.max(given.argument, keyArgument) + 1)
  args[given.argument] = givenCode
  args[keyArgument] = keyArgument === given.argument ? merge(givenCode, key) : key
  return `${receiver}.${host}(${args.join(', ')})`
}

/** `{ plugin: jwt }` and `{ options: KEY }` in one object. */
function merge(one: string, other: string): string {
  return one.endsWith(' }') && other.startsWith('{ ') ? `${one.slice(0, -2)}, ${other.slice(2)}` : other
}

function instanceCode(packageName: string, instance: Instance, names: Names): string {
  const name = instanceName(packageName, instance, names)
  if (instance.new !== undefined) return `new ${name}(…)`
  if (instance.call !== undefined) return `${name}(…)`
  return lowerFirst(name)
}

function instanceName(packageName: string, instance: Instance, names: Names): string {
  const exported = firstOf(instance.new ?? instance.call ?? instance.type)
  const name = exportName(packageName, instance.from, exported, names)
  return instance.new === undefined ? name : upperFirst(name)
}

/** What people call the export: the default one is named after its module. */
function exportName(
  packageName: string,
  from: string | readonly string[] | undefined,
  name: string,
  names: Names,
): string {
  const [first, ...rest] = name.split('.')
  if (first !== 'default') return name
  const [module = packageName] = from === undefined ? [] : all(from)
  const own = names.get(module)
  if (own !== undefined) return [own, ...rest].join('.')
  // The end of `next-auth/providers/email`; of `@hapi/iron` both parts, because `iron` alone is too little.
  const parts = module.split('/')
  const named = parts.length > (module.startsWith('@') ? 2 : 1) ? (parts.at(-1) ?? module) : module
  return [camelCase(named), ...rest].join('.')
}

function camelCase(module: string): string {
  const words = module.split(/[^A-Za-z0-9]+/).filter((word) => word !== '')
  return words.map((word, index) => (index === 0 ? word : upperFirst(word))).join('')
}

function moduleOf(packageName: string, sink: KeySink): string | undefined {
  if ('setting' in sink) return 'a setting that the library reads by itself'
  if ('exported' in sink) {
    return `in ${all(sink.file)
      .map((file) => `\`${file}\``)
      .join(' or ')}`
  }
  const modules = sink.from === undefined ? [] : all(sink.from).filter((module) => module !== packageName)
  if (modules.length === 0 || modules.length < all(sink.from ?? []).length) return undefined
  return `from ${modules.map((module) => `\`${module}\``).join(' or ')}`
}

/** `>=5.0.0-0` -> "version 5 and newer". */
function versionsOf(sink: KeySink): string | undefined {
  if (sink.versions === undefined) return undefined
  const plain = (version: string) => version.replace(/-0$/, '').replace(/(\.0)+$/, '')
  const [, from] = />=\s*([\w.-]+)/.exec(sink.versions) ?? []
  const [, before] = /<\s*([\d][\w.-]*)/.exec(sink.versions) ?? []
  if (from !== undefined && before !== undefined)
    return `version ${plain(from)} and newer, before ${plain(before)}`
  if (from !== undefined) return `version ${plain(from)} and newer`
  if (before !== undefined) return `before version ${plain(before)}`
  return `versions ${sink.versions}`
}

/** `cookie.keys`, `KEY` -> `{ cookie: { keys: KEY } }`. */
function nest(path: string, value: string): string {
  const quoted = (name: string) => (/^\w+$/.test(name) ? name : `'${name}'`)
  return path.split('.').reduceRight((inner, name) => `{ ${quoted(name)}: ${inner} }`, value)
}

function skipped(count: number): string[] {
  return Array.from({ length: count }, () => '…')
}

function all(value: string | readonly string[]): readonly string[] {
  return typeof value === 'string' ? [value] : value
}

function upperFirst(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1)
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1)
}

function firstOf(names: string | readonly string[] = 'default'): string {
  return all(names)[0] ?? 'default'
}
