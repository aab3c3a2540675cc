import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'

interface Lock {
  readonly packages: Readonly<Record<string, unknown>>
}

// Rules, parser and rule tester have to agree on one AST; a caret can fetch a second copy of what rule-tester pins.
it('has one copy of each package of typescript-eslint', async () => {
  const { packages } = JSON.parse(await readFile('package-lock.json', 'utf8')) as Lock
  const nested = Object.keys(packages).filter((path) => /.+\/node_modules\/@typescript-eslint\//u.test(path))
  expect(nested).toEqual([])
})
