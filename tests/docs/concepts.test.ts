import { describe, expect, it } from 'vitest'
import plugin from '../../src/index.ts'
import { lint } from './lint.ts'
import { read } from './markdown.ts'

const imports = `import session from 'express-session'
import jwt from 'jsonwebtoken'
import { olderKeys, sessionKey, sessionKeys } from './keys.js'
`

const times: Readonly<Record<string, number>> = { '': 0, reports: 1, 'reports twice': 2 }

const [head = [], ...rows] =
  read('docs/concepts.md')
    .split('<!-- which rule speaks -->')[1]
    ?.trim()
    .split('\n\n')[0]
    ?.split('\n')
    .filter((line) => !line.includes('---'))
    .map((line) =>
      line
        .split(/(?<!\\)\|/)
        .slice(1, -1)
        .map((cell) => cell.trim().replaceAll('\\|', '|')),
    ) ?? []

describe('the table of which rule speaks', () => {
  const [, ...ruleNames] = head

  it('has a column for each rule about code', () => {
    const ofCode = Object.keys(plugin.configs.all.rules ?? {}).map((name) => name.replace('secret-key/', ''))
    expect(ruleNames.toSorted()).toEqual(ofCode.toSorted())
  })

  it.each(rows.map(([code = '', ...said]) => ({ code: code.slice(1, -1), said })))(
    '$code',
    ({ code, said }) => {
      const rules = Object.fromEntries(ruleNames.map((name) => [`secret-key/${name}`, 'error' as const]))
      const messages = lint(imports + code, { rules })
      const counted = ruleNames.map(
        (name) => messages.filter(({ ruleId }) => ruleId === `secret-key/${name}`).length,
      )
      expect(counted).toEqual(said.map((words) => times[words]))
    },
  )
})
