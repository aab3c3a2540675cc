import { lastName } from './ast.ts'
import type { Call } from './sink-call.ts'
import type { SourceFile } from './source-file.ts'

/** The calls of a file that are alike but for one argument, by its text. */
type AlikeCalls = ReadonlyMap<string, readonly Call[]>

const alikeIn = new WeakMap<SourceFile, Map<string, ReadonlyMap<string, AlikeCalls>>>()

/** The calls of a file that differ from this one in the argument at `index` alone, by what is written. */
export function callsWithAnother(call: Call, index: number, file: SourceFile): readonly Call[] {
  if (index < 0) return []
  const alike = callsLike(call, index, file).get(textWithout(call, index, file))
  if (!alike || alike.size < 2) return []
  const own = textOfArgument(call, index, file)
  return [...alike].flatMap(([other, calls]) => (other === own ? [] : calls))
}

/** All calls by the same last name, by everything that is written in them but the argument at `index`. */
function callsLike(call: Call, index: number, file: SourceFile): ReadonlyMap<string, AlikeCalls> {
  const name = lastName(call.callee) ?? ''
  const known = alikeIn.get(file) ?? new Map<string, ReadonlyMap<string, AlikeCalls>>()
  alikeIn.set(file, known)
  const before = known.get(`${index} ${name}`)
  if (before) return before
  const found = new Map<string, Map<string, Call[]>>()
  for (const other of file.nodes.calls) {
    if (other.arguments.length <= index || (lastName(other.callee) ?? '') !== name) continue
    const rest = textWithout(other, index, file)
    const argument = textOfArgument(other, index, file)
    const alike = found.get(rest) ?? new Map<string, Call[]>()
    found.set(rest, alike)
    const same = alike.get(argument)
    if (same) same.push(other)
    else alike.set(argument, [other])
  }
  known.set(`${index} ${name}`, found)
  return found
}

function textWithout(call: Call, index: number, { text }: SourceFile): string {
  const rest = call.arguments.filter((_, at) => at !== index)
  return [call.callee, ...rest].map(({ range }) => text.slice(...range)).join('\0')
}

function textOfArgument(call: Call, index: number, { text }: SourceFile): string {
  const argument = call.arguments[index]
  return argument ? text.slice(...argument.range) : ''
}
