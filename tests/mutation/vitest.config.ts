import { defineConfig } from 'vitest/config'

// What asserts of facts and of the catalogue, from the sources alone: a mutant is not built.
export default defineConfig({
  test: {
    include: ['tests/{catalogue,facts,languages,programs,rules}/**/*.test.ts', 'tests/impact/*.test.ts'],
    exclude: ['tests/impact/collect.test.ts'],
    globalSetup: 'tests/temporary.ts',
  },
})
