import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { severities } from '../../src/catalogue/describe.ts'
import type { Impact, KeyImpact } from '../../src/impact/types.ts'
import { impactOfFiles, keyNamed } from '../impact/project.ts'
import { addressOf, listed, open } from './browser.ts'

const project = await impactOfFiles({
  'package.json': JSON.stringify({ name: 'shop' }),
  'src/sessions.js': `import session from 'express-session'
export const sessions = session({ secret: process.env.SESSION_KEY, cookie: { maxAge: 86_400_000 } })
`,
  'src/tokens.js': `import jwt from 'jsonwebtoken'
export const readToken = (token) => jwt.verify(token, process.env.TOKEN_KEY)
`,
  'src/columns.js': `import { createDecipheriv } from 'node:crypto'
export const readColumn = (iv) => createDecipheriv('aes-256-gcm', process.env.COLUMN_KEY, iv)
`,
  'src/both.js': `import session from 'express-session'
export const both = session({ secret: [process.env.RING_KEY, process.env.RING_KEY_OLD] })
`,
  'apps/admin/package.json': JSON.stringify({ name: 'admin' }),
  'apps/admin/src/app.js': `import cookieParser from 'cookie-parser'
export const cookies = cookieParser(process.env.ADMIN_KEY)
export const unused = process.env.UNSEEN_SECRET
`,
})
const address = addressOf(project)
const empty = addressOf(await impactOfFiles({ 'src/app.js': 'export {}\n' }))

const openReport = (impact: Impact, hash: string) => open(`${addressOf(impact)}#${hash}`)
const at = (fragment: string) => open(`${address}#${fragment}`)
const count = (page: Page) => page.locator('#count').textContent()
const pictured = async (page: Page, spots = '.node.key') =>
  (await page.locator(`${spots} title`).allTextContents()).map((title) => title.split(': ')[0])
const openKeys = (page: Page) => page.locator('article.key:has(details[open]) h3').allTextContents()
const fragment = (page: Page) => decodeURIComponent(new URL(page.url()).hash)

/** A report of many keys: those of a real one under other names, so that each is as long as keys are. */
function manyKeys(number: number): Impact {
  const libraries = ['express-session', 'jsonwebtoken', 'koa', 'hono', 'iron-session', 'next-auth']
  const keys = Array.from({ length: number }, (_, index): KeyImpact => {
    const key = project.keys[index % project.keys.length]
    if (!key) throw new Error('There is no key.')
    const library = libraries[index % libraries.length] ?? ''
    return {
      ...key,
      id: `key-${index}`,
      name: `SECRET_${index}`,
      package: `packages/p${index % 40}`,
      severity: severities[index % severities.length] ?? 'unknown',
      uses: key.uses.map((use) => ({ ...use, library })),
      invalidates: key.invalidates.map((one) => ({ ...one, libraries: [library] })),
    }
  })
  return { ...project, keys }
}

describe('the keys', () => {
  it('are all listed, the worst first', async () => {
    const page = await open(address)
    expect(await listed(page)).toEqual(project.keys.map(({ name }) => name))
    expect(await count(page)).toBe('All 7')
  })

  it('open at a click and close at another', async () => {
    const page = await open(address)
    const summary = page.locator('summary', { hasText: 'SESSION_KEY' })
    await summary.click()
    expect(await page.getByText('If it leaked').filter({ visible: true }).count()).toBe(1)
    expect(fragment(page)).toBe('#key=SESSION_KEY')
    await summary.click()
    expect(await openKeys(page)).toEqual([])
    expect(fragment(page)).toBe('')
  })
})

