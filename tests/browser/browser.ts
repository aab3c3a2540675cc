import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, expect } from 'vitest'
import { formatHtml } from '../../src/impact/formats/html.ts'
import type { Impact } from '../../src/impact/types.ts'

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium'
if (!existsSync(executablePath)) {
  throw new Error(
    `There is no ${executablePath}: install Debian's 'chromium', or name another one in CHROMIUM.`,
  )
}

// Chromium's sandbox refuses to run as root, as whom CI runs.
const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []
const browser = await chromium.launch({ executablePath, args })
const folder = mkdtempSync(path.join(tmpdir(), 'secret-key-browser-'))
let written = 0

/** What a page asked for, wrote to the console or threw. */
const complaints: string[] = []

afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()))
  expect(complaints.splice(0)).toEqual([])
})

afterAll(async () => {
  await browser.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Writes the page of a report, and gives its address. */
export function addressOf(impact: Impact): string {
  written += 1
  const file = path.join(folder, `impact-${written}.html`)
  writeFileSync(file, formatHtml(impact))
  return pathToFileURL(file).href
}

/** Opens a page as a file. A test fails when the page loads anything, complains or throws. */
export async function open(address: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })
  const page = await context.newPage()
  page.on('console', (message) => complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('dialog', (dialog) => {
    complaints.push(`dialog ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('request', (request) => {
    if (request.url().split('#')[0] !== address.split('#')[0]) complaints.push(`request ${request.url()}`)
  })
  await page.goto(address)
  return page
}

/** The names of the keys that are listed. */
export function listed(page: Page): Promise<readonly string[]> {
  return page.locator('article.key:visible h3').allTextContents()
}
