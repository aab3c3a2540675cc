import { describe, expect, it } from 'vitest'
import { rotationOf } from '../../src/catalogue/describe.ts'
import { libraries } from '../../src/catalogue/libraries/index.ts'
import { impactPage } from '../../tools/generate/impact-page.ts'

/** Lines that somebody would stumble over: something was empty where the sentence was put together. */
function oddLines(text: string): readonly string[] {
  const prose = text.replace(/^```[\s\S]*?^```$/gm, '').replace(/`[^`\n]*`|"[^"\n]*"/g, '`…`')
  const odd =
    /\[object|\bNaN\b|(?<!\w)\(\)|\S {2,}\S|[.:] ?\.(?:\s|$)| [,.;:](?:\s|$)|,,|\*\*\*\*|\| +\|(?! ---)/
  return prose.split('\n').filter((line) => odd.test(line))
}

const plain = (text: string) => text.replaceAll('\\', '')

describe.each(libraries.map((library) => [library.package, library] as const))(
  'the page of %s',
  (name, library) => {
    const page = impactPage(library, libraries)
    const rotations =
      library.sinks.length === 0 ? [library.rotation] : library.sinks.map((sink) => rotationOf(library, sink))

    it('answers within the first lines', () => {
      const firstLines = page.split('\n').slice(0, 9).join('\n')
      expect(firstLines).toMatch(
        /\*\*(Rotating th(is|at) key|A new key|It depends on the key|There is nothing to rotate|`[\w@/-]+` takes no secret key)/,
      )
    })

    it('says what is invalidated, how it shows, and what is not affected', () => {
      for (const { invalidates, unaffected } of rotations) {
        for (const words of [
          ...invalidates.map(({ shows }) => shows),
          ...unaffected.map((text) => text.slice(1)),
        ]) {
          expect(plain(page)).toContain(plain(words))
        }
      }
    })

    it('reads well', () => {
      expect(oddLines(page)).toEqual([])
    })
  },
)
