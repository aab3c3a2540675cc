import { defineConfig } from 'vitest/config'
import { CountReporter } from '../count-reporter.ts'

export default defineConfig({
  test: {
    include: ['tests/package/**/*.test.ts'],
    // Each test starts npm, tsc or ESLint: a single project at a time is fast enough and easy to read.
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 300_000,
    reporters: ['default', new CountReporter()],
  },
})
