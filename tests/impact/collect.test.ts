import { chmodSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { collect } from '../../src/impact/collect.ts'
import { impactOf } from '../../src/impact/impact.ts'
import { writeProject } from './project.ts'
import type { Files } from './project.ts'

const session =
  "import session from 'express-session'\nexport const sessions = session({ secret: process.env.SESSION_KEY })\n"
const typed = `const name: string = 'SESSION_KEY'\n${session}`

const collectFiles = (files: Files) => collect({ root: writeProject(files), paths: ['.'], threads: 1 })
const filesOf = async (files: Files) => (await collectFiles(files)).summaries.map((summary) => summary.path)

describe('without an ESLint configuration', () => {
  it('reads JavaScript, JSX, TypeScript and TSX', async () => {
    const files = Object.fromEntries(['js', 'cjs', 'mjs'].map((extension) => [`a.${extension}`, session]))
    const typedFiles = Object.fromEntries(['ts', 'mts', 'cts'].map((extension) => [`b.${extension}`, typed]))
    const jsx = { 'c.jsx': `${session}export const a = <a />\n`, 'd.tsx': `${typed}export const a = <a />\n` }
    expect(await filesOf({ ...files, ...typedFiles, ...jsx })).toEqual([
      'a.cjs',
      'a.js',
      'a.mjs',
      'b.cts',
      'b.mts',
      'b.ts',
      'c.jsx',
      'd.tsx',
    ])
  })

  it.each([
    ['node_modules', 'node_modules/a/index.js'],
    ['declarations', 'types/a.d.ts'],
    ['minified files', 'public/a.min.js'],
    ['what a framework builds', '.next/server/a.js'],
  ])('leaves %s out', async (_what, file) => {
    expect(await filesOf({ [file]: session, 'src/app.js': session })).toEqual(['src/app.js'])
  })

  it('leaves out what .gitignore ignores, in every folder', async () => {
    const files = {
      '.gitignore': 'build/\n',
      'build/app.js': session,
      'src/.gitignore': 'local.js\n!kept.js\n',
      'src/local.js': session,
      'src/kept.js': session,
    }
    expect(await filesOf(files)).toEqual(['src/kept.js'])
  })
})

describe('with a flat configuration', () => {
  const config = (text: string) => ({ 'eslint.config.mjs': `export default ${text}\n` })

  it('leaves out what it ignores', async () => {
    const files = {
      ...config("[{ ignores: ['legacy/**'] }, { files: ['**/*.js'] }]"),
      'legacy/app.js': session,
      'src/app.js': session,
    }
    expect(await filesOf(files)).toEqual(['src/app.js'])
  })

  it('parses with its parser', async () => {
    const renaming = `import { createRequire } from 'node:module'
const { parseForESLint } = createRequire(${JSON.stringify(import.meta.url)})('@typescript-eslint/parser')
const parser = { parseForESLint: (text, options) => parseForESLint(text.replace('SESSION_KEY', 'RENAMED_KEY'), options) }
export default [{ files: ['**/*.js'], languageOptions: { parser } }]
`
    const { summaries } = await collectFiles({ 'eslint.config.mjs': renaming, 'src/app.js': session })
    expect(summaries.flatMap(({ reads }) => reads.map(({ name }) => name))).toEqual(['RENAMED_KEY'])
  })

  it('has its shared settings', async () => {
    const files = {
      ...config("[{ files: ['**/*.js'], settings: { 'secret-key': { keyModules: ['src/app.js'] } } }]"),
      'src/app.js': session,
    }
    const { summaries } = await collectFiles(files)
    expect(summaries.map(({ keyModule }) => keyModule)).toEqual([true])
  })

  it('hides nothing with comments', async () => {
    const files = { ...config("[{ files: ['**/*.js'] }]"), 'src/app.js': `/* eslint-disable */\n${session}` }
    expect(await filesOf(files)).toEqual(['src/app.js'])
  })

  it('builds no program of TypeScript for a typed configuration', async () => {
    const parser = "import parser from '@typescript-eslint/parser'\n"
    const root = writeProject({
      'eslint.config.mjs': `${parser}export default [{ files: ['**/*.ts'], languageOptions: { parser, parserOptions: { projectService: true } } }]\n`,
      'src/app.ts': typed,
    })
    mkdirSync(path.join(root, 'node_modules'))
    const { summaries, notRead, notes } = await collect({ root, paths: ['.'], threads: 1 })
    // The parser is not installed there: the configuration is given up, and said so.
    expect({ files: summaries.length, notRead, said: notes.length }).toEqual({
      files: 1,
      notRead: [],
      said: 1,
    })
  })

  it('reads files that it was not written for without it, and says so', async () => {
    const files = { ...config("[{ files: ['**/*.js'] }]"), 'src/app.ts': typed, 'src/app.js': 'export {}\n' }
    const { summaries, notes } = await collectFiles(files)
    expect(summaries.map((summary) => summary.path)).toEqual(['src/app.ts'])
    expect(notes).toEqual([
      'The ESLint configuration has nothing for *.ts: these files were read without it.',
    ])
  })

  it('that cannot be loaded is given up, and said so', async () => {
    const files = { 'eslint.config.mjs': "throw new Error('broken on purpose')\n", 'src/app.js': session }
    const { summaries, notes } = await collectFiles(files)
    expect(summaries).toHaveLength(1)
    expect(notes).toEqual([
      'The ESLint configuration could not be used, so the files were found and parsed without it: broken on purpose',
    ])
  })
})

describe('files that cannot be read', () => {
  it('that do not parse are listed, without a word of their text', async () => {
    const { notRead } = await collectFiles({ 'src/app.js': `${session}const = 'made-up-key'\n` })
    expect(notRead).toEqual([{ file: 'src/app.js', why: 'it does not parse (line 3)' }])
  })

  it('that are too large are listed', async () => {
    const { notRead } = await collectFiles({ 'src/app.js': `${session}${'// filler\n'.repeat(200_000)}` })
    expect(notRead).toEqual([{ file: 'src/app.js', why: 'it is larger than 1.5 MB' }])
  })

  it('that cannot matter are not parsed', async () => {
    const { notRead, read, lines } = await collectFiles({ 'src/app.js': 'const = 1\n' })
    expect({ notRead, read, lines }).toEqual({ notRead: [], read: 1, lines: 1 })
  })

  // The superuser reads everything.
  it.skipIf(process.getuid?.() === 0)(
    'in a folder that cannot be opened are listed as that folder',
    async () => {
      const root = writeProject({ 'src/app.js': session, 'closed/app.js': session })
      chmodSync(path.join(root, 'closed'), 0o000)
      const { notRead } = await collect({ root, paths: ['.'], threads: 1 })
      chmodSync(path.join(root, 'closed'), 0o700)
      expect(notRead).toEqual([{ file: 'closed', why: 'the folder cannot be read (EACCES)' }])
    },
  )

  it('are part of the report', async () => {
    const impact = impactOf(await collectFiles({ 'src/app.js': `${session}const = 1\n` }))
    expect(impact.projects[0]?.files).toEqual({
      read: 0,
      lines: 3,
      notRead: [{ file: 'src/app.js', why: 'it does not parse (line 3)' }],
    })
  })
})

it('a path that does not exist is an error in a sentence', async () => {
  await expect(collect({ root: writeProject({}), paths: ['missing'], threads: 1 })).rejects.toThrow(
    "'missing' does not exist.",
  )
})

it('several threads find what one finds', async () => {
  const { collect: built } = await import('../../dist/impact/collect.js')
  const files = Object.fromEntries(Array.from({ length: 90 }, (_, index) => [`src/app-${index}.js`, session]))
  const root = writeProject(files)
  const inThreads = await built({ root, paths: ['.'], threads: 2 })
  expect(impactOf(inThreads)).toEqual(impactOf(await collect({ root, paths: ['.'], threads: 1 })))
  expect(inThreads.summaries).toHaveLength(90)
}, 60_000)
