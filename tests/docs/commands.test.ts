import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { pagesIn, root } from './markdown.ts'

/** npm has another package of that name, which a bare `npx` would fetch and run. */
const bare = /npx(?:\s+(?:--yes|-y))?\s+secret-key\b/

const sources = readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => path.posix.join('src', file.split(path.sep).join('/')))
const texts = [
  ...readdirSync(path.join(root, 'page')).map((file) => `page/${file}`),
  ...pagesIn('docs'),
  ...pagesIn('examples'),
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  ...sources,
]

describe('the command is written so that it runs ours', () => {
  it('in every page and message', () => {
    const wrong = texts.filter((file) => bare.test(readFileSync(path.join(root, file), 'utf8')))
    expect(wrong).toEqual([])
  })

  it.each([
    ['npx secret-key impact', true],
    ['npx --yes secret-key impact', true],
    ['npx --no-install secret-key impact', false],
    ['npx -p eslint-plugin-secret-key secret-key impact', false],
  ])('%s', (command, isBare) => {
    expect(bare.test(command)).toBe(isBare)
  })
})

describe('the commands for a clone of the repository', () => {
  const readme = readFileSync(path.join(root, 'README.md'), 'utf8')
  const ci = readFileSync(path.join(root, '.ci/run'), 'utf8')

  it.each(['npm ci && npm run demo', 'npm ci && npm test'])('%s', (command) => {
    expect(readme).toContain(`\n\`\`\`sh\n${command}\n\`\`\`\n`)
    const [, step = ''] = command.split(' && ')
    expect(ci).toMatch(new RegExp(`^step '.*${step}'$`, 'm'))
  })
})
