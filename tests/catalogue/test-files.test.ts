import { describe, expect, it } from 'vitest'
import { isTestFile } from '../../src/catalogue/test-files.ts'

const paths = (text: string): readonly string[] => text.trim().split(/\s+/)

describe('isTestFile', () => {
  const kinds: readonly (readonly [kind: string, paths: string])[] = [
    [
      'folders of tests',
      'tests/login.ts test/helper.js src/__tests__/jwt.ts spec/session.js src/testing/module.ts src/__testing__/keys.ts',
    ],
    ['folders of browser tests', 'e2e/login.ts cypress/support/commands.ts apps/web/playwright/auth.ts'],
    [
      'folders with a word for tests',
      'apps/web-e2e/src/login.ts integration-tests/key.ts packages/test-utils/src/index.ts',
    ],
    [
      'folders of what tests are fed',
      'src/__mocks__/jwt.ts mocks/handlers.ts tests/fixtures/keys.ts lib/mock/auth.ts',
    ],
    ['folders of stories', 'src/stories/Login.tsx .storybook/preview.ts'],
    ['folders of seeds', 'db/seeds/users.ts database/seeders/admin.ts'],
    [
      'tests beside the code',
      'src/jwt.test.ts src/jwt.spec.js app.tests.mjs src/jwt.unit.test.ts auth_test.ts auth-test.cjs',
    ],
    ['end-to-end tests', 'app.e2e-spec.ts login.cy.ts login.e2e.ts'],
    ['types and benchmarks', 'index.test-d.ts sign.bench.ts'],
    ['stories', 'Login.stories.tsx Login.story.js'],
    ['mocks and fixtures', 'auth.config.mock.ts users.fixture.ts keys.fixtures.ts handlers.mocks.js mock.ts'],
    ['seeds', 'prisma/seed.ts src/seed.js users.seed.ts users.seeder.ts'],
    [
      'set-up',
      'src/setupTests.ts setup-tests.js test-setup.ts jest.setup.js vitest.setup.ts global-setup.ts testUtils.ts',
    ],
    [
      'configuration',
      'vitest.config.ts jest.config.mjs playwright.config.ts cypress.config.ts .mocharc.cjs jest-e2e.json',
    ],
    ['settings for tests', '.env.test .env.test.local config/test.json config/env/test.js'],
    ['any letter case', 'Tests/Login.ts src/Login.Test.tsx SRC/TEST/KEY.TS'],
    ['Windows', 'src\\__tests__\\jwt.ts tests\\key.ts src\\jwt.test.ts'],
  ]

  for (const [kind, text] of kinds) {
    describe(kind, () => {
      it.each(paths(text))('%s', (path) => {
        expect(isTestFile(path)).toBe(true)
      })
    })
  }

  const others: readonly (readonly [kind: string, paths: string])[] = [
    ['applications', 'src/server.ts src/auth/jwt.strategy.ts config/keys.js app/session.server.ts'],
    [
      'examples and demonstrations',
      'examples/express/server.js demo/index.ts example/complete/src/index.js samples/a.ts',
    ],
    [
      'words that contain one',
      'src/latest.ts src/contest.ts src/attestation/index.ts src/inspector.ts src/protest-app/a.ts',
    ],
    [
      'words about something else',
      'src/speed-test-app/a.ts src/testimonials.tsx src/specification.ts src/history.ts',
    ],
    ['seeds of another kind', 'src/seed-phrase.ts src/seeding/key.ts app/seed/route.ts'],
    ['configuration', 'eslint.config.js vite.config.ts next.config.mjs nuxt.config.ts .env .env.production'],
    ['mock-ups', 'src/mockup.tsx src/hammock/index.ts'],
    ['routes with dots', 'app/routes/tests.stream.ts app/routes/projects.$id.test/route.tsx'],
    ['what is made for a runner', 'src/extensions/playwright.ts src/mock-server/mock.service.ts'],
    ['nothing', '. / index'],
  ]

  for (const [kind, text] of others) {
    describe(`not ${kind}`, () => {
      it.each(paths(text))('%s', (path) => {
        expect(isTestFile(path)).toBe(false)
      })
    })
  }

  it('says nothing of an empty path', () => {
    expect(isTestFile('')).toBe(false)
  })

  it('takes no time for a long path', () => {
    const start = performance.now()
    isTestFile(`${'a-b_c.'.repeat(2_000)}/${'x/'.repeat(5_000)}y.ts`)
    expect(performance.now() - start).toBeLessThan(200)
  })
})
