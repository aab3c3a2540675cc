import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { exampleCode } from '../../../tools/pictures/example.ts'
import { emptyProject, ours, type Finished, type Project } from '../project.ts'
import { versions } from '../versions.ts'

const readme = await readFile('README.md', 'utf8')
const blocks = [...readme.matchAll(/^```(?<language>\w+)\n(?<code>[\s\S]*?)^```$/gm)].map(({ groups }) => ({
  language: groups?.language ?? '',
  code: groups?.code ?? '',
}))
const inLanguage = (language: string) =>
  blocks.filter((block) => block.language === language).map(({ code }) => code)

/** The commands for a project of one's own, in the order of the page; the last two are for a clone, and CI runs them. */
const commands = inLanguage('sh').map((code) => code.trim())
const ofClone = ['npm ci && npm run demo', 'npm ci && npm test']

/** What has to be true after each command. */
const expected: Readonly<Record<string, (finished: Finished, app: Project) => void | Promise<void>>> = {
  'npm install --save-dev eslint eslint-plugin-secret-key': ({ code, stderr }) => {
    expect(code, stderr).toBe(0)
  },
  'npx eslint .': ({ code, stdout }) => {
    expect(code).toBe(1)
    // The messages on the page end before their lines would be too long.
    const [shown = ''] = inLanguage('text')
    for (const line of shown.trim().split('\n').slice(1)) {
      expect(stdout).toContain(line.trim().replace(/ ?…$/, ''))
    }
    expect(stdout.match(/ (?:error|warning) /g)).toHaveLength(shown.trim().split('\n').length - 1)
  },
  'npx eslint . --suppress-all': async ({ code, stdout }, app) => {
    expect(code, stdout).toBe(0)
    expect(stdout).not.toContain(' error ')
    expect(JSON.parse(await app.read('eslint-suppressions.json'))).toEqual({
      'server.js': { 'secret-key/no-hardcoded-key': { count: 1 } },
    })
    await app.write({ 'server.js': exampleCode.replace("'keyboard cat'", 'keys') })
    expect((await app.run('npx', ['eslint', '.'])).code).toBe(2)
  },
  'npx eslint . --prune-suppressions': async ({ code, stdout }, app) => {
    expect(code, stdout).toBe(0)
    expect(JSON.parse(await app.read('eslint-suppressions.json'))).toEqual({})
  },
  'npx --no-install secret-key impact': ({ code, stdout }) => {
    expect(code).toBe(0)
    expect(stdout).toMatch(/^JWT_SECRET$/m)
  },
  'npx --no-install secret-key impact --format html --output impact.html': async ({ code }, app) => {
    expect(code).toBe(0)
    expect(await app.read('impact.html')).toMatch(/^<!doctype html>/i)
  },
}

describe('who follows the README', () => {
  let app: Project

  beforeAll(async () => {
    const config = inLanguage('js').find((code) => code.startsWith('// eslint.config.js')) ?? ''
    app = await emptyProject({
      'package.json': '{ "name": "app", "private": true, "type": "module" }',
      'eslint.config.js': config,
      'server.js': exampleCode,
    })
  })

  it('finds every command tried here', () => {
    expect(commands).toEqual([...Object.keys(expected), ...ofClone])
  })

  it.each(Object.entries(expected))('%s', async (command, check) => {
    const [program = '', ...args] = command
      .replace(/ eslint eslint-plugin-secret-key$/, ` ${versions.eslint} ${ours} --prefer-offline --no-audit`)
      .split(' ')
    await check(await app.run(program, args), app)
  })

  it('sees pictures that are there', () => {
    const pictures = [...readme.matchAll(/!\[[^\]]+\]\((?<file>[^)]+)\)/g)].map(
      ({ groups }) => groups?.file ?? '',
    )
    expect(pictures.length).toBeGreaterThan(0)
    expect(pictures.filter((file) => !existsSync(file))).toEqual([])
  })
})
