import { Linter } from 'eslint'
import * as astro from 'astro-eslint-parser'
import * as svelte from 'svelte-eslint-parser'
import tseslint from 'typescript-eslint'
import * as vue from 'vue-eslint-parser'
import { describe, expect, it } from 'vitest'
import plugin from '../../src/index.ts'
import { makeProjects } from './project.ts'

const parsers: Readonly<Record<string, Linter.Parser>> = { vue, svelte, astro }
const project = makeProjects()

interface Asked {
  readonly kind: string
  readonly rule?: string
  readonly options?: object
  /** The parser of the scripts, as users set it; typescript-eslint's when absent. */
  readonly scripts?: unknown
  readonly cwd?: string
}

function lint(
  code: string,
  { kind, rule = 'no-hardcoded-key', options, scripts, cwd = '/no-such-folder' }: Asked,
) {
  return new Linter({ cwd }).verify(
    code,
    [
      {
        files: [`**/*.${kind}`],
        languageOptions: {
          parser: parsers[kind],
          parserOptions: scripts === 'none' ? {} : { parser: scripts ?? tseslint.parser },
        },
        plugins: { 'secret-key': plugin },
        rules: { [`secret-key/${rule}`]: options ? ['error', options] : 'error' },
      },
    ],
    { filename: `${cwd}/src/Component.${kind}` },
  )
}

/** The texts that are reported, cut out of the code by the positions of the reports. */
function reported(code: string, asked: Asked): readonly string[] {
  const lines = code.split('\n')
  return lint(code, asked).map(({ ruleId, message, line, column, endLine, endColumn }) => {
    if (ruleId === null) throw new Error(message)
    return line === endLine
      ? (lines[line - 1] ?? '').slice(column - 1, (endColumn ?? 0) - 1)
      : '(several lines)'
  })
}

const sign = "import { sign } from 'jsonwebtoken'"
const setup = (script: string, template = '') =>
  `<script setup lang="ts">\n${script}\n</script>\n\n<template>\n  ${template}\n</template>\n`

/** Code, and the texts that are reported in it. */
type Row = readonly [name: string, code: string, ...texts: string[]]

describe('a hard-coded key in a Vue component', () => {
  const rows: readonly Row[] = [
    ['in script setup', setup(`${sign}\nsign({}, 'made-up-key')`), "'made-up-key'"],
    ['in a script', `<script>\n${sign}\nsign({}, 'made-up-key')\n</script>\n`, "'made-up-key'"],
    [
      'in a script beside script setup',
      `<script>\n${sign}\n</script>\n<script setup>\nsign({}, 'made-up-key')\n</script>\n`,
      "'made-up-key'",
    ],
    ['in an interpolation', setup(sign, `<p>{{ sign({}, 'made-up-key') }}</p>`), "'made-up-key'"],
    ['in a bound attribute', setup(sign, `<p :title="sign({}, 'made-up-key')" />`), "'made-up-key'"],
    ['in an event handler', setup(sign, `<p @click="sign({}, 'made-up-key')" />`), "'made-up-key'"],
    ['in a condition', setup(sign, `<p v-if="sign({}, 'made-up-key')" />`), "'made-up-key'"],
    ['in the list of a loop', setup(sign, `<p v-for="x in [sign({}, 'made-up-key')]" />`), "'made-up-key'"],
    [
      'in a default of a slot',
      setup(sign, `<C v-slot="{ a = sign({}, 'made-up-key') }" />`),
      "'made-up-key'",
    ],
    ['inside a loop', setup(sign, `<p v-for="x in 3">{{ sign({ x }, 'made-up-key') }}</p>`), "'made-up-key'"],
    [
      'of the script, used in the template',
      setup(`${sign}\nconst key = 'made-up-key'`, '<p>{{ sign({}, key) }}</p>'),
      "'made-up-key'",
    ],
    ['nowhere: a loop has the name', setup(sign, `<p v-for="sign in []">{{ sign({}, 'a text') }}</p>`)],
    ['nowhere: a slot has the name', setup(sign, `<C v-slot="{ sign }">{{ sign({}, 'a text') }}</C>`)],
    ['nowhere: a parameter has the name', setup(sign, `<p @click="(sign) => sign({}, 'a text')" />`)],
    [
      'nowhere: the template of options sees no imports',
      `<script>\n${sign}\nexport default {}\n</script>\n<template><p>{{ sign({}, 'a text') }}</p></template>\n`,
    ],
    ['nowhere: a text of the template', setup(sign, `<p title="made-up-key">sign({}, 'made-up-key')</p>`)],
    ['nowhere: a template alone', `<template><p>{{ sign({}, 'a text') }}</p></template>\n`],
    [
      'nowhere: a template that is not HTML',
      `<script setup>\n${sign}\n</script>\n<template lang="pug">\np {{ sign({}, 'a text') }}\n</template>\n`,
    ],
  ]

  it.each(rows)('%s', (_name, code, ...texts) => {
    expect(reported(code, { kind: 'vue' })).toEqual(texts)
  })
})