describe('search', () => {
  it.each([
    ['a key', 'session_k', ['SESSION_KEY']],
    ['a library', 'cookie-parser', ['ADMIN_KEY']],
    ['a file', 'src/columns.js', ['COLUMN_KEY']],
    ['data', 'refresh tokens', ['TOKEN_KEY']],
    ['several words', 'ring old', ['RING_KEY_OLD']],
    ['a package', 'apps/admin', ['ADMIN_KEY', 'UNSEEN_SECRET']],
  ])('finds %s', async (_what, words, names) => {
    const page = await open(address)
    await page.locator('#search').fill(words)
    expect(await listed(page)).toEqual(names)
    expect(await count(page)).toBe(`${names.length} of 7 Clear`)
    expect(fragment(page)).toBe(`#q=${words}`)
  })

  it('says that nothing was found, and how to go on', async () => {
    const page = await open(address)
    await page.locator('#search').fill('nothing like it')
    expect(await listed(page)).toEqual([])
    expect(await page.getByText('No key matches.').isVisible()).toBe(true)
    expect(await page.locator('#picture').isVisible()).toBe(false)
    await page.locator('#empty').getByRole('button').click()
    expect(await listed(page)).toHaveLength(7)
    expect(fragment(page)).toBe('')
    expect(await page.locator('#search').inputValue()).toBe('')
  })
})

describe('filters', () => {
  it('show the keys of a library', async () => {
    const page = await open(address)
    await page.locator('#library').selectOption('jsonwebtoken')
    expect(await listed(page)).toEqual(['TOKEN_KEY'])
    expect(fragment(page)).toBe('#library=jsonwebtoken')
  })

  it('show the keys of a severity, and of several', async () => {
    const page = await open(address)
    await page.getByRole('checkbox', { name: 'unreadable' }).check()
    expect(await listed(page)).toEqual(['COLUMN_KEY'])
    await page.getByRole('checkbox', { name: 'unknown' }).check()
    expect(await listed(page)).toEqual(['COLUMN_KEY', 'UNSEEN_SECRET'])
    expect(fragment(page)).toBe('#severity=unreadable,unknown')
  })

  it('show the keys of a package', async () => {
    const page = await open(address)
    await page.locator('#place').selectOption('apps/admin')
    expect(await listed(page)).toEqual(['ADMIN_KEY', 'UNSEEN_SECRET'])
  })

  it('show the keys with and without a fallback key', async () => {
    const page = await open(address)
    await page.locator('#fallback').selectOption('all')
    expect(await listed(page)).toEqual(['RING_KEY'])
    await page.locator('#fallback').selectOption('missing')
    expect(await listed(page)).toEqual(['COLUMN_KEY', 'ADMIN_KEY', 'SESSION_KEY', 'TOKEN_KEY'])
  })

  it('hold together with a search', async () => {
    const page = await open(address)
    await page.locator('#library').selectOption('express-session')
    await page.locator('#search').fill('old')
    expect(await listed(page)).toEqual(['RING_KEY_OLD'])
  })
})

describe('the picture', () => {
  it('shows which key reaches what', async () => {
    const page = await open(address)
    expect((await pictured(page)).sort()).toEqual(
      project.keys.flatMap(({ name, uses }) => (uses.length > 0 ? [name] : [])).sort(),
    )
    const labels = await page.locator('.node.key title').allTextContents()
    expect(labels).toContain(
      'SESSION_KEY: sessions through express-session, requests in flight through express-session',
    )
    expect(await page.locator('#picture-says').textContent()).toBe(
      '1 key of which no use was seen is left out.',
    )
  })

  it('follows the filters', async () => {
    const page = await at('library=jsonwebtoken')
    expect(await pictured(page)).toEqual(['TOKEN_KEY'])
    expect(await pictured(page, '.node.library')).toEqual(['jsonwebtoken'])
  })

  it('shows the ways of the key that is open', async () => {
    const page = await at('key=COLUMN_KEY')
    expect(await pictured(page, '.node.lit')).toEqual(['COLUMN_KEY', 'node:crypto', 'ciphertext'])
    expect(await page.locator('.way.lit').count()).toBe(2)
  })

  it('filters by a library and by data at a click, and leads to a key', async () => {
    const page = await open(address)
    await page.locator('.node.library', { hasText: 'cookie-parser' }).click()
    await expect.poll(() => listed(page)).toEqual(['ADMIN_KEY'])
    await page.goto(address)
    await page.locator('.node.data', { hasText: 'requests in flight' }).click()
    await expect.poll(() => listed(page)).toEqual(['ADMIN_KEY', 'SESSION_KEY', 'RING_KEY', 'RING_KEY_OLD'])
    expect(await count(page)).toBe('4 of 7 that make requests in flight Clear')
    await page.locator('.node.key', { hasText: 'SESSION_KEY' }).click()
    await expect.poll(() => openKeys(page)).toEqual(['SESSION_KEY'])
  })
})

