import { defineConfig } from 'vitest/config'
import { CountReporter } from '../count-reporter.ts'

export default defineConfig({
  test: {
    include: ['tests/e2e/{fast,slow}/**/*.test.ts'],
    globalSetup: 'tests/e2e/packed.ts',
    // Each test starts npm, git, ESLint or an editor's server; side by side they only wait for each other.
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 600_000,
    reporters: ['default', new CountReporter()],
  },
})
