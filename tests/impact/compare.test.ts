import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { libraries } from '../../src/catalogue/libraries/index.ts'
import { compareImpacts } from '../../src/impact/compare.ts'
import { formatComparisonMarkdown, formatComparisonText } from '../../src/impact/formats/comparison.ts'
import { changesOver, compareWith } from '../../src/impact/run.ts'
import { commitIn } from '../git.ts'
import { impactOfFiles, writeProject } from './project.ts'
import type { Files } from './project.ts'

const session = (secret: string) =>
  `import session from 'express-session'\nexport const sessions = session({ secret: ${secret} })\n`
const phone = `import { createCipheriv } from 'node:crypto'
export const encryptPhone = (iv) => createCipheriv('aes-256-gcm', process.env.APP_KEY, iv)
`

async function changes(before: Files, after: Files) {
  const options = { before: 'old', after: 'now', libraries }
  return compareImpacts(await impactOfFiles(before), await impactOfFiles(after), options)
}

describe('a comparison', () => {
  it('is empty when nothing changed', async () => {
    const files = { 'src/app.js': session('process.env.APP_KEY') }
    expect((await changes(files, files)).changes).toEqual([])
  })

  it('is empty when only lines moved', async () => {
    const literal = session("'made-up-key'")
    const comparison = await changes({ 'src/app.js': literal }, { 'src/app.js': `// a line\n${literal}` })
    expect(comparison.changes).toEqual([])
  })

  it('says what a key does beside what it did', async () => {
    const before = { 'src/app.js': session('process.env.APP_KEY') }
    const { changes: found } = await changes(before, { ...before, 'src/phone.js': phone })
    expect(found).toMatchObject([
      {
        name: 'APP_KEY',
        change: 'changed',
        usesAdded: [{ file: 'src/phone.js', library: 'node:crypto', inside: 'encryptPhone' }],
        usesRemoved: [],
        invalidatesAdded: [{ what: 'ciphertext' }],
      },
    ])
    expect(found[0]?.says).toEqual([
      '\'APP_KEY\' is used at another place, for encrypted data: rotating it now also makes encrypted data unreadable until the old key is back ("Unsupported state or unable to authenticate data" (gcm)).',
    ])
  })

  it('says what it does no longer', async () => {
    const after = { 'src/app.js': session('process.env.APP_KEY') }
    const { changes: found } = await changes({ ...after, 'src/phone.js': phone }, after)
    expect(found).toMatchObject([
      { change: 'changed', usesAdded: [], invalidatesRemoved: [{ what: 'ciphertext' }] },
    ])
  })

  it('lists a key that is new', async () => {
    const { changes: found } = await changes({}, { 'src/app.js': session('process.env.APP_KEY') })
    expect(found).toMatchObject([
      { name: 'APP_KEY', change: 'added', fallback: { before: null, after: 'none' } },
    ])
  })

  it('lists a key that is gone', async () => {
    const { changes: found } = await changes({ 'src/app.js': session('process.env.APP_KEY') }, {})
    expect(found).toMatchObject([
      { name: 'APP_KEY', change: 'removed', says: ["'APP_KEY' is not read any more."] },
    ])
  })

  it('says that a fallback key is accepted now', async () => {
    const { changes: found } = await changes(
      { 'src/app.js': session('process.env.APP_KEY') },
      { 'src/app.js': session('[process.env.APP_KEY, process.env.APP_KEY_OLD]') },
    )
    expect(found.find(({ name }) => name === 'APP_KEY')?.says).toContain(
      "A fallback key of 'APP_KEY' was accepted nowhere and is accepted everywhere.",
    )
  })
})

describe('another version of a library', () => {
  const app = (version: string, lock = version) => ({
    'package.json': JSON.stringify({ name: 'app', dependencies: { 'iron-session': version } }),
    'package-lock.json': JSON.stringify({
      packages: { 'node_modules/iron-session': { version: lock.replace('^', '') } },
    }),
    'src/app.js':
      "import { getIronSession } from 'iron-session'\nexport const open = (a, b) => getIronSession(a, b, { password: process.env.APP_KEY, cookieName: 'a' })\n",
  })
  const upgrades = async (before: Files, after: Files) =>
    (await changes(before, after)).changes.flatMap((change) => change.upgrades)

  it('of another major shows, with what the entry says of the two', async () => {
    const [upgrade] = await upgrades(app('^6.0.0'), app('^9.0.0'))
    expect(upgrade).toMatchObject({ library: 'iron-session', from: '6.0.0', to: '9.0.0' })
    expect(upgrade?.says).toContain(
      "Versions 8 and 9 read each other's cookies; version 9 drops the cookies of version 6 and before (documentation).",
    )
  })

  it('of the same major does not show', async () => {
    expect(await upgrades(app('^8.0.0', '8.0.1'), app('^8.0.0', '8.0.4'))).toEqual([])
  })

  it('is never seen in what is installed beside what was asked for', async () => {
    const { 'package.json': manifest, 'src/app.js': code } = app('^8.0.0')
    const before = { 'package.json': manifest, 'src/app.js': code }
    const after = { ...before, 'node_modules/iron-session/package.json': '{ "version": "9.0.0" }' }
    expect(await upgrades(before, after)).toEqual([])
  })
})

