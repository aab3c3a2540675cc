import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

import type { Impact, KeyImpact, Project } from '../types.ts'
import { icon, keyArticle, severityClass } from './html-key.ts'
import { exactly, Html, html, jsonInScript } from './html-text.ts'
import { noKeys, notReadWords, severityWords, summaryWords } from './words.ts'

/**
 * The report as a page that needs nothing but itself. Everything about the keys stands in it as HTML; its scripts search,
 * filter and draw, and they make no HTML out of text.
 */
export function formatHtml(impact: Impact): string {
  const { keys, projects } = impact
  const title = `Key rotation: ${projects.map(({ name }) => name).join(', ')}`
  const style = asset('page.css')
  const early = asset('theme.js')
  const scripts = [asset('picture.js'), asset('page.js')]
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy([style], [early, ...scripts])}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <meta name="generator" content="${impact.tool.name} ${impact.tool.version}" />
        <title>${title}</title>
        ${element('style', style)} ${element('script', early)}
      </head>
      <body>
        ${icons}
        <a class="skip" href="#keys">Skip to the keys</a>
        <header class="top">
          <div class="brand">${icon('key')}<span>secret-key impact</span></div>
          <button type="button" id="theme" class="needs-script" aria-label="Switch between light and dark">
            ${icon('sun')}${icon('moon')}
          </button>
          <h1>What breaks if a key is rotated</h1>
          <p class="lead">
            ${projects.map(({ name }, index) => html`${index === 0 ? '' : ', '}<strong>${name}</strong>`)}<br />${keys.length === 0 ? noKeys(impact) : summaryWords(impact)}
          </p>
        </header>
        <main>${keys.length === 0 ? nothingFound : report(impact)} ${projects.map(howRead)}</main>
        <footer>
          <p>
            Written by ${impact.tool.name} ${impact.tool.version} from the code alone: no setting was opened,
            and no key is in this page.
          </p>
        </footer>
        <script type="application/json" id="data">
          ${jsonInScript(keys.map(searchable))}
        </script>
        ${scripts.map((script) => element('script', script))}
      </body>
    </html> `.toString()
}

function report(impact: Impact): Html {
  return html` ${tools(impact)}
    <section id="picture" class="needs-script" aria-labelledby="picture-title">
      <h2 id="picture-title">Which key reaches what</h2>
      <p class="quiet" id="picture-says"></p>
      <div
        id="picture-frame"
        tabindex="0"
        role="group"
        aria-label="Picture: keys at the left, libraries that use them in the middle, data at the right"
      ></div>
      <button type="button" id="picture-more" hidden></button>
    </section>
    <section id="keys" tabindex="-1" aria-labelledby="keys-title">
      <h2 id="keys-title">Keys</h2>
      <p class="count" id="count" role="status" aria-live="polite"></p>
      ${impact.keys.map(keyArticle)}
      <div id="empty" hidden>
        ${icon('search')}
        <p><strong>No key matches.</strong></p>
        <p>Take a word away, or choose fewer filters.</p>
        <p><button type="button" class="reset">Clear search and filters</button></p>
      </div>
    </section>`
}

/** From the worst to the harmless, as the keys are listed. */
const worstFirst: readonly KeyImpact['severity'][] = [
  'lost for ever',
  'unreadable until the old key is back',
  'sign in again',
  'send again',
  'nothing',
  'unknown',
]

function tools({ keys }: Impact): Html {
  const libraries = counted(keys.flatMap(({ uses }) => [...new Set(uses.map(({ library }) => library))]))
  const places = counted(keys.map(placeOf))
  return html` <form id="tools" class="needs-script" role="search" aria-label="Search and filter the keys">
    <div class="field search">
      <label for="search">Search</label>${icon('search')}<input
        id="search"
        type="search"
        placeholder="Key, library, file, data"
        autocomplete="off"
        spellcheck="false"
      /><kbd aria-hidden="true">/</kbd>
    </div>
    <div class="field">
      <label for="library">Library</label>${choice('library', 'All libraries', libraries)}
    </div>
    ${places.length > 1 ? html`<div class="field"><label for="place">Package</label>${choice('place', 'All packages', places)}</div>` : undefined}
    <div class="field">
      <label for="fallback">Fallback key</label
      ><select id="fallback">
        <option value="">Whether or not</option>
        <option value="missing">Missing somewhere</option>
        <option value="all">Accepted everywhere</option>
      </select>
    </div>
    <fieldset>
      <legend>If rotated now</legend>
      ${worstFirst.map((severity) => severityChoice(severity, keys.filter((key) => key.severity === severity).length))}
    </fieldset>
  </form>`
}

function severityChoice(severity: KeyImpact['severity'], count: number): Html | undefined {
  const name = severityClass(severity)
  return count === 0
    ? undefined
    : html`<label class="chip ${name}"
        ><input type="checkbox" name="severity" value="${name}" />${icon(name)}${severityWords(severity)}<span
          class="chip-count"
          >${count}</span
        ></label
      >`
}

function choice(id: string, all: string, options: readonly (readonly [string, number])[]): Html {
  return html`<select id="${id}">
    <option value="">${all}</option>
    ${options.map(([name, count]) => html`<option value="${exactly(name)}">${name} (${count})</option>`)}
  </select>`
}

function counted(names: readonly string[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1))
}

function placeOf({ project, package: folder }: KeyImpact): string {
  return project === undefined ? folder : folder === '.' ? project : `${project}/${folder}`
}

/** What the scripts know of a key. */
function searchable(key: KeyImpact): Searchable {
  const { id, name, uses, handedOn, reads, severity, rotatedBy, fallback, fallbackOf } = key
  const own = rotatedBy === 'application' && uses.length > 0 && fallbackOf.length === 0
  const files = [...reads, ...uses, ...handedOn].map(({ file }) => file)
  const words = [name, placeOf(key), severity, rotatedBy, ...files]
  const reached = uses.flatMap(({ library, call, purpose, kinds }) => {
    words.push(library, call, purpose)
    return kinds.map((kind): readonly [string, string, string] => [library, kind, lossOf(key, library, kind)])
  })
  return {
    id,
    name,
    place: placeOf(key),
    severity: severityClass(severity),
    fallback: own ? (fallback === 'all' ? 'all' : 'missing') : '',
    reaches: [
      ...new Map(reached.map((one) => [one.join('\0'), one])).values(),
      ...(handedOn.length > 0 ? [['code outside the catalogue', 'unknown', 'unknown'] as const] : []),
    ],
    text: [...new Set(words)].join('\n').toLowerCase(),
  }
}

interface Searchable {
  readonly id: string
  readonly name: string
  readonly place: string
  readonly severity: string
  readonly fallback: 'all' | 'missing' | ''
  /** Library, kind of data, how bad. */
  readonly reaches: readonly (readonly [string, string, string])[]
  readonly text: string
}

function lossOf({ invalidates }: KeyImpact, library: string, kind: string): string {
  const found = invalidates.find(({ what, libraries }) => what === kind && libraries.includes(library))
  return severityClass(found?.severity ?? 'unknown')
}

const nothingFound = html` <section id="keys" tabindex="-1" class="nothing-found">
  ${icon('search')}
  <h2>No key was found</h2>
  <p>
    Nothing in these files reads a secret setting or hands a key to a library that the catalogue knows. A
    library of your own can be declared in ESLint’s shared settings, and the report knows it.
  </p>
