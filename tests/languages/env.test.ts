import { Linter } from 'eslint'
import { describe, expect, it } from 'vitest'
import plugin from '../../src/index.ts'
import { parseEnvFile } from '../../src/languages/env-file.ts'

describe('a setting', () => {
  const rows: readonly (readonly [text: string, name: string, value: string | undefined])[] = [
    ['NAME=value', 'NAME', 'value'],
    ['  NAME = value  ', 'NAME', 'value'],
    ['export NAME=value', 'NAME', 'value'],
    ['NAME: value', 'NAME', 'value'],
    ['section.name-1=value', 'section.name-1', 'value'],
    ['NAME="a value"', 'NAME', 'a value'],
    ["NAME='a # value'", 'NAME', 'a # value'],
    ['NAME=`a "value"`', 'NAME', 'a "value"'],
    ['NAME="a \\"value\\""', 'NAME', 'a \\"value\\"'],
    ['NAME="one\ntwo"', 'NAME', 'one\ntwo'],
    ['NAME=value # comment', 'NAME', 'value'],
    ['NAME="value" # comment', 'NAME', 'value'],
    ['NAME=value\r', 'NAME', 'value'],
    ['NAME="value', 'NAME', '"value'],
    ['NAME=a=b==', 'NAME', 'a=b=='],
    ['NAME=', 'NAME', undefined],
    ['NAME=""', 'NAME', undefined],
    ['NAME= # comment', 'NAME', undefined],
  ]

  it.each(rows)('%j', (text, name, value) => {
    const { body } = parseEnvFile(text)
    expect(body.map((setting) => [setting.name, setting.value?.value])).toEqual([[name, value]])
  })

  it('is nothing else', () => {
    expect(parseEnvFile('# NAME=value\n\nNAME\n=value\nwords of prose\n').body).toEqual([])
  })

  it('has its place, and that of its value', () => {
    const text = '# made up\nONE=1\nexport TWO="two"\n'
    const [, two] = parseEnvFile(text).body
    expect(two && text.slice(...two.range)).toBe('TWO="two"')
    expect(two?.value && text.slice(...two.value.range)).toBe('"two"')
    expect(two?.value?.loc).toEqual({ start: { line: 3, column: 11 }, end: { line: 3, column: 16 } })
  })
})

describe('a comment', () => {
  it.each([
    ['# one\nA=1 # two\n  # three', [' one', ' two', ' three']],
    ['A="# no comment"', []],
    ['A="one\n# no comment\n"', []],
    ['A=one#two', []],
  ])('%j', (text, values) => {
    expect(parseEnvFile(text).comments.map(({ value }) => value)).toEqual(values)
  })
})

describe('ESLint in an environment file', () => {
  const probe = {
    create: (context: { report: (problem: object) => void }) => ({
      EnvSetting: (node: { name: string }) => {
        context.report({ node, message: node.name })
      },
      'EnvFile:exit': (node: object) => {
        context.report({ node, message: 'end' })
      },
    }),
  }

  function lint(text: string): readonly string[] {
    const config = {
      files: ['**/.env'],
      language: 'secret-key/env',
      plugins: { 'secret-key': plugin, probe: { rules: { settings: probe } } },
      linterOptions: { reportUnusedDisableDirectives: 'error' },
      rules: { 'probe/settings': 'error' },
    }
    const messages = new Linter().verify(text, [config as unknown as Linter.Config], { filename: '.env' })
    return messages.map(({ message, line, column }) => `${line}:${column} ${message}`)
  }

  it('visits every setting, and leaves the file', () => {
    expect(lint('A=1\n  B="2"\n')).toEqual(['1:1 A', '1:1 end', '2:3 B'])
  })

  it.each([
    [
      'for the next line',
      '# eslint-disable-next-line probe/settings -- made up\nA=1\nB=2\n',
      ['1:1 end', '3:1 B'],
    ],
    ['for the line', 'A=1 # eslint-disable-line probe/settings\nB=2\n', ['2:1 B']],
    [
      'for a part of the file',
      'A=1\n# eslint-disable\nB=2\n# eslint-enable\nC=3\n',
      ['1:1 A', '1:1 end', '5:1 C'],
    ],
    [
      'in vain',
      '# eslint-disable-next-line probe/settings\n\nA=1\n',
      [
        "1:1 Unused eslint-disable directive (no problems were reported from 'probe/settings').",
        '1:1 end',
        '3:1 A',
      ],
    ],
  ])('is silenced %s', (_name, text, messages) => {
    expect(lint(text).toSorted()).toEqual(messages.toSorted())
  })
})
