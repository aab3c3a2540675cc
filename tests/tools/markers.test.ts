import { describe, expect, it } from 'vitest'
import { between } from '../../tools/generate/markers.ts'

const page = `# Page

<!-- begin auto-generated table -->
old
<!-- end auto-generated table -->

prose
`

describe('between', () => {
  it('replaces what stands between the markers, and nothing else', () => {
    expect(between(page, 'page.md', 'table', 'new')).toBe(`# Page

<!-- begin auto-generated table -->

<!-- prettier-ignore-start -->

new

<!-- prettier-ignore-end -->

<!-- end auto-generated table -->

prose
`)
  })

  it.each([
    ['both markers', 'prose'],
    ['the end', '<!-- begin auto-generated table -->'],
    ['the begin', '<!-- end auto-generated table -->'],
    ['their order', '<!-- end auto-generated table --><!-- begin auto-generated table -->'],
    ['the name', page.replaceAll('table', 'list')],
  ])('fails when %s is missing', (_what, text) => {
    expect(() => between(text, 'page.md', 'table', 'new')).toThrow(
      /^page\.md has no place for the table: put/,
    )
  })
})
