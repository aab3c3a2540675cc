/** Takes `docs/images/impact.png`, the report about an example as a page. Needs a build and Chromium. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '..')
const folder = mkdtempSync(path.join(tmpdir(), 'secret-key-report-'))
const page = path.join(folder, 'impact.html')
const browser = process.env.CHROMIUM ?? 'chromium'

execFileSync(
  process.execPath,
  [path.join(root, 'dist/cli.js'), 'impact', '--format', 'html', '--output', page],
  {
    cwd: path.join(root, 'examples/express-sessions-jwt'),
  },
)
execFileSync(browser, [
  '--headless',
  '--no-sandbox',
  '--hide-scrollbars',
  '--window-size=1200,860',
  '--virtual-time-budget=4000',
  `--screenshot=${path.join(root, 'docs/images/impact.png')}`,
  `file://${page}`,
])
rmSync(folder, { recursive: true })
