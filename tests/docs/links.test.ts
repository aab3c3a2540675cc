import { existsSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { anchorsIn, linksIn, pagesIn, read, root } from './markdown.ts'

const pages = [...pagesIn('docs'), 'README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md']

/** Relative links that lead nowhere: to no file, or to no heading of it. */
function deadLinks(page: string): readonly string[] {
  return linksIn(read(page)).filter((target) => {
    if (/^[a-z]+:/.test(target)) return false
    const [file = '', anchor] = target.split('#')
    const linked = file === '' ? page : path.posix.join(path.posix.dirname(page), file)
    if (!existsSync(path.join(root, linked))) return true
    return anchor !== undefined && linked.endsWith('.md') && !anchorsIn(read(linked)).has(anchor)
  })
}

describe('every relative link and anchor resolves', () => {
  it.each(pages)('%s', (page) => {
    expect(deadLinks(page)).toEqual([])
  })
})

describe('the overview', () => {
  const others = pages.filter((page) => /^docs\/(?:rules\/)?(?!README)[^/]+$/.test(page))

  it.each(others)('leads to %s', (page) => {
    expect(linksIn(read('docs/README.md'))).toContain(page.replace(/^docs\//, ''))
  })
})

describe('the check itself', () => {
  it('finds links', () => {
    expect(linksIn('[a](b.md#c) and `[no](link)`\n\n```md\n[no](link)\n```\n')).toEqual(['b.md#c'])
  })

  it('names anchors as GitHub does', () => {
    const text = '# `a.b`: One, two\n\n## Twice\n\n## Twice\n\n```sh\n# no heading\n```\n'
    expect([...anchorsIn(text)]).toEqual(['ab-one-two', 'twice', 'twice-1'])
  })
})
