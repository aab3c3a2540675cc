import { describeSeconds } from '../../catalogue/lifetimes.ts'
import type { InvalidatedData, KeyImpact, KeyRead, Place, Step, Use } from '../types.ts'
import { exactly, html } from './html-text.ts'
import type { Html } from './html-text.ts'
import {
  callWords,
  fallbackWords,
  headline,
  libraryWords,
  placeWords,
  severityWords,
  useFallbackWords,
} from './words.ts'

/** The short names of severities in the style sheet and the icons. */
const severityClasses: Readonly<Record<KeyImpact['severity'], string>> = {
  'lost for ever': 'lost',
  'unreadable until the old key is back': 'unreadable',
  'sign in again': 'sign-in',
  'send again': 'send',
  nothing: 'nothing',
  unknown: 'unknown',
}

/** A report that was merged may say anything. */
export function severityClass(severity: KeyImpact['severity']): string {
  return Object.hasOwn(severityClasses, severity) ? severityClasses[severity] : 'unknown'
}

export function icon(name: string): Html {
  return html`<svg class="icon" aria-hidden="true"><use href="#icon-${name}" /></svg>`
}

function badge(severity: KeyImpact['severity'], words = severityWords(severity)): Html {
  const name = severityClass(severity)
  return html`<span class="badge ${name}">${icon(name)}${words}</span>`
}

/** A sentence with `code` in it. */
function prose(sentence: string): Html {
  const parts = sentence.split(/`([^`]+)`/)
  return html`${parts.map((text, index) => (index % 2 === 1 ? html`<code>${text}</code>` : text))}`
}

/** The fragment that leads to a key; the id of its element is the same, so that it leads there without a script, too. */
function linkTo(id: string): Html {
  return exactly(`#key=${encodeURIComponent(id)}`)
}

/** Everything about a key: a line that opens. */
export function keyArticle(key: KeyImpact): Html {
  return html` <article class="key" id="${exactly(`key=${key.id}`)}">
    <details>
      <summary>
        <span class="key-badge">${badge(key.severity)}</span>
        <span class="key-title"
          ><h3>${key.name}</h3>
          ${where(key)}${thirdParty(key)}</span
        >
        <span class="key-says">${prose(headline(key))}</span>
        <span class="key-uses">${usesLine(key)}</span>
        ${icon('open')}
      </summary>
      <div class="key-body">
        <div class="facts">
          ${part('Rotating it now invalidates', losses(key.invalidates), 'losses')}
          ${part('Not affected', key.notAffected.map(kept), 'kept')}
          ${part('Used for', key.uses.map(useItem), 'uses')}
          ${part('Goes on to something unknown', key.handedOn.map(handedOn), 'places')}
          ${part('Read', key.reads.map(readItem), 'places')}
          ${part('When the setting is missing', key.defaults.map(standIn), 'places')}
          ${part('The same name elsewhere, not known to be the same key', key.sameName.map(sameName), 'places')}
        </div>
        ${plan(key)}
      </div>
    </details>
  </article>`
}

/** Other keys than settings have their place for a name. */
function where({ kind, project, package: folder }: KeyImpact): Html | undefined {
  if (kind !== 'setting') return undefined
  const parts = [project, folder === '.' ? undefined : folder].filter((one) => one !== undefined)
  return parts.length === 0 ? undefined : html`<span class="where">in ${parts.join('/')}</span>`
}

function thirdParty({ rotatedBy }: KeyImpact): Html | undefined {
  return rotatedBy === 'third party' ? html`<span class="tag">third party’s</span>` : undefined
}

/** What one sees of a key before opening it. */
function usesLine(key: KeyImpact): Html {
  const libraries = [...new Set(key.uses.map(({ library }) => library))]
  if (libraries.length === 0) return html`<span class="quiet">no use seen</span>`
  const shown = libraries.slice(0, 3).map((library) => html`<span class="tag">${library}</span>`)
  const more = libraries.length > 3 ? html`<span class="tag">+${libraries.length - 3}</span>` : undefined
  return html`${shown}${more}${fallbackTag(key)}`
}

function fallbackTag({ rotatedBy, fallback, fallbackOf }: KeyImpact): Html | undefined {
  if (rotatedBy === 'third party') return undefined
  if (fallbackOf.length > 0) return html`<span class="tag good">is a fallback key</span>`
  switch (fallback) {
    case 'all':
      return html`<span class="tag good">${icon('nothing')}fallback key</span>`
    case 'some':
      return html`<span class="tag warn">fallback key at some places</span>`
    case 'none':
      return html`<span class="tag warn">no fallback key</span>`
    default:
      return html`<span class="tag">fallback key unknown</span>`
  }
}

function part(title: string, items: readonly Html[], kind: string): Html | undefined {
  return items.length === 0
    ? undefined
    : html`<section>
        <h4>${title}</h4>
        <ul class="${kind}">
          ${items.map((item) => html`<li>${item}</li>`)}
        </ul>
      </section>`
}

