import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript'
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest'
import { writeFiles } from '../files.ts'
import { codeBlocks, read } from './markdown.ts'

const newest = 'yyuH3Zp0mXbmXN2nGt0n5Vq2xJpW8rT1bLd4cSf6aHk'
const older = 'Qm4rV9sT2wX5zB8dG1jL3nP6uR7yF0hK4mA9bD2eC5g'

const blocks = new Map(
  codeBlocks(read('docs/key-module.md'))
    .filter(({ kind }) => kind === 'file:')
    .map(({ rest, code }) => [rest, code]),
)

const folder = mkdtempSync(path.join(tmpdir(), 'key-module-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})
afterEach(() => {
  vi.unstubAllEnvs()
})

let loads = 0

/** Writes files into a folder of their own, so that each load is a fresh one, and imports the last of them. */
async function load(files: Readonly<Record<string, string>>): Promise<Record<string, unknown>> {
  const fresh = path.join(folder, String((loads += 1)))
  const all: Readonly<Record<string, string>> = { 'package.json': '{ "type": "module" }', ...files }
  writeFiles(fresh, all)
  const last = path.join(fresh, Object.keys(all).at(-1) ?? '')
  return (await import(/* @vite-ignore */ pathToFileURL(last).href)) as Record<string, unknown>
}

function blockOf(file: string): string {
  const code = blocks.get(file)
  if (code === undefined) throw new Error(`docs/key-module.md has no ${file}`)
  return code
}

const keysModules: Readonly<Record<string, string>> = {
  TypeScript: transpileModule(blockOf('keys.ts'), {
    compilerOptions: { module: ModuleKind.ESNext, target: ScriptTarget.ES2023 },
  }).outputText,
  JavaScript: blockOf('keys.js'),
}

/** Files that stand for installed packages. */
function stubsOf(libraries: Readonly<Record<string, string>>): Record<string, string> {
  const files: Record<string, string> = {}
  for (const [name, code] of Object.entries(libraries)) {
    files[`node_modules/${name}/index.js`] = code
    files[`node_modules/${name}/package.json`] =
      '{ "type": "module", "exports": { ".": "./index.js", "./*": "./*/index.js" } }'
  }
  return files
}

function environment(settings: Readonly<Record<string, string | undefined>>): void {
  const all = { SESSION_KEY: newest, TOKEN_KEY: newest, SESSION_KEY_PREVIOUS: undefined, ...settings }
  for (const [name, value] of Object.entries(all)) vi.stubEnv(name, value)
}

describe.each(Object.keys(keysModules))('the key module in %s', (language) => {
  const loadKeys = () => load({ 'keys.js': keysModules[language] ?? '' })

  it('reads one key', async () => {
    environment({})
    expect(await loadKeys()).toMatchObject({ sessionKeys: [newest], tokenKeys: [newest] })
  })

  it('reads the previous key, too, and puts it behind', async () => {
    environment({ SESSION_KEY_PREVIOUS: older })
    expect(await loadKeys()).toMatchObject({ sessionKeys: [newest, older], tokenKeys: [newest] })
  })

  it('takes an empty previous key for none', async () => {
    environment({ SESSION_KEY_PREVIOUS: '' })
    expect(await loadKeys()).toMatchObject({ sessionKeys: [newest] })
  })

  it.each<[string, Record<string, string | undefined>, string]>([
    ['a missing key', { SESSION_KEY: undefined }, 'SESSION_KEY is not set.'],
    ['an empty key', { TOKEN_KEY: '' }, 'TOKEN_KEY is not set.'],
    ['a short key', { SESSION_KEY: newest.slice(0, 31) }, 'SESSION_KEY is shorter than 32 characters.'],
    [
      'a short previous key',
      { SESSION_KEY_PREVIOUS: 'x' },
      'SESSION_KEY_PREVIOUS is shorter than 32 characters.',
    ],
    [
      'a published key',
      { SESSION_KEY: 'complex_password_at_least_32_characters_long' },
      "SESSION_KEY looks like a key from somebody's documentation.",
    ],
  ])('refuses %s, without its value', async (_what, settings, message) => {
    environment(settings)
    await expect(loadKeys()).rejects.toThrow(new Error(message))
  })
})

describe('the uses of the key module', () => {
  const useKeys = (file: string, libraries: Readonly<Record<string, string>>) => {
    environment({ SESSION_KEY_PREVIOUS: older, TOKEN_KEY_PREVIOUS: older, SESSION_KEY_NUMBER: '7' })
    return load({ ...stubsOf(libraries), 'keys.js': blockOf('keys.js'), [file]: blockOf(file) })
  }

  it('hands an array to a library that takes one', async () => {
    const { sessions } = await useKeys('app-array.js', {
      'express-session': 'export default (options) => options',
    })
    expect(sessions).toMatchObject({ secret: [newest, older] })
  })

  it('hands a map to a library that takes one, the newest key under the highest id', async () => {
    const { sessionOf } = await useKeys('app-map.js', {
      'iron-session': 'export const getIronSession = (request, response, options) => options',
    })
    expect((sessionOf as () => unknown)()).toMatchObject({ password: { 6: older, 7: newest } })
  })

  // A token of the stub is its payload, its key and its key id, readable.
  const jwt = `export default {
    sign: (payload, key, { keyid }) => JSON.stringify({ payload, key, kid: keyid }),
    verify(token, keyOf, options, done) {
      const { payload, key, kid } = JSON.parse(token)
      keyOf({ kid }, (error, found) =>
        done(error ?? (found === key ? null : new Error('invalid signature')), payload))
    },
  }`

  it('answers a key function by the id of the key', async () => {
    const { issue, check } = (await useKeys('app-function.js', { jsonwebtoken: jwt })) as {
      issue: (payload: unknown) => string
      check: (token: string) => Promise<unknown>
    }
    const token = issue({ sub: 'u1' })
    expect(token).toContain(newest)
    expect(await check(token)).toEqual({ sub: 'u1' })

    environment({ TOKEN_KEY: older, TOKEN_KEY_PREVIOUS: undefined })
    const before = (await load({
      ...stubsOf({ jsonwebtoken: jwt }),
      'keys.js': blockOf('keys.js'),
      'app-function.js': blockOf('app-function.js'),
    })) as { issue: (payload: unknown) => string }
    expect(await check(before.issue({ sub: 'u2' }))).toEqual({ sub: 'u2' })

    await expect(check(JSON.stringify({ payload: {}, key: 'x', kid: 'x' }))).rejects.toThrow('unknown key')
  })

  it('tries each key of a library that takes one', async () => {
    const { issue, check } = (await useKeys('app-one-key.js', {
      hono: '',
      'hono/jwt': `export const sign = async (payload, key) => JSON.stringify({ payload, key })
        export async function verify(token, key) {
          const { payload, key: used } = JSON.parse(token)
          if (payload.expired) throw Object.assign(new Error('expired'), { name: 'JwtTokenExpired' })
          if (used !== key) throw Object.assign(new Error('no'), { name: 'JwtTokenSignatureMismatched' })
          return payload
        }`,
    })) as {
      issue: (payload: unknown) => Promise<string>
      check: (token: string) => Promise<unknown>
    }
    expect(await issue({})).toContain(newest)
    expect(await check(JSON.stringify({ payload: { sub: 'u1' }, key: older }))).toEqual({ sub: 'u1' })
    await expect(check(JSON.stringify({ payload: {}, key: 'x' }))).rejects.toThrow('no')
    await expect(check(JSON.stringify({ payload: { expired: true }, key: older }))).rejects.toThrow('expired')
  })
})
