import { describe, expect, it } from 'vitest'
import { Packages } from '../../src/impact/packages.ts'
import { impactOfFiles, keyNamed, writeProject } from './project.ts'

const session = (secret: string) =>
  `import session from 'express-session'\nexport const sessions = session({ secret: ${secret} })\n`
const manifest = (name: string, dependencies: Record<string, string> = {}) =>
  JSON.stringify({ name, dependencies })

describe('one name in several packages', () => {
  const names = async (files: Record<string, string>) =>
    (await impactOfFiles(files)).keys.map((key) => [key.name, key.package, key.uses.length, key.sameName])

  it('is a key of each, not known to be the same', async () => {
    const files = {
      'package.json': manifest('root'),
      'apps/api/package.json': manifest('api'),
      'apps/api/app.js': session('process.env.SESSION_KEY'),
      'apps/web/package.json': manifest('web'),
      'apps/web/app.js': session('process.env.SESSION_KEY'),
    }
    expect(await names(files)).toEqual([
      ['SESSION_KEY', 'apps/api', 1, ['apps-web.SESSION_KEY']],
      ['SESSION_KEY', 'apps/web', 1, ['apps-api.SESSION_KEY']],
    ])
  })

  it('is one key of a package and of what it imports', async () => {
    const files = {
      'apps/web/package.json': manifest('web', { '@acme/auth': 'workspace:*' }),
      'apps/web/app.js': session('process.env.SESSION_KEY'),
      'packages/auth/package.json': manifest('@acme/auth'),
      'packages/auth/index.js': session('process.env.SESSION_KEY'),
    }
    expect(await names(files)).toEqual([['SESSION_KEY', 'apps/web', 2, []]])
  })

  it('is a key of each program that imports it and reads the name itself', async () => {
    const files = {
      'apps/api/package.json': manifest('api', { '@acme/auth': 'workspace:*' }),
      'apps/api/app.js': session('process.env.SESSION_KEY'),
      'apps/web/package.json': manifest('web', { '@acme/auth': 'workspace:*' }),
      'apps/web/app.js': session('process.env.SESSION_KEY'),
      'packages/auth/package.json': manifest('@acme/auth'),
      'packages/auth/index.js': session('process.env.SESSION_KEY'),
    }
    expect(await names(files)).toEqual([
      ['SESSION_KEY', 'apps/api', 2, ['apps-web.SESSION_KEY']],
      ['SESSION_KEY', 'apps/web', 2, ['apps-api.SESSION_KEY']],
    ])
  })

  it('is one key where the shared settings say so', async () => {
    const files = {
      'eslint.config.mjs':
        "export default [{ files: ['**/*.js'], settings: { 'secret-key': { sharedKeys: ['SESSION_KEY'] } } }]\n",
      'package.json': manifest('root'),
      'apps/api/package.json': manifest('api'),
      'apps/api/app.js': session('process.env.SESSION_KEY'),
      'apps/web/package.json': manifest('web'),
      'apps/web/app.js': session('process.env.SESSION_KEY'),
    }
    const impact = await impactOfFiles(files)
    expect(impact.sharedKeys).toEqual(['SESSION_KEY'])
    expect(impact.keys.map((key) => [key.name, key.uses.map(({ file }) => file)])).toEqual([
      ['SESSION_KEY', ['apps/api/app.js', 'apps/web/app.js']],
    ])
  })

  it('a package.json that only says how modules are read makes no package', async () => {
    const files = {
      'package.json': manifest('root'),
      'src/package.json': '{ "type": "module" }',
      'src/app.js': session('process.env.SESSION_KEY'),
    }
    expect(await names(files)).toEqual([['SESSION_KEY', '.', 1, []]])
  })
})