describe('a link', () => {
  it('opens a key, and goes to it', async () => {
    const page = await at('key=TOKEN_KEY')
    expect(await openKeys(page)).toEqual(['TOKEN_KEY'])
    expect(await page.locator('summary:focus h3').textContent()).toBe('TOKEN_KEY')
    const top = await page
      .locator('article.key:has(details[open])')
      .evaluate((key) => key.getBoundingClientRect().top)
    expect(top).toBeGreaterThanOrEqual(0)
    expect(top).toBeLessThan(600)
  })

  it('restores search and filters', async () => {
    const page = await at('q=key&library=express-session&severity=sign-in&fallback=missing')
    expect(await listed(page)).toEqual(['SESSION_KEY'])
    expect(await page.locator('#search').inputValue()).toBe('key')
    expect(await page.locator('#library').inputValue()).toBe('express-session')
    expect(await page.getByRole('checkbox', { name: 'sign in again' }).isChecked()).toBe(true)
  })

  it('opens a key that the filters would hide', async () => {
    const page = await at('library=jsonwebtoken&key=apps-admin.ADMIN_KEY')
    expect(await listed(page)).toEqual(['ADMIN_KEY', 'TOKEN_KEY'])
  })

  it('to a key that is gone says so', async () => {
    expect(await count(await at('key=GONE'))).toBe("There is no key 'GONE' in this report.")
  })

  it('is followed without a new page', async () => {
    const page = await open(address)
    await page.evaluate(() => {
      location.hash = 'key=COLUMN_KEY'
    })
    await expect.poll(() => openKeys(page)).toEqual(['COLUMN_KEY'])
    await page.goBack()
    await expect.poll(() => count(page)).toBe('All 7')
  })
})

describe('light and dark', () => {
  const paper = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor)

  it('follow the system', async () => {
    expect(await paper(await open(address, { colorScheme: 'light' }))).toBe('rgb(250, 249, 247)')
    expect(await paper(await open(address, { colorScheme: 'dark' }))).toBe('rgb(19, 20, 22)')
  })

  it.each(['light', 'dark'] as const)(
    'can be switched on a system that is %s, and stay so',
    async (colorScheme) => {
      const page = await open(address, { colorScheme })
      await page.getByRole('button', { name: 'Switch between light and dark' }).click()
      const switched = colorScheme === 'light' ? 'rgb(19, 20, 22)' : 'rgb(250, 249, 247)'
      expect(await paper(page)).toBe(switched)
      await page.reload()
      expect(await paper(page)).toBe(switched)
    },
  )
})

describe('the keyboard', () => {
  it('comes to the keys by the first link', async () => {
    const page = await open(address)
    await page.keyboard.press('Tab')
    expect(await page.locator(':focus').textContent()).toBe('Skip to the keys')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    expect(await page.locator('summary:focus h3').textContent()).toBe(project.keys[0]?.name)
  })

  it('comes to the search by /, and writes it there', async () => {
    const page = await open(address)
    await page.keyboard.press('/')
    await page.keyboard.type('src/tokens')
    expect(await listed(page)).toEqual(['TOKEN_KEY'])
  })

  it('opens a key', async () => {
    const page = await open(address)
    await page.locator('summary', { hasText: 'SESSION_KEY' }).focus()
    await page.keyboard.press('Enter')
    expect(await openKeys(page)).toEqual(['SESSION_KEY'])
    expect(fragment(page)).toBe('#key=SESSION_KEY')
  })

  it('goes through the picture', async () => {
    const page = await open(address)
    await page.locator('#picture-frame').focus()
    await page.keyboard.press('Tab')
    expect(await page.locator('.node:focus title').textContent()).toMatch(/^COLUMN_KEY: /)
    expect(await page.locator('.way.lit').count()).toBe(2)
    await page.keyboard.press('Enter')
    await expect.poll(() => openKeys(page)).toEqual(['COLUMN_KEY'])
  })

  it('checks a severity', async () => {
    const page = await open(address)
    await page.getByRole('checkbox', { name: 'unreadable' }).focus()
    await page.keyboard.press('Space')
    expect(await listed(page)).toEqual(['COLUMN_KEY'])
  })
})

