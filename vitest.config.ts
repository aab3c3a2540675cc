import { configDefaults, defineConfig } from 'vitest/config'
import { CountReporter } from './tests/count-reporter.ts'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: [...configDefaults.exclude, 'tests/browser/**', 'tests/e2e/**', 'tests/package/**'],
    globalSetup: 'tests/temporary.ts',
    // Most of a test file's time is loading ESLint and TypeScript, so a worker loads them once for all its files.
    pool: 'threads',
    isolate: false,
    reporters: ['default', new CountReporter()],
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      reporter: ['text', 'html', 'lcov'],
    },
  },
})
