import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeFolder, makeProject, pack, run, write } from './bare-project.ts'

const folder = await makeFolder()
const { tarball } = await pack(folder.path)

afterAll(() => folder.remove())

const session =
  "import session from 'express-session'\nexport const sessions = session({ secret: process.env.SESSION_KEY })\n"
const typed = `const name: string = 'made up'\n${session}`

describe.each(['8.57.1', '9.0.0', '9.39.5', '10.15.0'])('the installed command with ESLint %s', (version) => {
  const project = join(folder.path, `eslint-${version}`)

  beforeAll(async () => {
    await write(project, { 'src/app.js': session, 'src/typed.ts': typed, 'legacy/app.js': session })
    await makeProject(project, [`eslint@${version}`, tarball])
  })

  /** The files in which the one key is used. */
  async function usedIn(...args: readonly string[]): Promise<readonly string[]> {
    const { code, stdout, stderr } = await run(
      'npx',
      ['--no-install', 'secret-key', 'impact', '--format', 'json', ...args],
      project,
    )
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const { keys } = JSON.parse(stdout) as { keys: { uses: { file: string }[] }[] }
    return keys.flatMap(({ uses }) => uses.map(({ file }) => file))
  }

  it('reads JavaScript and TypeScript without a configuration', async () => {
    expect(await usedIn()).toEqual(['legacy/app.js', 'src/app.js', 'src/typed.ts'])
  })

  it('writes a page', async () => {
    const { code, stdout } = await run(
      'npx',
      ['--no-install', 'secret-key', 'impact', '--format', 'html'],
      project,
    )
    expect({ code, start: stdout.slice(0, 15) }).toEqual({ code: 0, start: '<!doctype html>' })
  })

  it('reads what a flat configuration does not ignore', async () => {
    await write(project, {
      'eslint.config.mjs': "export default [{ ignores: ['legacy/**'] }, { files: ['**/*.js'] }]\n",
    })
    expect(await usedIn()).toEqual(['src/app.js', 'src/typed.ts'])
    expect(await usedIn('--no-config')).toEqual(['legacy/app.js', 'src/app.js', 'src/typed.ts'])
  })
})
