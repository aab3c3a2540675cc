'use strict'
// Searches, filters and opens. All that is chosen stands in the fragment of the address, so that every view is a link:
// #key=SESSION_SECRET, #library=jsonwebtoken&severity=sign-in

/**
 * @typedef {object} State
 * @property {string} key The key that is open.
 * @property {string} q Words to search for.
 * @property {string[]} severity
 * @property {string} library
 * @property {string} place
 * @property {string} data
 * @property {string} fallback
 */

/** How many keys the picture shows at first, and how many it can show and still be one. */
const inPicture = { first: 14, most: 60 }

/** @type {readonly Key[]} */
const keys = JSON.parse(document.querySelector('#data')?.textContent ?? '[]')
const articles = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('article.key'))]

/** @returns {State} */
function stateInAddress() {
  const chosen = new URLSearchParams(location.hash.slice(1))
  const one = (/** @type {string} */ name) => chosen.get(name) ?? ''
  return {
    key: one('key'),
    q: one('q'),
    severity: one('severity')
      .split(',')
      .filter((severity) => severity !== ''),
    library: one('library'),
    place: one('place'),
    data: one('data'),
    fallback: one('fallback'),
  }
}

/** @param {State} state */
function addressOf(state) {
  const chosen = Object.entries(state).flatMap(([name, value]) => {
    const text = Array.isArray(value) ? value.join(',') : value
    return text === '' ? [] : [`${name}=${encodeURIComponent(text)}`]
  })
  return `#${chosen.join('&')}`
}

/**
 * @param {Key} key
 * @param {State} state
 */
function isChosen(key, { q, severity, library, place, data, fallback }) {
  return (
    (severity.length === 0 || severity.includes(key.severity)) &&
    (library === '' || key.reaches.some(([name]) => name === library)) &&
    (data === '' || key.reaches.some(([, kind]) => kind === data)) &&
    (place === '' || key.place === place) &&
    (fallback === '' || key.fallback === fallback) &&
    q
      .toLowerCase()
      .split(/\s+/)
      .every((word) => key.text.includes(word))
  )
}

/** @param {Element} element */
function innerWidthOf(element) {
  const { paddingLeft, paddingRight } = getComputedStyle(element)
  return element.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight)
}