describe('a comparison with git', () => {
  const repository = (files: Files) => {
    const root = writeProject(files)
    commitIn(root, '.')
    return root
  }
  const compare = (root: string, reference: string) => compareWith(reference, { root, paths: ['.'] })

  it('is with the files as they were', async () => {
    const root = repository({ 'src/app.js': session('process.env.APP_KEY') })
    writeFileSync(path.join(root, 'src/phone.js'), phone)
    const { before, changes: found } = await compare(root, 'HEAD')
    expect({ before, names: found.map(({ name }) => name) }).toEqual({ before: 'HEAD', names: ['APP_KEY'] })
  })

  // Windows has no such names.
  it.skipIf(process.platform === 'win32')('reads files with a tab in their names', async () => {
    const root = repository({ 'src/app\tof today.js': session('process.env.APP_KEY') })
    expect((await compare(root, 'HEAD')).changes).toEqual([])
  })

  it('reads the old files under the configuration of now', async () => {
    const root = repository({
      'src/app.js': session('process.env.APP_KEY'),
      'legacy/app.js': session('process.env.OLD_KEY'),
    })
    writeFileSync(
      path.join(root, 'eslint.config.mjs'),
      "export default [{ ignores: ['legacy/**'] }, { files: ['**/*.js'] }]\n",
    )
    expect((await compare(root, 'HEAD')).changes).toEqual([])
  })

  it('is with a JSON report where the name is a file', async () => {
    const files = { 'src/app.js': session('process.env.APP_KEY') }
    const root = writeProject({ ...files, 'old.json': JSON.stringify(await impactOfFiles(files)) })
    expect((await compare(root, 'old.json')).changes).toEqual([])
  })

  it.each([
    [
      'no git',
      'HEAD',
      {},
      'This folder is in no git repository, so there is nothing to compare with: give a JSON file.',
    ],
    [
      'text that is not JSON',
      'old.json',
      { 'old.json': '{' },
      "is not JSON: write a report with '--format json'.",
    ],
    [
      'JSON that is no report',
      'old.json',
      { 'old.json': '{}' },
      "is no rotation impact: write one with '--format json'.",
    ],
    [
      'a report of another version',
      'old.json',
      { 'old.json': '{"version":2,"keys":[],"projects":[]}' },
      'and this program reads version 1: write it again with this program, or take a newer one.',
    ],
    [
      'a report with half a key',
      'old.json',
      { 'old.json': '{"version":1,"keys":[{}],"projects":[]}' },
      'something in it is missing or of another kind.',
    ],
  ])('says in a sentence that there is %s', async (_what, reference, files: Files, sentence) => {
    await expect(compare(writeProject(files), reference)).rejects.toThrow(sentence)
  })

  it('says in a sentence that there is no such ref', async () => {
    const root = repository({ 'src/app.js': session('process.env.APP_KEY') })
    await expect(compare(root, 'nowhere')).rejects.toThrow(
      "'nowhere' is neither a file nor a git ref here: fetch it first, or give a JSON report.",
    )
  })
})

it('a change counts where it adds something that has no fallback key', async () => {
  const before = { 'src/app.js': session('process.env.APP_KEY') }
  const decrypting = phone.replaceAll('createCipheriv', 'createDecipheriv')
  const comparison = await changes(before, { ...before, 'src/phone.js': decrypting })
  expect(changesOver(comparison, 'lost').map(({ name }) => name)).toEqual(['APP_KEY'])
  expect(changesOver(await changes(before, before), 'any')).toEqual([])
})

describe('as text', () => {
  const before = { 'src/app.js': session('process.env.APP_KEY') }

  it('for a terminal', async () => {
    expect(formatComparisonText(await changes(before, { ...before, 'src/phone.js': phone })))
      .toMatchInlineSnapshot(`
      "old -> now

      'APP_KEY' is used at another place, for encrypted data: rotating it now also makes encrypted data unreadable until the old key is back ("Unsupported state or unable to authenticate data" (gcm)).
        + encrypted data: node:crypto, createCipheriv() in src/phone.js:2, in encryptPhone
      "
    `)
  })

  it('for a comment on a pull request', async () => {
    expect(formatComparisonMarkdown(await changes(before, { ...before, 'src/phone.js': phone })))
      .toMatchInlineSnapshot(`
        "### What this change does to key rotation

        **\`APP_KEY\` is used at another place, for encrypted data: rotating it now also makes encrypted data unreadable until the old key is back ("Unsupported state or unable to authenticate data" (gcm)).**

        - added: encrypted data: \`node:crypto\`, \`createCipheriv()\` in \`src/phone.js:2\`, in \`encryptPhone\`
        "
      `)
  })

  it('when nothing changed', async () => {
    expect(formatComparisonText(await changes(before, before))).toBe(
      'old -> now\n\nNothing changes in what rotating a key does.\n',
    )
  })
})
