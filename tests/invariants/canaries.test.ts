import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseForESLint, type ParserOptions } from '@typescript-eslint/parser'
import { Linter } from 'eslint'
import { describe, expect, it } from 'vitest'
import plugin from '../../src/index.ts'
import { commitIn } from '../git.ts'
import { writeProject } from '../impact/project.ts'
import { cli, configurationWith, eslintBin } from './built.ts'
import { lint, parses, patience } from './held.ts'

const canary = (index: number) => `made-up-canary-${String(index).padStart(3, '0')}-Zx9`

/** A place for a key in each form that rules report; `KEY` is the canary. */
const forms = [
  "import session from 'express-session'\nsession({ secret: KEY })",
  "import session from 'express-session'\nsession({ secret: [KEY, KEY] })",
  "import session from 'express-session'\nconst key = KEY\nsession({ secret: process.env.SESSION_SECRET || key })",
  "import jwt from 'jsonwebtoken'\njwt.sign({}, KEY)\njwt.verify(token, KEY)",
  "import jwt from 'jsonwebtoken'\njwt.verify(token, `${KEY}${id}`)",
  "import jwt from 'jsonwebtoken'\njwt.sign({}, process.env.JWT_SECRET ?? KEY)",
  "import jwt from 'jsonwebtoken'\nconst keys = { KEY: KEY }\njwt.verify(token, keys[KEY])",
  "import { createHmac } from 'node:crypto'\ncreateHmac('sha256', Buffer.from(KEY, 'hex')).update(text)",
  "import { createCipheriv } from 'node:crypto'\ncreateCipheriv('aes-256-gcm', KEY + KEY, iv)",
  "import { jwtVerify } from 'jose'\nawait jwtVerify(token, new TextEncoder().encode(KEY))",
  "import Koa from 'koa'\nconst app = new Koa()\napp.keys = [KEY]\napp.keys = KEY.split(',')",
  "import Iron from '@hapi/iron'\nawait Iron.unseal(sealed, { 1: KEY, 2: process.env.OLD_SECRET }, Iron.defaults)",
  "import { z } from 'zod'\nexport const schema = z.object({ JWT_SECRET: z.string().default(KEY) })",
  "import { betterAuth } from 'better-auth'\nbetterAuth({ secret: KEY })\nconsole.log(KEY)",
  "import cookieSession from 'cookie-session'\nthrow new Error(cookieSession({ keys: [KEY, KEY] }))",
]

function programWith(index: number): string {
  const key = canary(index)
  const code = forms[index % forms.length]?.replaceAll('KEY: KEY', `'${key}': '${key}'`) ?? ''
  return code.replaceAll(/\bKEY\b/g, `'${key}'`)
}

describe('300 keys', () => {
  it('none of which is in a message or a suggestion', { timeout: patience }, () => {
    let reports = 0
    const shown: string[] = []
    for (let index = 0; index < 300; index += 1) {
      const key = canary(index)
      const messages = lint({ code: programWith(index) })
      expect(parses(messages)).toBe(true)
      reports += messages.length
      for (const { message, suggestions = [] } of messages) {
        const texts = [message, ...suggestions.flatMap(({ desc, fix }) => [desc, fix.text])]
        if (texts.some((text) => text.includes(key) || text.includes('canary'))) shown.push(texts.join('\n'))
      }
    }
    expect(shown).toEqual([])
    expect(reports).toBeGreaterThan(300)
  })
})

const canariesIn = (text: string) => [...text.matchAll(/made-up-canary.*/g)].map(([line]) => line)