function start() {
  const byId = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id))
  const form = /** @type {HTMLFormElement} */ (byId('tools'))
  const search = /** @type {HTMLInputElement} */ (byId('search'))
  const frame = byId('picture-frame')
  const choices = ['library', 'place', 'fallback'].flatMap((id) => {
    const select = document.getElementById(id)
    return select instanceof HTMLSelectElement ? [select] : []
  })
  const severities = [
    .../** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll('[name=severity]')),
  ]

  let state = stateInAddress()
  /** @type {readonly Key[]} */
  let shown = keys
  /** @type {ReturnType<typeof drawPicture> | undefined} */
  let picture
  let isWhole = false

  /** @param {Partial<State>} change */
  const linkTo = (change) => addressOf({ ...state, key: '', ...change })

  function show() {
    shown = keys.filter((key, index) => {
      const chosen = isChosen(key, state)
      // A link to a key leads to it, whatever is filtered.
      const article = articles[index]
      if (article) article.hidden = !chosen && key.id !== state.key
      return chosen
    })
    const all = keys.length.toLocaleString('en')
    const unknown = state.key !== '' && !keys.some(({ id }) => id === state.key)
    const data = state.data === '' ? '' : ` that make ${state.data}`
    byId('count').textContent = unknown
      ? `There is no key '${state.key}' in this report.`
      : shown.length === keys.length
        ? `All ${all}`
        : `${shown.length.toLocaleString('en')} of ${all}${data}`
    byId('count').append(...(isFiltered() ? [' ', resetButton()] : []))
    byId('empty').hidden = shown.length > 0
    draw()
  }

  function isFiltered() {
    return addressOf({ ...state, key: '' }) !== '#'
  }

  function resetButton() {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'reset'
    button.textContent = 'Clear'
    button.setAttribute('aria-label', 'Clear search and filters')
    return button
  }

  function draw() {
    const known = shown.filter(({ reaches }) => reaches.length > 0)
    const drawn = known.slice(0, isWhole ? inPicture.most : inPicture.first)
    const left = shown.length - known.length
    byId('picture-says').textContent = [
      known.length > drawn.length
        ? `The ${drawn.length} worst of ${known.length.toLocaleString('en')} keys; search or filter to see others.`
        : '',
      left > 0
        ? `${left.toLocaleString('en')} ${left === 1 ? 'key' : 'keys'} of which no use was seen ${left === 1 ? 'is' : 'are'} left out.`
        : '',
    ]
      .filter((sentence) => sentence !== '')
      .join(' ')
    const more = byId('picture-more')
    more.hidden = known.length <= inPicture.first
    more.textContent = isWhole
      ? 'Show fewer keys'
      : `Show ${known.length > inPicture.most ? inPicture.most : `all ${known.length}`} keys`
    byId('picture').hidden = drawn.length === 0
    if (drawn.length === 0) return
    picture = drawPicture(drawn, Math.max(640, innerWidthOf(frame)), linkTo)
    frame.replaceChildren(picture.element)
    lightOpen()
  }

  byId('picture-more').addEventListener('click', () => {
    isWhole = !isWhole
    draw()
  })

  function lightOpen() {
    const open = keys.find(({ id }) => id === state.key)
    picture?.light(new Set(open && open.reaches.length > 0 && shown.includes(open) ? [open] : []))
  }

  /** What the address says, in the form. */
  function fillIn() {
    search.value = state.q
    for (const select of choices)
      select.value = state[/** @type {'library' | 'place' | 'fallback'} */ (select.id)]
    for (const box of severities) box.checked = state.severity.includes(box.value)
  }

  function openKey() {
    const index = keys.findIndex(({ id }) => id === state.key)
    const article = articles[index]
    const details = article?.querySelector('details')
    if (!article || !details) return
    details.open = true
    article.scrollIntoView({ block: 'start' })
    details.querySelector('summary')?.focus({ preventScroll: true })
  }

  function followAddress() {
    state = stateInAddress()
    fillIn()
    show()
    openKey()
  }

  /** @param {Partial<State>} change */
  function choose(change) {
    state = { ...state, ...change }
    history.replaceState(null, '', addressOf(state))
  }

  form.addEventListener('input', () => {
    choose({
      key: '',
      data: '',
      q: search.value.trim(),
      severity: severities.filter(({ checked }) => checked).map(({ value }) => value),
      ...Object.fromEntries(choices.map(({ id, value }) => [id, value])),
    })
    show()
  })
  form.addEventListener('submit', (event) => {
    event.preventDefault()
  })

  document.addEventListener('click', ({ target }) => {
    if (!(target instanceof Element) || !target.closest('.reset')) return
    choose({ key: '', q: '', severity: [], library: '', place: '', data: '', fallback: '' })
    fillIn()
    show()
    search.focus()
  })

  document.addEventListener('keydown', (event) => {
    const typing = event.target instanceof HTMLInputElement && event.target.type === 'search'
    if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault()
      search.focus()
      search.select()
    }
  })

  articles.forEach((article, index) => {
    article.querySelector('summary')?.addEventListener('click', () => {
      const key = keys[index]
      // The click opens or closes after this.
      const opens = !article.querySelector('details')?.open
      if (key && (opens || state.key === key.id)) choose({ key: opens ? key.id : '' })
      lightOpen()
    })
  })

  let drawnWidth = frame.clientWidth
  new ResizeObserver(() => {
    if (frame.clientWidth === drawnWidth || frame.clientWidth === 0) return
    drawnWidth = frame.clientWidth
    draw()
  }).observe(frame)

  addEventListener('hashchange', followAddress)
  followAddress()
  // When it has loaded, the browser follows the fragment by itself, and takes the focus away.
  addEventListener('load', openKey)
}

// Paper cannot be opened: everything that is listed is printed, and closed again after.
/** @type {HTMLDetailsElement[]} */
let openedForPrint = []
addEventListener('beforeprint', () => {
  openedForPrint = articles
    .filter(({ hidden }) => !hidden)
    .flatMap((article) => article.querySelector('details') ?? [])
    .filter(({ open }) => !open)
  for (const details of openedForPrint) details.open = true
})
addEventListener('afterprint', () => {
  for (const details of openedForPrint) details.open = false
  openedForPrint = []
})

document.getElementById('theme')?.addEventListener('click', switchTheme)
if (keys.length > 0) start()
