import type { SerializedError } from 'vitest'
import type { Reporter, TestModule } from 'vitest/node'

/** Closes a test run with a line `N passed, N failed`. What broke outside a test (a file that does not load) counts as failed. */
export class CountReporter implements Reporter {
  onTestRunEnd(testModules: readonly TestModule[], unhandledErrors: readonly SerializedError[]): void {
    let passed = 0
    let failed = unhandledErrors.length
    for (const testModule of testModules) {
      failed += testModule.errors().length
      for (const suite of testModule.children.allSuites()) failed += suite.errors().length
      for (const test of testModule.children.allTests()) {
        const { state } = test.result()
        if (state === 'passed') passed += 1
        if (state === 'failed') failed += 1
      }
    }
    console.log(`\n${passed} passed, ${failed} failed`)
  }
}