describe('300 keys in a project', () => {
  const indices = Array.from({ length: 300 }, (_, index) => index)
  const project = writeProject({
    ...Object.fromEntries(indices.map((index) => [`src/file-${index}.ts`, `${programWith(index)}\n`])),
    // Keys that other files import, and that a setting stands beside.
    'src/keys.ts': `export const key = '${canary(0)}'\nexport const older = process.env.OLD_KEY ?? '${canary(1)}'\n`,
    'src/uses.ts':
      "import session from 'express-session'\nimport { key, older } from './keys'\nsession({ secret: [key, older] })\n",
    'src/broken.ts': `import session from 'express-session'\nsession({ secret: '${canary(2)}' '${canary(3)}'\n`,
    '.env': `SESSION_SECRET=${canary(4)}\nJWT_SECRET="${canary(5)}"\n`,
    'package.json': JSON.stringify({ name: 'app', type: 'module', description: canary(6) }),
    'eslint.config.mjs': configurationWith(
      'plugin.configs.env',
      "{ settings: { 'secret-key': { keyModules: ['src/keys.ts'] } } }",
    ),
  })

  function run(program: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
      cwd: project,
      encoding: 'utf8',
      env: { PATH: process.env.PATH, ...env },
      maxBuffer: 1 << 28,
    })
    return { code: status, stdout, stderr }
  }
  const eslint = (...args: readonly string[]) => run(eslintBin, [...args, 'src', '.env'])
  const impact = (...args: readonly string[]) => run(cli, ['impact', ...args])

  it('shows none in ESLint’s own report', { timeout: patience }, () => {
    const { code, stdout, stderr } = eslint('--format', 'stylish')
    // What a parser says of a text that it cannot read is its own.
    const ours = stdout.replace(/^.*Parsing error:.*$/gm, '')
    expect({ code, stderr, canaries: canariesIn(ours) }).toEqual({ code: 1, stderr: '', canaries: [] })
    expect(ours.match(/secret-key\//g)?.length).toBeGreaterThan(300)
  })

  it('shows none in a report for programs, but for the source', { timeout: patience }, () => {
    const { stdout } = eslint('--format', 'json')
    const results = JSON.parse(stdout) as { source?: string; messages: { fatal?: true }[] }[]
    const ours = results.map(({ messages, ...rest }) => ({
      ...rest,
      messages: messages.filter(({ fatal }) => !fatal),
    }))
    const withoutSource = (name: string, value: unknown) => (name === 'source' ? undefined : value)
    expect(canariesIn(JSON.stringify(ours, withoutSource, 1))).toEqual([])
  })

  it('keeps none in the cache, and shows none in debug output', { timeout: patience }, () => {
    const env = { DEBUG: '*' }
    const cache = path.join(project, 'cache.json')
    const { code, stderr } = run(eslintBin, ['--cache', '--cache-location', cache, 'src/file-[1-9]*.ts'], env)
    // The tree of a file, as ESLint itself draws it.
    const ours = stderr.replace(/^s\d+_\d+\[label=.*$/gm, '')
    expect([code, canariesIn(ours), canariesIn(readFileSync(cache, 'utf8'))]).toEqual([1, [], []])
    expect(stderr).toContain('eslint:')
  })

  it.each(['text', 'markdown', 'json', 'html'])(
    'shows none in an impact as %s',
    { timeout: patience },
    (format) => {
      const { code, stdout, stderr } = impact('--format', format)
      expect({ code, stderr, canaries: canariesIn(stdout) }).toEqual({ code: 0, stderr: '', canaries: [] })
      expect(stdout).toContain('broken.ts')
    },
  )

  it('shows none in a merged report', { timeout: patience }, () => {
    const json = impact('--format', 'json', '--output', 'impact.json')
    expect([json.code, canariesIn(json.stderr)]).toEqual([0, []])
    for (const format of ['text', 'markdown', 'json', 'html']) {
      const { code, stdout, stderr } = impact('--merge', 'impact.json', 'impact.json', '--format', format)
      expect({ code, stderr, canaries: canariesIn(stdout) }).toEqual({ code: 0, stderr: '', canaries: [] })
    }
  })

  it('shows none of what changed since a commit', { timeout: patience }, () => {
    commitIn(project, 'src')
    writeFileSync(path.join(project, 'src/file-0.ts'), programWith(3).replace('JWT_SECRET', 'ANOTHER_SECRET'))
    for (const format of ['text', 'markdown', 'json']) {
      const { code, stdout, stderr } = impact('--against', 'HEAD', '--format', format)
      expect({ code, stderr, canaries: canariesIn(stdout) }).toEqual({ code: 0, stderr: '', canaries: [] })
    }
  })

  it.each([
    ['is no JSON', `{ "keys": [${canary(7)}`],
    ['is no report', JSON.stringify({ version: 1, keys: [canary(7)], projects: [canary(8)] })],
    ['has another version', JSON.stringify({ version: 2, keys: [canary(7)], projects: [] })],
    ['has a list that is none', JSON.stringify({ version: 1, keys: [{ id: canary(7) }], projects: [] })],
  ])('shows none of an older report that %s', (_, text) => {
    mkdirSync(path.join(project, 'old'), { recursive: true })
    writeFileSync(path.join(project, 'old/old.json'), text)
    const env = { DEBUG: '*' }
    for (const args of [
      ['--against', 'old/old.json'],
      ['--merge', 'old/old.json'],
    ]) {
      const { code, stdout, stderr } = run(cli, ['impact', ...args], env)
      expect({ code, stdout, canaries: canariesIn(stderr) }).toEqual({ code: 2, stdout: '', canaries: [] })
    }
  })

  it.each([
    ['does not parse', `export default [ made_up_canary '${canary(9)}' ]\n`],
    ['throws', `const key = '${canary(9)}'\nthrow new Error('made up')\n`],
  ])('shows none of a configuration that %s', { timeout: patience }, (_, text) => {
    const other = writeProject({ 'eslint.config.mjs': text, 'src/app.ts': programWith(0) })
    const { code, stdout, stderr } = run(cli, ['impact', other], { DEBUG: 'secret-key' })
    expect(stdout).toContain('configuration could not be used')
    expect({ code, stderr, canaries: [...stdout.matchAll(/made.up.canary/g)].length }).toEqual({
      code: 0,
      stderr: '',
      canaries: 0,
    })
  })
})

describe('an analysis that throws', () => {
  /** A parser whose trees lack what every tree has. */
  function parserWithout(name: string): Linter.Parser {
    const spoiling = {
      parseForESLint(text: string, options?: ParserOptions) {
        const result = parseForESLint(text, options)
        const seen = new Set<unknown>()
        const spoil = (value: unknown): void => {
          if (typeof value !== 'object' || value === null || seen.has(value)) return
          seen.add(value)
          for (const [key, child] of Object.entries(value)) {
            if (key !== 'parent' && key !== 'tokens') spoil(child)
          }
          if ('type' in value && name in value) Object.assign(value, { [name]: null })
        }
        spoil(result.ast.body)
        return result
      },
    }
    return spoiling as unknown as Linter.Parser
  }

  it.each([
    'callee',
    'arguments',
    'object',
    'property',
    'properties',
    'elements',
    'quasis',
    'value',
    'declarations',
    'key',
    'source',
    'left',
  ])('shows no key: a tree without %s', (name) => {
    const linter = new Linter({ cwd: '/no-such-folder' })
    const texts = forms.map((_, index) => {
      try {
        const messages = linter.verify(
          programWith(index),
          [{ ...plugin.configs.all, languageOptions: { parser: parserWithout(name) } }],
          { filename: 'src/program.ts' },
        )
        return messages.map(({ message }) => message).join('\n')
      } catch (error) {
        return error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : String(error)
      }
    })
    expect(texts.flatMap(canariesIn)).toEqual([])
    // ESLint names the rule that threw.
    expect(texts.filter((text) => text.includes('Rule: "secret-key/'))).not.toEqual([])
  })
})
