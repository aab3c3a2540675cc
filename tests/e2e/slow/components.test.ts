import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { ours, places, project } from '../project.ts'
import { versions } from '../versions.ts'

/** The configurations of the page, by their names in it. */
const page = await readFile('docs/vue-svelte-astro.md', 'utf8')
const configs = Object.fromEntries(
  [...page.matchAll(/^<!-- config (?<name>\S+) -->\n+```js\n(?<code>[\s\S]*?)^```$/gm)].map(({ groups }) => [
    groups?.name ?? '',
    groups?.code ?? '',
  ]),
)

const packages = {
  vue: ['eslint-plugin-vue@10.12.1'],
  svelte: ['eslint-plugin-svelte@3.24.1', 'svelte@5.57.3'],
  astro: ['eslint-plugin-astro@1.6.0'],
}

const script =
  "import { sign } from 'jsonwebtoken'\nimport { key } from './keys'\nconst token = sign({}, key)\n"
const keys = "export const key = 'made-up-key'\n"
const typedKeys = "export const key: string = 'made-up-key'\n"

const components: readonly (readonly [
  config: string,
  kind: keyof typeof packages,
  files: Readonly<Record<string, string>>,
])[] = [
  [
    'vue',
    'vue',
    {
      'src/keys.js': keys,
      'src/App.vue': `<script setup>\n${script}</script>\n\n<template>\n  <p>{{ token }} {{ sign({}, 'made-up-key') }}</p>\n</template>\n`,
    },
  ],
  [
    'vue-ts',
    'vue',
    {
      'src/keys.ts': typedKeys,
      'src/App.vue': `<script setup lang="ts">\n${script}</script>\n\n<template>\n  <p>{{ token }} {{ sign({}, 'made-up-key') }}</p>\n</template>\n`,
    },
  ],
  [
    'svelte',
    'svelte',
    {
      'src/keys.ts': typedKeys,
      'src/App.svelte': `<script lang="ts">\n${script}</script>\n\n<p>\n{token} {sign({}, 'made-up-key')}</p>\n`,
    },
  ],
  [
    'astro',
    'astro',
    {
      'src/keys.ts': typedKeys,
      'src/App.astro': `---\n${script}---\n\n<p>\n{token} {sign({}, 'made-up-key')}</p>\n`,
    },
  ],
]

describe.each(components)('the configuration %s of the page', (name, kind, files) => {
  it('reports keys in script and template', async () => {
    const app = await project(
      [versions.eslint, versions.typescript, versions.typescriptEslint, ...packages[kind], ours],
      { ...files, 'eslint.config.js': configs[name] ?? '' },
    )
    const { stdout, stderr, code } = await app.run('eslint', ['-f', 'json', 'src'])
    expect(code, stderr).toBe(1)
    const found = places(stdout, app.folder).filter((place) => place.endsWith(' secret-key/no-hardcoded-key'))
    expect(found.map((place) => place.split(':').slice(0, 2).join(':'))).toEqual([
      `src/App.${kind}:4`,
      `src/App.${kind}:8`,
    ])
  })
})

it('has no configuration that is not tried', () => {
  expect(Object.keys(configs).toSorted()).toEqual(components.map(([name]) => name).toSorted())
})
