import { describe, expect, it } from 'vitest'
import { makeProjects } from './project.ts'

const project = makeProjects()

const config = JSON.stringify({
  compilerOptions: { strict: true, module: 'esnext', moduleResolution: 'bundler', types: [] },
  include: ['*.ts'],
})

type Shape = 'one key' | 'unknown' | 'none'

/** How many keys the only sink of a program is seen to be given, with the types of its project and without. */
function shapes(declared: string, key: string): { readonly typed: Shape; readonly untyped: Shape } {
  const made = project({
    'main.ts': `import session from 'express-session'\nimport type { Config } from './config'\ndeclare const config: Config\nsession({ secret: ${key} })\n`,
    'config.ts': `export interface Config { ${declared} }\n`,
    'tsconfig.json': config,
  })
  const shapeIn = (parserOptions: object): Shape => {
    const [single] = made.facts('main.ts', { parserOptions }).singleKeys
    return single ? (single.unknown ? 'unknown' : 'one key') : 'none'
  }
  return {
    typed: shapeIn({ projectService: true, tsconfigRootDir: made.root }),
    untyped: shapeIn({}),
  }
}

// Neither the interface nor what it declares is followed: without types only the name is left.
// The first of them starts TypeScript.
describe('keys of which only the type is known', { timeout: 60_000 }, () => {
  it.each<[declared: string, key: string, typed: Shape, untyped: Shape]>([
    ['sessionKeys: string', 'config.sessionKeys', 'one key', 'unknown'],
    ['sessionKeys?: string', 'config.sessionKeys', 'one key', 'unknown'],
    ['sessionKeys: string | null', 'config.sessionKeys', 'one key', 'unknown'],
    ['sessionKeys: string[]', 'config.sessionKeys', 'none', 'unknown'],
    ['sessionKeys: unknown', 'config.sessionKeys', 'unknown', 'unknown'],
    ['sessionKeys: any', 'config.sessionKeys', 'unknown', 'unknown'],
    ['secret: string', 'config.secret', 'one key', 'one key'],
    ['secret: string[]', 'config.secret', 'none', 'one key'],
    ['secret: readonly string[]', 'config.secret', 'none', 'one key'],
    ['secret: [newest: string, previous: string]', 'config.secret', 'none', 'one key'],
    ['secret: string | string[]', 'config.secret', 'none', 'one key'],
    ['secret: Set<string>', 'config.secret', 'none', 'one key'],
    ['secret: () => string', 'config.secret', 'none', 'one key'],
    ['publicKey: string', 'config.publicKey', 'none', 'none'],
  ])('%s: %s is %s, without types %s', (declared, key, typed, untyped) => {
    expect(shapes(declared, key)).toEqual({ typed, untyped })
  })
})
