import { configDefaults, defineConfig } from 'vitest/config'
import { CountReporter } from './tests/count-reporter.ts'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: [...configDefaults.exclude, 'tests/browser/**', 'tests/e2e/**', 'tests/package/**'],
    globalSetup: 'tests/temporary.ts',
    // Tests start programs, and the machine may have other things to do.
    testTimeout: 30_000,
    // Most of a test file's time is loading ESLint and TypeScript, so a worker loads them once for all its files.
    pool: 'threads',
    isolate: false,
    reporters: ['default', new CountReporter()],
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      // Programs of their own, which the tests start as they are built.
      exclude: ['src/cli.ts', 'src/impact/worker.ts'],
      thresholds: { lines: 95, 'src/{rules,catalogue}/**': { lines: 100 } },
      reporter: ['text', 'html', 'lcov'],
    },
  },
})
