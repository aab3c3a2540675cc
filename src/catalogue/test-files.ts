/** What tells by its path that a file runs in tests, or fills a database for them: a key in there protects nothing. */

/** Underscores around them make no difference: `__tests__`. */
const folders: ReadonlySet<string> = new Set([
  ...['test', 'tests', 'testing', 'testutils', 'spec', 'specs', 'e2e', 'cypress', 'playwright'],
  ...['mock', 'mocks', 'fixture', 'fixtures', 'stories', '.storybook', 'seeds', 'seeders'],
])

/** Folders with one of these before or after a hyphen: `web-e2e`, `integration-tests`, `test-utils`. */
const folderWords: ReadonlySet<string> = new Set(['test', 'tests', 'e2e'])

/** Between the name of a file and its extension: `auth.test.ts`, `app.e2e-spec.ts`, `.env.test`. */
const tags: ReadonlySet<string> = new Set([
  ...['test', 'tests', 'spec', 'specs', 'e2e', 'cy', 'bench', 'mocharc'],
  ...['mock', 'mocks', 'fixture', 'fixtures', 'stories', 'story', 'seed', 'seeder'],
])

/** At the end of a name, after a separator: `auth_test.ts`, `auth-spec.js`. */
const endings: ReadonlySet<string> = new Set(['test', 'tests', 'spec', 'specs'])

/** Whole names, written without separators and in lower case. */
const stems: ReadonlySet<string> = new Set([
  ...[
    'test',
    'tests',
    'setuptest',
    'setuptests',
    'testsetup',
    'testutil',
    'testutils',
    'testhelper',
    'testhelpers',
  ],
  ...['globalsetup', 'globalteardown', 'mock', 'mocks', 'fixture', 'fixtures', 'seed', 'seeds', 'seeder'],
])

/** A name that begins with one of these and goes on sets it up: `jest.setup.js`, `vitest.config.ts`, `jest-e2e.json`. */
const runners: ReadonlySet<string> = new Set([
  'jest',
  'vitest',
  'playwright',
  'cypress',
  'karma',
  'wdio',
  'mocha',
  'ava',
])

/**
 * Whether a file is a test, a fixture, a mock, a story or a seed. The path is relative to the project: a project may lie
 * in a folder named `test` itself. Examples and demonstrations are applications, not tests.
 */
export function isTestFile(path: string): boolean {
  const names = path.toLowerCase().split(/[\\/]/)
  const file = names.pop() ?? ''
  return names.some(isTestFolder) || isTestName(file)
}

function isTestFolder(name: string): boolean {
  const [first = '', ...more] = name.split(/[-_]/).filter((word) => word !== '')
  const last = more.at(-1)
  return last === undefined ? folders.has(first) : folderWords.has(first) || folderWords.has(last)
}

function isTestName(name: string): boolean {
  const parts = name.split('.')
  const [stem = '', ...between] = name.startsWith('.') ? parts : parts.slice(0, -1)
  if (between.some((tag) => tag.split(/[-_]/).some((word) => tags.has(word)))) return true
  const [first = '', ...more] = stem.split(/[-_]/)
  if (runners.has(first)) return more.length > 0 || between.length > 0
  return endings.has(more.at(-1) ?? '') || (between.length === 0 && stems.has(first + more.join('')))
}
