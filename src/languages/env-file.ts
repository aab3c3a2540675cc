/** A position in a file, as ESLint counts: lines from 1, columns from 0. */
interface Position {
  readonly line: number
  readonly column: number
}

/** What every node of an environment file has. */
interface EnvNode {
  readonly range: readonly [number, number]
  readonly loc: { readonly start: Position; readonly end: Position }
}

/** The value of a setting, without its quotes. */
export interface EnvValue extends EnvNode {
  readonly type: 'EnvValue'
  readonly value: string
}

/** `NAME=value`. */
export interface EnvSetting extends EnvNode {
  readonly type: 'EnvSetting'
  readonly name: string
  /** Absent where it is empty. */
  readonly value: EnvValue | undefined
}

/** `# text`, on a line of its own or behind a value. */
export interface EnvComment extends EnvNode {
  readonly type: 'EnvComment'
  /** Without the sign. */
  readonly value: string
}

/** An environment file. */
export interface EnvFile extends EnvNode {
  readonly type: 'EnvFile'
  readonly body: readonly EnvSetting[]
  readonly comments: readonly EnvComment[]
}

// As dotenv reads it: `export` may stand before the name, values in quotes may go over several lines.
const setting =
  /^(?<before>[^\S\n]*(?:export[^\S\n]+)?)(?<name>[\w.-]+)(?<sign>[^\S\n]*=[^\S\n]*|:[^\S\n]+)(?<value>'(?:\\'|[^'])*'|"(?:\\"|[^"])*"|`(?:\\`|[^`])*`|[^#\n]*)/gm
const comment = /(?:^|[^\S\n])(?<text>#.*)$/gm

/** Reads an environment file; what is no setting is skipped, as dotenv does. */
export function parseEnvFile(text: string): EnvFile {
  const at = placesIn(text)
  const body = [...text.matchAll(setting)].map((match): EnvSetting => {
    const { before = '', name = '', sign = '', value = '' } = match.groups ?? {}
    const start = match.index + before.length
    const valueStart = start + name.length + sign.length
    const written = value.trimEnd()
    const text = unquote(written)
    const end = valueStart + written.length
    return {
      type: 'EnvSetting',
      name,
      value: text === '' ? undefined : { type: 'EnvValue', value: text, ...at(valueStart, end) },
      ...at(start, end),
    }
  })
  const comments = [...text.matchAll(comment)].flatMap((match): readonly EnvComment[] => {
    const written = (match.groups?.text ?? '').trimEnd()
    const start = match.index + match[0].indexOf('#')
    const isInValue = body.some(({ range, value }) => value && range[0] < start && start < range[1])
    return isInValue
      ? []
      : [{ type: 'EnvComment', value: written.slice(1), ...at(start, start + written.length) }]
  })
  return { type: 'EnvFile', body, comments, ...at(0, text.length) }
}

function unquote(written: string): string {
  const [quote = ''] = written
  return /['"`]/.test(quote) && written.length > 1 && written.endsWith(quote) ? written.slice(1, -1) : written
}

function placesIn(text: string): (start: number, end: number) => EnvNode {
  const lineStarts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)]
  const positionOf = (offset: number): Position => {
    const line = lineStarts.findLastIndex((start) => start <= offset)
    return { line: line + 1, column: offset - (lineStarts[line] ?? 0) }
  }
  return (start, end) => ({ range: [start, end], loc: { start: positionOf(start), end: positionOf(end) } })
}