</section>`

function howRead(project: Project, _: number, { length }: readonly Project[]): Html | undefined {
  const { name, files, notes } = project
  if (files.notRead.length === 0 && notes.length === 0) return undefined
  return html` <section class="how-read">
    <h2>How ${length > 1 ? html`<strong>${name}</strong>` : 'it'} was read</h2>
    ${notes.map((note) => html`<p>${note}</p>`)}
    ${files.notRead.length === 0 ? undefined : html`<p>${notReadWords(project)}</p>`}
    <ul class="places">
      ${files.notRead.map(({ file, why }) => html`<li><code class="place">${file}</code> ${why}</li>`)}
    </ul>
  </section>`
}

/** The style and the scripts are files of the package beside `dist`. */
function asset(name: string): string {
  return readFileSync(new URL(`../../../page/${name}`, import.meta.url), 'utf8')
}

/** Not a character more than the source, since the policy goes by its hash. */
function element(name: 'style' | 'script', source: string): Html {
  return Html.fromPackage(`<${name}>${source}</${name}>`)
}

/** Nothing is loaded, and no other style or script than these runs, whatever a name in the report holds. */
function policy(styles: readonly string[], scripts: readonly string[]): string {
  const hashes = (sources: readonly string[]) =>
    sources.map((source) => `'sha256-${createHash('sha256').update(source).digest('base64')}'`).join(' ')
  return [
    "default-src 'none'",
    `style-src ${hashes(styles)}`,
    `script-src ${hashes(scripts)}`,
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
}

const paths: Readonly<Record<string, string>> = {
  key: 'M14.5 9.5a4.5 4.5 0 1 0-4.2 4.49L12 15.7h2v2h2v2h4v-3.4l-5.9-5.9c.26-.5.4-1.1.4-1.9ZM8.6 8.6h.01',
  lost: 'M8 3h8l5 5v8l-5 5H8l-5-5V8zM9 9l6 6M15 9l-6 6',
  unreadable: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3M12 15v2',
  'sign-in': 'M14 4h5v16h-5M4 12h10M10 8l4 4-4 4',
  send: 'M20 5v5h-5M4 19v-5h5M5.5 9.5a7 7 0 0 1 12-2.5l2.5 3M18.5 14.500a7 7 0 0 1-12 2.500L4 14',
  nothing: 'M4.5 12.500l5 5 10-11',
  unknown: 'M9 9a3 3 0 1 1 4.5 2.600c-1 .6-1.5 1.2-1.5 2.400M12 18h.01',
  open: 'M9 6l6 6-6 6',
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM15.5 15.5 20 20',
  leak: 'M12 3.500s6 6.5 6 11a6 6 0 0 1-12 0c0-4.5 6-11 6-11Z',
  sun: 'M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.4 1.400M17.6 17.6 19 19M19 5l-1.4 1.400M6.4 17.6 5 19',
  moon: 'M20 14.500A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.500Z',
}

const icons = html`<svg class="sprite" aria-hidden="true">
  ${Object.entries(paths).map(
    ([name, path]) => html`<symbol id="icon-${name}" viewBox="0 0 24 24"><path d="${path}" /></symbol>`,
  )}
</svg>`
