import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeProjects } from './project.ts'
import type { Project } from './project.ts'

const project = makeProjects()

type Files = Readonly<Record<string, string>>

const literal = "export const key = 'made-up-key'\n"
const app =
  "import session from 'express-session'\nimport { key } from '@acme/keys'\nsession({ secret: key })\n"
const keysPackage: Files = {
  'packages/keys/package.json': '{ "name": "@acme/keys", "exports": "./src/index.ts" }',
  'packages/keys/src/index.ts': literal,
}
const apps: Files = { 'apps/api/package.json': '{ "name": "api" }', 'apps/api/src/main.ts': app }

interface Layout {
  readonly name: string
  readonly files: Files
  /** Links that the package manager makes. */
  readonly links?: Files
}

const layouts: readonly Layout[] = [
  {
    name: 'npm and yarn: linked at the root',
    files: { 'package.json': '{ "workspaces": ["apps/*", "packages/*"] }' },
    links: { 'node_modules/@acme/keys': 'packages/keys' },
  },
  {
    name: 'yarn, with the packages named in an object',
    files: { 'package.json': '{ "workspaces": { "packages": ["./apps/*", "./packages/*/"] } }' },
    links: { 'node_modules/@acme/keys': 'packages/keys' },
  },
  {
    name: 'pnpm: linked in the package that asks for it',
    files: { 'package.json': '{}', 'pnpm-workspace.yaml': "packages:\n  - 'apps/*'\n  - packages/**\n" },
    links: { 'apps/api/node_modules/@acme/keys': 'packages/keys' },
  },
  {
    name: 'turbo, before anything is installed',
    files: {
      'package.json': '{ "workspaces": ["apps/*", "packages/*"] }',
      'turbo.json': '{ "tasks": { "lint": {} } }',
    },
  },
  {
    name: 'nx, without packages of a package manager',
    files: {
      'nx.json': '{}',
      'tsconfig.base.json':
        '{ "compilerOptions": { "baseUrl": ".", "paths": { "@acme/keys": ["packages/keys/src/index.ts"] } } }',
      'apps/api/tsconfig.json': '{ "extends": "../../tsconfig.base.json" }',
    },
  },
]

function makeLayout({ files, links = {} }: Layout): Project {
  const made = project({ '.git/HEAD': '', ...apps, ...keysPackage, ...files })
  for (const [from, to] of Object.entries(links)) made.link(from, to)
  return made
}

describe.each(layouts)('a key of another package of the workspace ($name)', (layout) => {
  it('is found from the root', () => {
    expect(makeLayout(layout).keys('apps/api/src/main.ts')).toEqual(['packages/keys/src/index.ts:1'])
  })

  it('is found from the package, where turbo and nx start ESLint', () => {
    const made = makeLayout(layout)
    expect(made.keys('apps/api/src/main.ts', path.join(made.root, 'apps/api'))).toEqual([
      '../../packages/keys/src/index.ts:1',
    ])
  })
})

describe('a package is not followed', () => {
  const linked = (files: Files) => {
    const made = project({ ...apps, ...keysPackage, ...files })
    made.link('apps/api/node_modules/@acme/keys', 'packages/keys')
    return made.keys('apps/api/src/main.ts', path.join(made.root, 'apps/api'))
  }
  const workspaces = '{ "workspaces": ["apps/*", "packages/*"] }'

  it('but for what the workspace says', () => {
    expect(linked({ '.git/HEAD': '', 'package.json': workspaces })).toHaveLength(1)
  })

  it('without a workspace', () => {
    expect(linked({ '.git/HEAD': '', 'package.json': '{}' })).toEqual([])
  })

  it('from a folder that is no member', () => {
    expect(linked({ '.git/HEAD': '', 'package.json': '{ "workspaces": ["packages/*"] }' })).toEqual([])
  })

  it('out of its repository', () => {
    expect(linked({ 'apps/api/.git/HEAD': '', 'package.json': workspaces })).toEqual([])
  })
})

describe('two versions of a library side by side', () => {
  // Up to 3 a call takes the key; from 4 on there is a class, and the name of the call means nothing.
  const code =
    "import { initAuth0 } from '@auth0/nextjs-auth0'\nexport default initAuth0({ secret: 'made-up-key' })\n"
  const installed = (version: string) => `{ "name": "@auth0/nextjs-auth0", "version": "${version}" }`
  const manifest = 'node_modules/@auth0/nextjs-auth0/package.json'
  const sources: Files = { 'apps/old/auth.ts': code, 'apps/new/auth.ts': code }

  const layouts: readonly (readonly [name: string, make: () => Project])[] = [
    [
      'the older one in the package, the newer one at the root',
      () =>
        project({
          ...sources,
          [manifest]: installed('4.30.0'),
          [`apps/old/${manifest}`]: installed('3.8.0'),
        }),
    ],
    [
      'the newer one in the package, the older one at the root',
      () =>
        project({
          ...sources,
          [manifest]: installed('3.8.0'),
          [`apps/new/${manifest}`]: installed('4.30.0'),
        }),
    ],
    [
      "both in pnpm's store",
      () => {
        const store = (version: string) => `node_modules/.pnpm/@auth0+nextjs-auth0@${version}`
        const made = project({
          ...sources,
          [`${store('3.8.0')}/${manifest}`]: installed('3.8.0'),
          [`${store('4.30.0')}/${manifest}`]: installed('4.30.0'),
        })
        const link = (app: string, version: string) => {
          made.link(`apps/${app}/${path.dirname(manifest)}`, `${store(version)}/${path.dirname(manifest)}`)
        }
        link('old', '3.8.0')
        link('new', '4.30.0')
        return made
      },
    ],
    [
      'not installed, and asked for',
      () =>
        project({
          ...sources,
          'apps/old/package.json': '{ "dependencies": { "@auth0/nextjs-auth0": "^3.5.0" } }',
          'apps/new/package.json': '{ "dependencies": { "@auth0/nextjs-auth0": "~4.2.0" } }',
        }),
    ],
  ]

  it.each(layouts)('%s', (_name, make) => {
    const made = make()
    expect(made.keys('apps/old/auth.ts')).toEqual(['2'])
    expect(made.keys('apps/new/auth.ts')).toEqual([])
  })
})
