// Changes the code, one place at a time, and runs the tests that reach it: what stays unseen is what no test asserts.
// The whole takes hours, so a run names its files: npm run mutation -- --mutate src/facts/hashes.ts
export default {
  testRunner: 'vitest',
  vitest: { configFile: 'tests/mutation/vitest.config.ts' },
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  mutate: ['src/facts/**/*.ts', 'src/catalogue/*.ts', '!src/catalogue/{detection,published-keys,types}.ts'],
  ignorePatterns: ['/.x-*', 'benchmarks', 'coverage', 'site', 'docs/images', 'tests/browser', 'tests/e2e'],
  tempDirName: '.cache/stryker',
  cleanTempDir: 'always',
  reporters: ['clear-text', 'progress'],
  clearTextReporter: { allowColor: false, logTests: false },
  thresholds: { high: 90, low: 85, break: 85 },
  timeoutMS: 20_000,
}
