import type { InvalidTestCase, TestCaseError, ValidTestCase } from '@typescript-eslint/rule-tester'
import {
  describeConsequence,
  describeLeak,
  describeLoss,
  describeRemedy,
  rotationOf,
} from '../../src/catalogue/describe.ts'
import { libraries } from '../../src/catalogue/detection.ts'
import type { DetectedLibrary, KeySink } from '../../src/catalogue/types.ts'
import { impactUrl } from '../../src/docs-urls.ts'

type Place = Required<Pick<TestCaseError<string>, 'line' | 'column' | 'endLine' | 'endColumn'>>

/** A program without the marks, and where the things between `«` and `»` stand in it. */
function unmark(marked: string): { readonly code: string; readonly places: readonly Place[] } {
  const places: Place[] = []
  const open: Place[] = []
  let code = ''
  let line = 1
  let column = 1
  for (const character of marked) {
    if (character === '«') {
      const place = { line, column, endLine: line, endColumn: column }
      open.push(place)
      places.push(place)
    } else if (character === '»') {
      Object.assign(open.pop() ?? {}, { endLine: line, endColumn: column })
    } else {
      code += character
      column += character.length
      if (character === '\n') {
        line += 1
        column = 1
      }
    }
  }
  return { code, places }
}

/** What a case has beside its name, its program and its errors. */
type More<Options extends readonly unknown[]> = Omit<ValidTestCase<Options>, 'name' | 'code'>

type Expected<MessageIds extends string> = Omit<TestCaseError<MessageIds>, keyof Place>

/** A program in which exactly the marked nodes are reported: each as said, or all of them alike. */
export function reportedIn<MessageIds extends string, Options extends readonly unknown[]>(
  name: string,
  marked: string,
  expected: Expected<MessageIds> | readonly Expected<MessageIds>[],
  more: More<Options> = {},
): InvalidTestCase<MessageIds, Options> & { readonly name: string } {
  const { code, places } = unmark(marked)
  const all = Array.isArray(expected)
    ? (expected as readonly Expected<MessageIds>[])
    : places.map(() => expected as Expected<MessageIds>)
  if (places.length === 0 || all.length !== places.length)
    throw new Error(`'${name}' needs a mark for each error`)
  return { name, code, ...more, errors: all.map((error, index) => ({ ...error, ...places[index] })) }
}

/** A program in which nothing is reported. */
export function silentIn<Options extends readonly unknown[]>(
  name: string,
  code: string,
  more: More<Options> = {},
): ValidTestCase<Options> & { readonly name: string } {
  if (/[«»]/.test(code)) throw new Error(`'${name}' is silent and has a mark`)
  return { name, code, ...more }
}

/**
 * What messages say of a library, as the catalogue has it; `member` picks the sink where there are several, by what is
 * called (`verify`) or by the option that holds the key (`secretOrKey`).
 */
export function wordsOf(
  packageName: string,
  member?: string,
): Record<'package' | 'leak' | 'loss' | 'consequence' | 'remedy' | 'url', string> {
  const library = libraries.find((candidate) => candidate.package === packageName)
  const sink = library?.sinks.find(
    (candidate) => member === undefined || membersOf(candidate).includes(member),
  )
  if (!library || !sink) throw new Error(`'${packageName}' has no sink '${member ?? ''}'`)
  return describe(library, sink)
}

function describe(library: DetectedLibrary, sink: KeySink) {
  const rotation = rotationOf(library, sink)
  return {
    package: library.package,
    leak: describeLeak(rotation),
    loss: describeLoss(rotation),
    consequence: describeConsequence(rotation),
    remedy: describeRemedy(sink),
    url: impactUrl(library.package),
  }
}

function membersOf(sink: KeySink): readonly string[] {
  return [...calledIn(sink), ...('key' in sink ? [sink.key.property ?? []].flat() : [])]
}

function calledIn(sink: KeySink): readonly string[] {
  if ('call' in sink) return [sink.call].flat()
  if ('new' in sink) return [sink.new].flat()
  if ('method' in sink) return [sink.method].flat()
  if ('host' in sink) return [sink.host].flat()
  if ('assign' in sink) return [sink.assign]
  return 'exported' in sink ? [sink.exported] : [sink.setting].flat()
}