describe('a setting that a library reads by itself', () => {
  const uses = async (files: Record<string, string>, name: string) => {
    const { keys } = await impactOfFiles(files)
    return keys.filter((key) => key.name === name).flatMap((key) => key.uses)
  }
  const plain = 'export const answer = 42\n'
  const reading = "import NextAuth from 'next-auth'\nexport const { auth } = NextAuth({ providers: [] })\n"

  it('is a key of the package that depends on the library', async () => {
    const files = {
      'package.json': manifest('app', { 'next-auth': '5.0.0-beta.32' }),
      'src/auth.js': reading,
    }
    expect(await uses(files, 'AUTH_SECRET')).toMatchObject([
      {
        file: 'package.json',
        line: 1,
        library: 'next-auth',
        call: 'AUTH_SECRET',
        readByLibrary: true,
        fallback: 'no',
        version: '5.0.0-beta.32',
      },
    ])
  })

  it('goes by the version of the library', async () => {
    const files = { 'package.json': manifest('app', { 'next-auth': '^4.24.0' }), 'src/auth.js': reading }
    expect((await impactOfFiles(files)).keys.map(({ name }) => name)).toEqual(['NEXTAUTH_SECRET'])
  })

  it('goes by the names in the example of the environment', async () => {
    const files = {
      'package.json': manifest('app', { 'next-auth': '5.0.0-beta.32' }),
      '.env.example': 'NEXTAUTH_SECRET=\n',
      'src/auth.js': reading,
    }
    expect((await impactOfFiles(files)).keys.map(({ name }) => name)).toEqual(['NEXTAUTH_SECRET'])
  })

  it('is not read where the code gives the key', async () => {
    const code =
      "import NextAuth from 'next-auth'\nexport const { auth } = NextAuth({ secret: process.env.APP_KEY, providers: [] })\n"
    const files = { 'package.json': manifest('app', { 'next-auth': '5.0.0-beta.32' }), 'src/auth.js': code }
    expect((await impactOfFiles(files)).keys.map(({ name }) => name)).toEqual(['APP_KEY'])
  })

  it('is not listed where the library makes a key of its own and nobody set one', async () => {
    const files = { 'package.json': manifest('app', { next: '16.0.0' }), 'src/page.js': plain }
    expect((await impactOfFiles(files)).keys).toEqual([])
  })
})

describe('the version of a library', () => {
  const of = (files: Record<string, string>, folder = '.') => {
    const packages = new Packages(writeProject(files))
    return packages.versionOf('cryptr', folder)
  }
  const asking = { 'package.json': manifest('app', { cryptr: '^6.0.0' }) }

  it('is the least that package.json asks for when nothing else is known', () => {
    expect(of(asking)).toEqual({ version: '6.0.0', versionFrom: 'package.json', asked: '^6.0.0' })
  })

  it('is the installed one', () => {
    const installed = { 'node_modules/cryptr/package.json': '{ "version": "6.3.0" }' }
    expect(of({ ...asking, ...installed })).toMatchObject({ version: '6.3.0', versionFrom: 'node_modules' })
  })

  it.each([
    [
      'package-lock.json',
      JSON.stringify({ lockfileVersion: 3, packages: { 'node_modules/cryptr': { version: '6.2.0' } } }),
    ],
    [
      'pnpm-lock.yaml',
      "lockfileVersion: '9.0'\nimporters:\n\n  .:\n    dependencies:\n      cryptr:\n        specifier: ^6.0.0\n        version: 6.2.0(peer@1.0.0)\n",
    ],
    [
      'yarn.lock',
      '# yarn lockfile v1\n\n\ncryptr@^6.0.0:\n  version "6.2.0"\n  resolved "https://example.test/cryptr"\n',
    ],
    [
      'yarn.lock',
      '__metadata:\n  version: 8\n\n"cryptr@npm:^6.0.0":\n  version: 6.2.0\n  resolution: "cryptr@npm:6.2.0"\n',
    ],
  ])('is what %s says, whatever is installed', (name, text) => {
    const installed = { 'node_modules/cryptr/package.json': '{ "version": "6.3.0" }' }
    expect(of({ ...asking, ...installed, [name]: text })).toMatchObject({
      version: '6.2.0',
      versionFrom: 'lock file',
    })
  })

  it('is that of the workspace in a lock file of npm', () => {
    const packages = {
      'node_modules/cryptr': { version: '5.0.0' },
      'apps/web/node_modules/cryptr': { version: '6.2.0' },
    }
    const files = {
      'package-lock.json': JSON.stringify({ packages }),
      'apps/web/package.json': manifest('web', { cryptr: '^6.0.0' }),
    }
    expect(of(files, 'apps/web')).toMatchObject({ version: '6.2.0' })
  })

  it('is unknown where package.json points elsewhere', () => {
    expect(of({ 'package.json': manifest('app', { cryptr: 'workspace:*' }) })).toEqual({
      asked: 'workspace:*',
    })
  })

  it('survives a broken lock file', () => {
    expect(of({ ...asking, 'package-lock.json': '{' })).toMatchObject({ versionFrom: 'package.json' })
  })
})

it('a key of a library has the version of that library in its uses', async () => {
  const files = {
    'package.json': manifest('app', { 'express-session': '^1.18.0' }),
    'src/app.js': session('process.env.SESSION_KEY'),
  }
  const key = keyNamed(await impactOfFiles(files), 'SESSION_KEY')
  expect(key.uses).toMatchObject([{ version: '1.18.0', versionFrom: 'package.json', asked: '^1.18.0' }])
})