describe('a hard-coded key in a Svelte component', () => {
  const script = (code: string, template = '') => `<script lang="ts">\n  ${code}\n</script>\n\n${template}\n`
  const rows: readonly Row[] = [
    ['in the script', script(`${sign}\n  sign({}, 'made-up-key')`), "'made-up-key'"],
    [
      'in the script of the module',
      `<script module>\n${sign}\nsign({}, 'made-up-key')\n</script>\n`,
      "'made-up-key'",
    ],
    ['in a reactive statement', script(`${sign}\n  $: token = sign({}, 'made-up-key')`), "'made-up-key'"],
    ['in the template', script(sign, `<p>{sign({}, 'made-up-key')}</p>`), "'made-up-key'"],
    ['in an attribute', script(sign, `<p title={sign({}, 'made-up-key')} />`), "'made-up-key'"],
    ['in a condition', script(sign, `{#if sign({}, 'made-up-key')}yes{/if}`), "'made-up-key'"],
    ['nowhere: a loop has the name', script(sign, `{#each [] as sign}{sign({}, 'a text')}{/each}`)],
    ['nowhere: a text of the template', script(sign, `<p title="made-up-key">sign('made-up-key')</p>`)],
  ]

  it.each(rows)('%s', (_name, code, ...texts) => {
    expect(reported(code, { kind: 'svelte' })).toEqual(texts)
  })
})

describe('a hard-coded key in an Astro component', () => {
  const page = (code: string, template = '') => `---\n${code}\n---\n\n${template}\n`
  const rows: readonly Row[] = [
    ['in the frontmatter', page(`${sign}\nsign({}, 'made-up-key')`), "'made-up-key'"],
    ['in the template', page(sign, `<p>{sign({}, 'made-up-key')}</p>`), "'made-up-key'"],
    ['in an attribute', page(sign, `<p title={sign({}, 'made-up-key')} />`), "'made-up-key'"],
    ['nowhere: a parameter has the name', page(sign, `{[].map((sign) => <p>{sign({}, 'a text')}</p>)}`)],
    ['nowhere: a text of the template', page(sign, `<p title="made-up-key">sign('made-up-key')</p>`)],
  ]

  it.each(rows)('%s', (_name, code, ...texts) => {
    expect(reported(code, { kind: 'astro' })).toEqual(texts)
  })
})

describe('what a component imports', () => {
  const script = `${sign}\nimport { key } from './keys'\nsign({}, key)`
  const component: Readonly<Record<string, string>> = {
    vue: setup(script),
    svelte: `<script>\n${script}\n</script>\n`,
    astro: `---\n${script}\n---\n`,
  }
  const scripts: readonly (readonly [name: string, scripts: unknown])[] = [
    ['one parser for all scripts', tseslint.parser],
    ['a parser for each language', { ts: tseslint.parser, js: 'espree' }],
    ['no parser for scripts', 'none'],
  ]
  const rows = Object.keys(component).flatMap((kind) => scripts.map((row) => [kind, ...row] as const))

  it.each(rows)('is read from %s with %s', (kind, _name, scripts) => {
    const { root } = project({ 'src/keys.ts': "export const key: string = 'made-up-key'\n" })
    const messages = lint(component[kind] ?? '', { kind, scripts, cwd: root })
    expect(messages.map(({ message }) => /in (\S+), line \d+/.exec(message)?.[0])).toEqual([
      'in src/keys.ts, line 1',
    ])
  })
})

describe('a suggestion in a component', () => {
  const applied = (code: string, asked: Asked) =>
    lint(code, asked).flatMap(({ suggestions = [] }) =>
      suggestions.map(({ fix: { range, text } }) => code.slice(0, range[0]) + text + code.slice(range[1])),
    )
  const read = (name: string) =>
    `import cookie from 'cookie-signature'\nexport const open = (text) => cookie.unsign(text, ${name})`
  const components: Readonly<Record<string, (script: string) => string>> = {
    vue: (script) => `<template><p /></template>\n<script>\n${script}\n</script>\n`,
    svelte: (script) => `<p>first</p>\n<script>\n${script}\n</script>\n`,
    astro: (script) => `---\n${script}\n---\n<p>last</p>\n`,
  }

  it.each(Object.entries(components))(
    'imports the key among the imports of the script: %s',
    (kind, around) => {
      const { root } = project({ 'src/keys.ts': 'export const cookieKey = process.env.COOKIE_SECRET\n' })
      const after = `import cookie from 'cookie-signature'\nimport { cookieKey } from './keys'\nexport const open = (text) => cookie.unsign(text, cookieKey)`
      expect(
        applied(around(read('process.env.COOKIE_SECRET')), {
          kind,
          rule: 'no-direct-setting-read',
          options: { keyModules: ['src/keys.ts'] },
          cwd: root,
        }),
      ).toEqual([around(after)])
    },
  )

  const ring = (lang: string) =>
    `<script setup${lang}>\nimport session from 'express-session'\nsession({ secret: process.env.KEY })\n</script>\n`

  it.each([
    ['in JavaScript', '', '.filter(Boolean)'],
    ['in TypeScript', ' lang="ts"', '.filter((key): key is string => Boolean(key))'],
  ])('makes a ring %s', (_name, lang, filter) => {
    expect(applied(ring(lang), { kind: 'vue', rule: 'require-fallback-keys' })).toEqual([
      ring(lang).replace('process.env.KEY', `[process.env.KEY, process.env.KEY_PREVIOUS]${filter}`),
    ])
  })
})
