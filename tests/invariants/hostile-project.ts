import { mkdirSync, mkdtempSync, realpathSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { writeFiles } from '../files.ts'
import type { Files } from '../impact/project.ts'

const session = (from: string) =>
  `import session from 'express-session'\n${from}\nexport default session({ secret: [key, process.env.SESSION_SECRET] })\n`

const outside: Files = {
  'package.json':
    '{ "name": "made-up-outside", "version": "0.0.1", "exports": { ".": "./keys.ts", "./*": "./*" } }',
  'keys.ts': "export const key = 'made-up-outside-key'\n",
  'keys.json': '{ "key": "made-up-outside-key" }',
  'uses.ts': session("const key = 'made-up-outside-key'"),
  '.env': 'OUTSIDE_SECRET=made-up-outside-key\n',
}

/** A project whose files lead to a folder beside it, in each way that a file can, and that folder. */
export function writeHostileProject(): { readonly root: string; readonly outside: string } {
  const base = realpathSync(mkdtempSync(path.join(tmpdir(), 'hostile-')))
  const root = path.join(base, 'project')
  const beside = path.join(base, 'outside')
  const imports: Files = {
    'a-path': "import { key } from '../../outside/keys'",
    'a-path-of-json': "import { key } from '../../outside/keys.json'",
    'an-absolute-path': `import { key } from '${beside}/keys'`,
    'a-url': `import { key } from '${pathToFileURL(beside).href}/keys.ts'`,
    'a-link': "import { key } from './link'",
    'a-linked-folder': "import { key } from './linked/keys'",
    'a-linked-package': "import { key } from 'made-up-linked/keys.ts'",
    'a-package-that-leads-out': "import { key } from 'made-up-evil'",
    'a-package-import': "import { key } from '#keys'",
    'an-alias': "import { key } from '@keys'",
    'an-alias-of-a-folder': "import { key } from '@keys/keys'",
    'a-package-of-the-workspace': "import { key } from 'made-up-outside'",
    'a-required-path': "const { key } = require('../../outside/keys')",
    'what-it-exports-again': "import { key } from './again'",
  }
  writeFiles(beside, outside)
  writeFiles(root, {
    '.git/HEAD': 'ref: refs/heads/main\n',
    'package.json': JSON.stringify({
      name: 'made-up-project',
      type: 'module',
      imports: { '#keys': '../outside/keys.ts' },
      workspaces: ['../outside', '../*', 'packages/../../outside'],
      dependencies: { 'express-session': '^1.18.0', 'made-up-linked': '*' },
    }),
    'pnpm-workspace.yaml': "packages:\n  - '../outside'\n",
    'tsconfig.json': JSON.stringify({
      extends: '../outside/tsconfig.json',
      references: [{ path: '../outside/tsconfig.json' }],
      compilerOptions: { paths: { '@keys': ['../outside/keys'], '@keys/*': ['../outside/*'] } },
    }),
    'node_modules/made-up-evil/package.json':
      '{ "name": "made-up-evil", "main": "../../../outside/keys.ts" }',
    'src/again.ts': "export * from '../../outside/keys'\n",
    ...Object.fromEntries(Object.entries(imports).map(([name, from]) => [`src/${name}.ts`, session(from)])),
    'src/shared.ts':
      "import jwt from 'jsonwebtoken'\nexport const token = jwt.sign({}, process.env.SESSION_SECRET, { algorithm: 'HS256' })\n",
  })
  const links: Files = {
    'src/link.ts': 'keys.ts',
    'src/linked': '.',
    'src/linked-uses.ts': 'uses.ts',
    'node_modules/made-up-linked': '.',
    '.env': '.env',
    'packages/a/package.json': 'package.json',
  }
  for (const [link, to] of Object.entries(links)) {
    mkdirSync(path.dirname(path.join(root, link)), { recursive: true })
    symlinkSync(path.join(beside, to), path.join(root, link))
  }
  return { root, outside: beside }
}
