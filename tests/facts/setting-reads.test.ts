import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { factsIn } from './facts-in.ts'

interface SettingForm {
  readonly id: string
  readonly code: string
  readonly settings: readonly string[]
  readonly follows:
    'read' | 'definition' | 'presence check' | 'alias' | 'injected' | 'exposed' | 'file' | 'vault'
}

const forms = JSON.parse(
  readFileSync(new URL('setting-forms.json', import.meta.url), 'utf8'),
) as readonly SettingForm[]

const thatAre = (...kinds: SettingForm['follows'][]) => forms.filter(({ follows }) => kinds.includes(follows))

/** Forms that stand in a file of a certain name. */
const files: Readonly<Record<string, string>> = {
  'nuxt-config-default': 'nuxt.config.ts',
  'strapi-env': 'config/server.js',
  'strapi-env-call': 'config/admin.js',
}

/** What stands around a form in a program. */
const before: Readonly<Record<string, string>> = { 'joi-nest': "import Joi from 'joi'\n" }

const factsOfForm = ({ id, code }: SettingForm) =>
  factsIn(`${before[id] ?? ''}${code}`, { filename: files[id] ?? 'src/program.ts' })

const namesOf = (reads: readonly { readonly name: string }[]) => reads.map(({ name }) => name)

describe('reads of settings', () => {
  it.each(thatAre('read', 'alias'))('$id: the value is read', (form) => {
    const reads = factsOfForm(form).settingReads.filter(({ use }) => use === 'value')
    expect([...new Set(namesOf(reads))]).toEqual(form.settings)
  })

  it.each(thatAre('presence check'))('$id: only looks whether it is there', (form) => {
    const { settingReads } = factsOfForm(form)
    expect(settingReads.map(({ name, use }) => [name, use])).toEqual(
      form.settings.map((name) => [name, 'presence check']),
    )
  })

  it.each(thatAre('definition'))('$id: declares a setting', (form) => {
    const facts = factsOfForm(form)
    // Configuration files of frameworks are key modules: what they read they hand out.
    expect(facts.isKeyModule(undefined) || facts.settingReads.every(({ use }) => use === 'definition')).toBe(
      true,
    )
  })

  // Who is given a configuration does not read it: `registerAs` has, and what it read is followed from there.
  it.each(thatAre('injected'))('$id: was read where it is registered', (form) => {
    expect(factsOfForm(form).settingReads).toEqual([])
  })

  it.each(thatAre('exposed'))('$id: reads nothing secret', (form) => {
    expect(factsOfForm(form).settingReads.filter(({ kind }) => kind === 'own key')).toEqual([])
  })

  it.each(thatAre('file', 'vault'))('$id: no setting is read', (form) => {
    expect(factsOfForm(form).settingReads).toEqual([])
  })
})

describe('literals that settings fall back to', () => {
  const defaults = new Map<string, readonly string[]>([
    ['process-env-destructure-default', ['JWT_SECRET']],
    ['missing-or-literal', ['JWT_SECRET']],
    ['missing-nullish-literal', ['JWT_SECRET']],
    ['missing-chain', ['JWT_SECRET']],
    ['missing-ternary', ['JWT_SECRET']],
    ['missing-assign-default', ['JWT_SECRET']],
    ['nuxt-config-default', ['authSecret']],
    ['convict-schema', ['SESSION_SECRET']],
    ['envalid', ['JWT_SECRET']],
    ['zod-parse-env', ['JWT_SECRET']],
    ['valibot-parse-env', ['JWT_SECRET']],
    ['joi-nest', ['JWT_SECRET']],
    ['strapi-env-call', ['ADMIN_JWT_SECRET']],
    ['env-assign', ['JWT_SECRET']],
  ])

  it.each(forms)('$id', (form) => {
    const { hardcodedKeys } = factsOfForm(form)
    expect(hardcodedKeys.map(({ setting }) => setting)).toEqual(defaults.get(form.id) ?? [])
  })
})

describe('what becomes of a missing setting at a library that would take it', () => {
  const becomes = new Map<string, readonly (string | undefined)[]>([
    ['missing-or-empty', ['empty']],
    ['missing-String', ['undefined']],
    ['missing-template', ['undefined']],
    ['text-encoder', ['empty']],
    ['buffer-from', []],
  ])
  const valueOf = (code: string) => /\(x, (?<value>.*)\)$|= (?<init>.*);$/.exec(code)?.groups
  const missing = forms.filter(({ id }) => becomes.has(id))

  it.each(missing)('$id', ({ id, code }) => {
    const value = valueOf(code)?.value ?? valueOf(code)?.init ?? ''
    const { emptyKeys } = factsIn(
      `import { createHmac } from 'node:crypto'\ncreateHmac('sha256', ${value}).update(text).digest()`,
    )
    expect(emptyKeys.map((key) => key.becomes)).toEqual(becomes.get(id))
  })
})

describe('how a setting is read', () => {
  it.each([
    ['process.env.JWT_SECRET', 'environment'],
    ['import.meta.env.JWT_SECRET', 'environment'],
    ["Deno.env.get('JWT_SECRET')", 'environment'],
    ["configService.get('JWT_SECRET')", 'config service'],
    ["env('JWT_SECRET')", 'helper'],
  ])('%s: %s', (read, via) => {
    expect(factsIn(`sign(${read})`).settingReads.map((found) => found.via)).toEqual([via])
  })

  it.each([
    ['process.env.JWT_SECRET', 'own key'],
    ['process.env.STRIPE_SECRET_KEY', 'third party'],
  ])('%s: %s', (read, kind) => {
    expect(factsIn(`sign(${read})`).settingReads.map((found) => found.kind)).toEqual([kind])
  })
})
