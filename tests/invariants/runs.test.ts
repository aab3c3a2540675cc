import { spawnSync } from 'node:child_process'
import { utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import parser from '@typescript-eslint/parser'
import { ESLint } from 'eslint'
import { describe, expect, it } from 'vitest'
import plugin from '../../src/index.ts'
import { writeProject } from '../impact/project.ts'
import { configurationWith, eslintBin } from './built.ts'
import { patience } from './held.ts'

const importing = `import session from 'express-session'
import { key } from './keys'
export default session({ secret: [key, process.env.SESSION_SECRET_PREVIOUS].filter(Boolean) })
`
const hardcoded = "export const key = 'made-up-key'\n"
const setting = 'export const key = process.env.SESSION_SECRET\n'

describe('a run of ESLint', () => {
  const project = writeProject({
    'eslint.config.mjs': configurationWith(),
    'src/keys.ts': hardcoded,
    ...Object.fromEntries(
      Array.from({ length: 60 }, (_, index) => [
        `src/file-${index}.ts`,
        index % 2 === 0
          ? importing
          : `import jwt from 'jsonwebtoken'\njwt.verify(token, process.env.JWT_SECRET_${index})\njwt.sign({}, 'made-up-key')\n`,
      ]),
    ),
  })

  const write = (file: string, text: string) => {
    writeFileSync(path.join(project, file), text)
    // Faster than the clock of the file system.
    const later = new Date(Date.now() + 2000)
    utimesSync(path.join(project, file), later, later)
  }

  function messages(...args: readonly string[]): readonly string[] {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [eslintBin, '--format', 'json', ...args, 'src'],
      { cwd: project, encoding: 'utf8', env: { PATH: process.env.PATH }, maxBuffer: 1 << 28 },
    )
    if (status !== 1) throw new Error(stderr)
    const results = JSON.parse(stdout) as {
      filePath: string
      messages: { ruleId: string; line: number; message: string }[]
    }[]
    return results.flatMap(({ filePath, messages: all }) =>
      all.map(({ ruleId, line, message }) => `${path.basename(filePath)}:${line} ${ruleId} ${message}`),
    )
  }

  const whole = messages()

  it('finds the key of the other file', () => {
    expect(
      whole.filter((line) => /^file-\d+\.ts:3 secret-key\/no-hardcoded-key .*keys\.ts/.test(line)),
    ).toHaveLength(30)
  })

  it('says the same in two threads', { timeout: patience }, () => {
    expect(messages('--concurrency', '2')).toEqual(whole)
  })

  it(
    'says the same from a cache, until a file that a linted one imports has changed',
    { timeout: patience },
    () => {
      const cached = () =>
        messages('--cache', '--cache-strategy', 'content', '--cache-location', 'cache.json')
      expect(cached()).toEqual(whole)
      expect(cached()).toEqual(whole)

      write('src/file-1.ts', importing)
      expect(cached()).toEqual(messages())

      // ESLint asks whether a file has changed, not what it imports: docs/ci.md says so.
      write('src/keys.ts', setting)
      expect(cached().filter((line) => line.includes('keys.ts'))).not.toEqual([])
      expect(
        messages().filter((line) => /^file-\d+\.ts:3 secret-key\/no-hardcoded-key .*keys\.ts/.test(line)),
      ).toEqual([])
    },
  )
})

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

describe('one process, as an editor has it', () => {
  const project = writeProject({ 'src/keys.ts': setting, 'src/app.ts': importing })
  const eslint = new ESLint({
    cwd: project,
    overrideConfigFile: true,
    overrideConfig: [{ files: ['**/*.ts'], languageOptions: { parser } }, plugin.configs.all],
  })

  const reported = async (text: string) => {
    const [result] = await eslint.lintText(text, { filePath: path.join(project, 'src/app.ts') })
    return result?.messages.map(({ ruleId, line }) => `${line} ${String(ruleId).replace('secret-key/', '')}`)
  }

  let tick = Date.now()
  const save = (text: string) => {
    writeFileSync(path.join(project, 'src/keys.ts'), text)
    tick += 2000
    utimesSync(path.join(project, 'src/keys.ts'), new Date(tick), new Date(tick))
  }

  it('says of each of 200 edits what it says of the first', { timeout: patience }, async () => {
    const heap: number[] = []
    for (let edit = 0; edit < 200; edit += 1) {
      const lines = '\n'.repeat(edit % 7)
      const isHardcoded = edit % 2 === 1
      // An edit of the file itself, and one of the file that it imports.
      save(isHardcoded ? hardcoded : setting)
      const at = 3 + lines.length
      const expected = [`${at} no-direct-setting-read`]
      expect(await reported(lines + importing)).toEqual(
        isHardcoded ? [`${at} no-hardcoded-key`, ...expected] : expected,
      )
      if (edit % 50 === 49) {
        collectGarbage()
        heap.push(process.memoryUsage().heapUsed)
      }
    }
    const [first = 0, ...rest] = heap
    const growth = (Math.max(...rest) - first) / 1024 / 1024
    expect(growth).toBeLessThan(5)
  })
})