function losses(invalidates: readonly InvalidatedData[]): readonly Html[] {
  const saved = new Set(invalidates.map(({ withFallback }) => withFallback))
  const together = invalidates.length > 1 && saved.size === 1
  const items = invalidates.map(
    ({ what, severity, shows, detail, withFallback }) =>
      html` <p class="loss"><strong>${what}</strong>${badge(severity, severity)}</p>
        ${detail === undefined ? undefined : html`<p>${prose(detail)}</p>`}
        <p><span class="label">Shows as</span> ${prose(shows)}</p>
        ${together ? undefined : savedBy(withFallback)}`,
  )
  return together ? [...items, html`${savedBy([...saved][0] ?? '')}`] : items
}

function savedBy(withFallback: string): Html | undefined {
  return withFallback === ''
    ? undefined
    : html`<p><span class="label">With a fallback key</span> ${prose(withFallback)}</p>`
}

function kept({ what, libraries }: KeyImpact['notAffected'][number]): Html {
  return html`${icon('nothing')}<span
      >${prose(what)} <span class="quiet">${libraries.join(', ')}</span></span
    >`
}

function useItem(use: Use): Html {
  const notes = [
    use.through === undefined ? undefined : html`through <code>${use.through}</code>`,
    use.wraps === undefined ? undefined : html`passed on in ${place(use.wraps)}`,
    use.joinedBy === undefined ? undefined : html`told by ${use.joinedBy}`,
    use.purposeFrom === undefined ? undefined : html`purpose told by ${use.purposeFrom}`,
    use.lifetime?.seconds === undefined
      ? undefined
      : html`valid for ${describeSeconds(use.lifetime.seconds)}`,
    useFallbackWords(use) === '' ? undefined : html`${useFallbackWords(use)}`,
  ].filter((note) => note !== undefined)
  return html` <p><strong>${use.purpose}</strong></p>
    <p>${libraryLink(use)} <code>${callWords(use)}</code> in ${place(use)}</p>
    ${notes.length === 0 ? undefined : html`<p class="quiet">${notes.map((note, index) => html`${index === 0 ? '' : '; '}${note}`)}</p>`}`
}

function libraryLink(use: Use): Html {
  // Other schemes than these do something in a page.
  return /^https?:\/\//.test(use.page)
    ? html`<a href="${exactly(use.page)}" rel="noreferrer">${libraryWords(use)}</a>`
    : html`${libraryWords(use)}`
}

function handedOn(at: KeyImpact['handedOn'][number]): Html {
  return html`<code>${at.to}</code> in ${place(at)}`
}

function readItem(read: KeyRead): Html {
  const keyModule = read.keyModule ? html` <span class="tag">key module</span>` : undefined
  const use = read.use === 'value' ? undefined : html` <span class="quiet">${read.use}</span>`
  return html`${place(read)}${keyModule}${use}`
}

function standIn(at: KeyImpact['defaults'][number]): Html {
  return html`${place(at)}
    <span class="quiet">${at.kind === 'literal' ? 'a literal stands in' : 'a new key for every start'}</span>`
}

function sameName(id: string): Html {
  return html`<a href="${linkTo(id)}"><code>${id}</code></a>`
}

function plan(key: KeyImpact): Html | undefined {
  if (key.rotatedBy === 'third party' && key.uses.length === 0) return undefined
  const isRotated = key.rotatedBy === 'application' && key.uses.length > 0 && key.fallbackOf.length === 0
  const rings = key.fallbackKeys.map((name, index) => html`${index === 0 ? ': ' : ', '}<code>${name}</code>`)
  return html`<div class="plan">
    ${
      isRotated
        ? html`<section>
            <h4>Fallback key</h4>
            <p>
              ${key.fallback === 'unknown' ? 'It is unknown whether one is accepted' : `It is ${fallbackWords(key.fallback)}`}${rings}.
            </p>
          </section>`
        : undefined
    }
    ${
      key.dropAfter
        ? html`<section>
            <h4>The old key may go</h4>
            <p>${prose(key.dropAfter.words)}.</p>
          </section>`
        : undefined
    }
    <section>
      <h4>To rotate it</h4>
      <ol class="steps">
        ${key.steps.map((step, index) => stepItem(step, key.steps[index - 1]))}
      </ol>
    </section>
    <section class="leak">
      <h4>${icon('leak')}If it leaked</h4>
      <p>Whoever has it can ${prose(key.leaked.allows)}.</p>
      <ol>
        ${key.leaked.steps.map((step) => html`<li>${prose(step)}</li>`)}
      </ol>
    </section>
  </div>`
}

function stepItem(step: Step, before: Step | undefined): Html {
  const phase = step.phase === before?.phase ? undefined : html`<span class="phase">${step.phase}</span>`
  const places =
    step.places.length === 0 ? undefined : html`<span class="step-places">${step.places.map(place)}</span>`
  return html`<li>${phase}<span>${prose(step.text)}</span>${places}</li>`
}

function place(at: Place): Html {
  return html`<code class="place">${placeWords(at)}</code>`
}
