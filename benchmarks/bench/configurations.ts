import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ESLint, Linter } from 'eslint'
import { plugin } from '../../tools/built-plugin.ts'

export const codeFiles = ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}']

/** What is measured: rules under a name, and a program that they must report. */
export interface Configuration {
  readonly name: string
  readonly plugins: Record<string, ESLint.Plugin>
  readonly rules: NonNullable<Linter.Config['rules']>
  /** Must be reported wherever there are rules that can: a rule that is silent costs nothing. */
  readonly control: string | undefined
}

const key = 'made-up-Qw3rTyU1oPaSdF6hJkL9zXcVbNm'

const controls = {
  key: `import jwt from 'jsonwebtoken'\njwt.verify(token, '${key}')\n`,
  password: `const password = '${key}'\n`,
  setting: 'start(process.env.MODE)\n',
  expression: 'eval(given)\n',
}

const nothing: ESLint.Plugin = {
  rules: { nothing: { meta: { schema: [] }, create: () => ({ Program: () => undefined }) } },
}

const ours = (name: string, rules: readonly string[]): Configuration => ({
  name,
  plugins: { 'secret-key': plugin },
  rules: Object.fromEntries(rules.map((rule) => [rule, 'error'])),
  control: controls.key,
})

const ofCode = Object.keys(plugin.configs.all.rules ?? {})

/** No rules, no rules again (the noise of the machine), a rule that does nothing, and ours. */
export const own: readonly Configuration[] = [
  { name: 'no rules', plugins: {}, rules: {}, control: undefined },
  { name: 'no rules, again', plugins: {}, rules: {}, control: undefined },
  {
    name: 'an empty rule',
    plugins: { empty: nothing },
    rules: { 'empty/nothing': 'error' },
    control: undefined,
  },
  ours('secret-key, recommended', Object.keys(plugin.configs.recommended.rules ?? {})),
  ours('secret-key, all rules', ofCode),
]

/** Each rule of ours alone. */
export const oneByOne: readonly Configuration[] = ofCode.map((rule) => ({
  ...ours(rule, [rule]),
  // One program cannot hold a fault for each of them.
  control: undefined,
}))

/** The plugins that others use for the same, installed as their lockfile pins them. */
export async function peers(): Promise<readonly Configuration[]> {
  const from = ofPeers()
  const load = async (name: string) => {
    const module = (await import(pathToFileURL(from.resolve(name)).href)) as
      ESLint.Plugin | { default: ESLint.Plugin }
    // Some export their parts by name.
    return 'default' in module ? module.default : module
  }
  const recommended = ({ configs }: ESLint.Plugin) => (configs?.recommended as Linter.Config).rules ?? {}
  const [n, noSecrets, secureCoding, security, sonarjs] = await Promise.all(
    ['n', 'no-secrets', 'secure-coding', 'security', 'sonarjs'].map((name) => load(`eslint-plugin-${name}`)),
  )
  if (!n || !noSecrets || !secureCoding || !security || !sonarjs) throw new Error('A peer is not installed.')
  return [
    {
      name: 'sonarjs, its three rules for secrets',
      plugins: { sonarjs },
      rules: {
        'sonarjs/no-hardcoded-secrets': 'error',
        'sonarjs/no-hardcoded-passwords': 'error',
        'sonarjs/hardcoded-secret-signatures': 'error',
      },
      control: controls.password,
    },
    {
      name: 'no-secrets',
      plugins: { 'no-secrets': noSecrets },
      rules: { 'no-secrets/no-secrets': 'error' },
      control: controls.password,
    },
    {
      name: 'secure-coding, its two rules for credentials',
      plugins: { 'secure-coding': secureCoding },
      rules: {
        'secure-coding/no-hardcoded-credentials': 'error',
        'secure-coding/no-hardcoded-session-tokens': 'error',
      },
      control: controls.password,
    },
    {
      name: 'n/no-process-env',
      plugins: { n },
      rules: { 'n/no-process-env': 'error' },
      control: controls.setting,
    },
    {
      name: 'security, recommended',
      plugins: { security },
      rules: recommended(security),
      control: controls.expression,
    },
  ]
}

/** What resolves the packages that only the benchmark needs. */
export function ofPeers(): NodeJS.Require {
  return createRequire(path.join(installed(), 'package.json'))
}

function installed(): string {
  const folder = path.join(tmpdir(), 'eslint-plugin-secret-key-peers')
  const lockfile = (of: string) => path.join(of, 'package-lock.json')
  const isInstalled = existsSync(path.join(folder, 'node_modules', '.package-lock.json'))
  const pinned = path.join(import.meta.dirname, 'peers')
  if (!isInstalled || readFileSync(lockfile(folder), 'utf8') !== readFileSync(lockfile(pinned), 'utf8')) {
    mkdirSync(folder, { recursive: true })
    cpSync(pinned, folder, { recursive: true })
    execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit'],
      shell: process.platform === 'win32',
    })
  }
  return folder
}
