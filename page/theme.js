'use strict'
// Runs before anything is shown, so that a page that was switched to dark does not flash in white.

const themeSetting = 'secret-key-impact-theme'

/** @param {string | undefined} theme */
function showTheme(theme) {
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
}

/** A page from a file may be refused a storage: then the choice holds as long as the page is open. */
function storedTheme() {
  try {
    return localStorage.getItem(themeSetting) ?? undefined
  } catch {
    return undefined
  }
}

/** @param {string} theme */
function storeTheme(theme) {
  try {
    localStorage.setItem(themeSetting, theme)
  } catch {
    // See storedTheme.
  }
}

function switchTheme() {
  const { theme } = document.documentElement.dataset
  const isDark = theme === undefined ? matchMedia('(prefers-color-scheme: dark)').matches : theme === 'dark'
  const next = isDark ? 'light' : 'dark'
  showTheme(next)
  storeTheme(next)
}

document.documentElement.classList.add('has-script')
showTheme(storedTheme())
