import { describe, expect, it } from 'vitest'
import { makeProjects } from './project.ts'

const project = makeProjects()

const main = `import { createHmac } from 'node:crypto'
import { key } from './keys.ts'
export const sign = (text: string) => createHmac('sha256', key).update(text).digest()
export const check = (text: string) => createHmac('sha256', key).update(text).digest()`

function foundIn(keys: string, file = 'src/main.ts'): readonly string[] {
  return project({ 'src/main.ts': main, 'src/keys.ts': keys })
    .facts(file)
    .emptyKeys.map(({ becomes, elsewhere, node }) =>
      elsewhere
        ? `${elsewhere.path}:${String(elsewhere.line)} ${becomes}`
        : `${String(node.loc.start.line)} ${becomes}`,
    )
}

describe('a key that another file reads', () => {
  it.each([
    ['with an empty default', "export const key = process.env.LINK_KEY ?? ''", ['src/keys.ts:1 empty']],
    ['into a text', 'export const key = `${process.env.LINK_KEY}`', ['src/keys.ts:1 undefined']],
    ['through `String`', '\nexport const key = String(process.env.LINK_KEY)', ['src/keys.ts:2 undefined']],
    ['as it is', 'export const key = process.env.LINK_KEY', []],
    ['and checks', "export const key = process.env.LINK_KEY ?? ''\nif (!key) throw new Error()", []],
    [
      'through a helper that throws',
      `const read = (name: string) => { const value = process.env[name]; if (!value) throw new Error(name); return value }
export const key = \`\${read('LINK_KEY')}\``,
      [],
    ],
    [
      'and checks with all others',
      `for (const name of ['LINK_KEY']) if (!process.env[name]) throw new Error(name)
export const key = process.env.LINK_KEY ?? ''`,
      [],
    ],
  ])('%s', (_name, keys, expected) => {
    expect(foundIn(keys)).toEqual(expected)
  })

  it('says nothing where it is read: no library is in sight', () => {
    expect(foundIn("export const key = process.env.LINK_KEY ?? ''", 'src/keys.ts')).toEqual([])
  })
})

it('a check in the file that uses it', () => {
  const checking = main.replace('export const sign', 'if (!key) throw new Error()\nexport const sign')
  const files = { 'src/main.ts': checking, 'src/keys.ts': "export const key = process.env.LINK_KEY ?? ''" }
  expect(project(files).facts('src/main.ts').emptyKeys).toEqual([])
})
