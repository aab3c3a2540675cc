import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { defineConfig } from 'vitepress'
import { pageOf } from '../../src/catalogue/describe.ts'
import { libraries } from '../../src/catalogue/libraries/index.ts'
import type { DataKind, Library } from '../../src/catalogue/types.ts'
import manifest from '../../package.json' with { type: 'json' }

const docs = path.resolve(import.meta.dirname, '../../docs')

interface Item {
  readonly text: string
  readonly link: string
}

/** A page under its own heading; none where there is no such page. */
function page(file: string, text?: string): readonly Item[] {
  const source = path.join(docs, file)
  if (!existsSync(source)) return []
  const heading = /^# (.*)$/m.exec(readFileSync(source, 'utf8'))?.[1] ?? file
  return [{ text: text ?? heading.replaceAll('`', ''), link: addressOf(file) }]
}

/** Where a page of `docs` is on the site. */
function addressOf(file: string): string {
  return `/${file.replace(/\.md$/, '').replace(/(^|\/)README$/, '$1')}`
}

const groups: readonly (readonly [title: string, kinds: readonly DataKind[]])[] = [
  ['Sessions and cookies', ['sessions', 'cookies', 'requests in flight']],
  ['Tokens', ['access tokens', 'refresh tokens', 'one-time codes']],
  ['Links and webhooks', ['links', 'webhooks', 'signatures', 'calls to the other party']],
  ['Encryption', ['ciphertext', 'whatever the derived key protects']],
  ['Hashes and ids', ['blind indexes', 'passwords', 'public ids']],
]
const issuedByOthers = 'Keys that others issue'
const withoutKey = 'No key of their own'

/** The group of a library: what rotating its key does first of all. */
function groupOf({ sinks, rotation }: Library): string {
  if (sinks.length === 0) return withoutKey
  if (sinks.every(({ rotatedBy }) => rotatedBy === 'third party')) return issuedByOthers
  const [first] = [rotation, ...sinks.flatMap((sink) => sink.rotation ?? [])].flatMap(
    ({ invalidates }) => invalidates,
  )
  const found = groups.find(([, kinds]) => first && kinds.includes(first.what))
  return found?.[0] ?? withoutKey
}

const libraryGroups = [...groups.map(([title]) => title), issuedByOthers, withoutKey].map((text) => ({
  text,
  collapsed: true,
  items: libraries
    .filter((library) => groupOf(library) === text)
    .flatMap((library) => page(`rotation-impact/${pageOf(library.package)}`, library.package)),
}))

/** Pages link to each other as files, and to the rest of the repository: what the site has stays there. */
function rewriteLink(href: string, from: string): string {
  if (/^(?:[a-z]+:|#)/.test(href)) return href
  const [target = '', anchor] = href.split('#')
  const file = path.posix.join(path.posix.dirname(from), target)
  const hash = anchor === undefined ? '' : `#${anchor}`
  if (file.startsWith('../')) {
    const kind = path.extname(file) === '' && file !== '../LICENSE' ? 'tree' : 'blob'
    return `${manifest.homepage}/${kind}/main/${file.slice(3)}${hash}`
  }
  return file.endsWith('.md') ? `${addressOf(file)}${hash}` : href
}

export default defineConfig({
  title: 'secret-key',
  description: manifest.description,
  srcDir: '../docs',
  // Pages of the repository under the name that a folder's page has on the web.
  rewrites: { 'README.md': 'index.md', ':folder/README.md': ':folder/index.md' },
  cleanUrls: true,
  lastUpdated: false,
  // The index of the search is one file.
  vite: { build: { chunkSizeWarningLimit: 3000 } },
  markdown: {
    languageAlias: { env: 'dotenv' },
    config(md) {
      md.core.ruler.push('links-of-the-repository', (state) => {
        const env = state.env as { readonly relativePath?: string; readonly path?: string }
        const from = path.relative(docs, env.path ?? '').replaceAll(path.sep, '/')
        for (const token of state.tokens.flatMap(({ children }) => children ?? [])) {
          const href = token.type === 'link_open' ? token.attrGet('href') : null
          if (href !== null) token.attrSet('href', rewriteLink(href, from))
        }
      })
    },
  },
  themeConfig: {
    search: { provider: 'local' },
    outline: [2, 3],
    socialLinks: [{ icon: 'github', link: manifest.homepage }],
    nav: [
      { text: 'Rules', link: addressOf('rules/README.md') },
      { text: 'Rotate a key', link: addressOf('rotation-impact/README.md') },
      { text: 'Report', link: addressOf('impact.md') },
    ],
    sidebar: [
      {
        text: 'Use it',
        items: [
          ...page('README.md', 'Overview'),
          ...['editors', 'pre-commit', 'ci', 'oxlint', 'vue-svelte-astro', 'monorepos', 'settings'].flatMap(
            (name) => page(`${name}.md`),
          ),
        ],
      },
      {
        text: 'Rules',
        items: [
          ...page('rules/README.md', 'Which rule speaks'),
          ...[
            'no-hardcoded-key',
            'no-generated-key',
            'no-empty-key',
            'no-exposed-key',
            'no-direct-setting-read',
            'require-fallback-keys',
            'valid-key-ring',
            'no-shared-key',
            'no-weak-env-key',
          ].flatMap((name) => page(`rules/${name}.md`, name)),
        ],
      },
      {
        text: 'Rotate a key',
        items: [
          ...page('rotation-impact/README.md', 'What rotating a key does'),
          ...page('key-module.md'),
          ...page('rotation-impact/signed-links.md'),
          ...page('impact.md', 'secret-key impact'),
        ],
      },
      { text: 'Understand it', items: ['concepts', 'catalogue'].flatMap((name) => page(`${name}.md`)) },
      { text: 'Libraries', items: libraryGroups },
    ],
  },
})