describe('print', () => {
  it('has every listed key in full, and closes them again', async () => {
    const page = await at('library=express-session')
    await page.evaluate(() => {
      addEventListener('beforeprint', () => {
        document.body.dataset.opened = String(
          document.querySelectorAll('article:not([hidden]) details[open]').length,
        )
      })
    })
    const pdf = await page.pdf({ format: 'A4' })
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    expect(await page.locator('body').getAttribute('data-opened')).toBe('3')
    expect(await openKeys(page)).toEqual([])
  })

  it('is in light colours, without what one only clicks', async () => {
    const page = await open(address, { colorScheme: 'dark' })
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(
      'rgb(255, 255, 255)',
    )
    expect(await page.locator('#tools, #theme, #picture-more').filter({ visible: true }).count()).toBe(0)
  })

  it('has every key in full where scripts are refused', async () => {
    const page = await open(address, { javaScriptEnabled: false })
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByText('If it leaked').filter({ visible: true }).count()).toBe(7)
  })
})

describe('without scripts', () => {
  it('the keys are there, and open', async () => {
    const page = await open(`${address}#key=TOKEN_KEY`, { javaScriptEnabled: false })
    expect(await listed(page)).toHaveLength(7)
    expect(await page.locator('#tools, #picture, #theme').filter({ visible: true }).count()).toBe(0)
    await page.locator('summary', { hasText: 'TOKEN_KEY' }).click()
    expect(await page.getByText('If it leaked').filter({ visible: true }).count()).toBe(1)
  })
})

describe('hostile names', () => {
  const attack = `"><img src=x onerror=alert(1)><script>alert(2)</script>'\u202e.js`

  it('of files are shown, and do nothing', async () => {
    const files = {
      [`src/${attack.replaceAll('/', '_')}`]: `import session from 'express-session'
export const sessions = session({ secret: process.env.SESSION_KEY })
`,
    }
    const impact = await impactOfFiles(files)
    const page = await openReport(impact, 'key=SESSION_KEY')
    const place = await page.locator('.uses .place').textContent()
    expect(place).toBe(`src/${attack.replaceAll('/', '_').replace('\u202e', '\\u202e')}:2`)
    expect(await page.locator('img, article script').count()).toBe(0)
    await page.locator('#search').fill('<img src=x')
    expect(await listed(page)).toEqual(['SESSION_KEY'])
  })

  it('of keys, libraries and data are shown, and do nothing', async () => {
    const key = keyNamed(project, 'SESSION_KEY')
    const [use] = key.uses
    if (!use) throw new Error('There is no use.')
    const hostile = {
      ...project,
      projects: [{ ...project.projects[0], name: attack, notes: [attack], packages: [] }],
      keys: [
        {
          ...key,
          id: attack,
          name: attack,
          package: attack,
          severity: attack,
          sameName: [attack],
          uses: [{ ...use, library: attack, kinds: [attack], page: 'javascript:alert(3)' }],
        },
      ],
    } as unknown as Impact
    const page = await openReport(hostile, `key=${encodeURIComponent(attack)}`)
    expect(await page.locator('details[open]').count()).toBe(1)
    expect(await page.locator('img, article script, [href^="javascript:"]').count()).toBe(0)
    await page.locator('.node.library').click()
    await expect.poll(() => page.locator('#library').inputValue()).toBe(attack)
    expect(await listed(page)).toHaveLength(1)
  })

  it('in the address do nothing', async () => {
    const page = await at(`key=${encodeURIComponent(attack)}&library=${encodeURIComponent(attack)}`)
    expect(await count(page)).toContain('There is no key')
    expect(await page.locator('img').count()).toBe(0)
  })
})

describe('2,000 keys', () => {
  const many = addressOf(manyKeys(2000))

  // Time of the processor, so that what else runs on a machine does not count.
  async function secondsOf(page: Page): Promise<number> {
    const session = await page.context().newCDPSession(page)
    await session.send('Performance.enable', { timeDomain: 'threadTicks' })
    const { metrics } = await session.send('Performance.getMetrics')
    await session.detach()
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Infinity
  }

  it('are shown within three seconds', async () => {
    const page = await open(many)
    expect(await count(page)).toBe('All 2,000')
    const seconds = await secondsOf(page)
    expect(seconds).toBeGreaterThan(0)
    expect(seconds).toBeLessThan(3)
  })

  it.each([
    ['a search', 'search', 'SECRET_1999'],
    ['a filter', 'library', 'koa'],
  ])('answer %s within half a second', async (_what, id, value) => {
    const page = await open(many)
    const before = await secondsOf(page)
    await page.evaluate(
      ([field = '', text = '']) => {
        const input = document.getElementById(field) as HTMLInputElement
        input.value = text
        input.dispatchEvent(new Event('input', { bubbles: true }))
        // Reading a height lays the page out.
        return document.body.offsetHeight
      },
      [id, value],
    )
    const seconds = (await secondsOf(page)) - before
    expect((await listed(page)).length).toBeLessThan(2000)
    expect(seconds).toBeLessThan(0.5)
  })

  it('are led to by a link', async () => {
    const page = await open(`${many}#key=key-1500`)
    expect(await page.locator('summary:focus h3').textContent()).toBe('SECRET_1500')
    expect(
      await page.locator('article:has(:focus)').evaluate((key) => key.getBoundingClientRect().top),
    ).toBeLessThan(600)
  })

  it('are pictured up to what can be seen', async () => {
    const page = await open(many)
    expect(await page.locator('.node.key').count()).toBe(14)
    await page.getByRole('button', { name: 'Show 60 keys' }).click()
    expect(await page.locator('.node.key').count()).toBe(60)
  })
})

describe('every width', () => {
  it.each([1280, 768, 375, 320])('%i px hold the page', async (width) => {
    const page = await open(`${address}#key=SESSION_KEY`, { viewport: { width, height: 800 } })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
  })
})

describe('for everybody', () => {
  async function faultsOf(page: Page): Promise<readonly string[]> {
    await page.evaluate(axe.source)
    const { violations } = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run())
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`),
      )
  }

  it.each([
    ['the keys, light', address, 'light', 1280],
    ['the keys, dark', address, 'dark', 1280],
    ['an open key, light', `${address}#key=SESSION_KEY`, 'light', 1280],
    ['an open key, dark', `${address}#key=SESSION_KEY`, 'dark', 375],
    ['an open key that goes on to something unknown', `${address}#key=COLUMN_KEY`, 'light', 375],
    ['filters', `${address}#severity=sign-in,unreadable,unknown&fallback=missing`, 'dark', 1280],
    ['filters, light', `${address}#severity=sign-in,unreadable,unknown`, 'light', 768],
    ['nothing found', `${address}#q=nothing-like-it`, 'light', 768],
    ['no key', empty, 'dark', 768],
  ] as const)('axe finds nothing serious: %s', async (_what, where, colorScheme, width) => {
    // axe-core comes from outside of the page, which the page's policy is there to refuse.
    const page = await open(where, { bypassCSP: true, colorScheme, viewport: { width, height: 900 } })
    expect(await faultsOf(page)).toEqual([])
  })
})
