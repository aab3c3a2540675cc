import {
  RuleTester as TypeScriptRuleTester,
  type InvalidTestCase,
  type RuleTesterConfig,
  type RunTests,
  type ValidTestCase,
} from '@typescript-eslint/rule-tester'
import type { RuleModule } from '@typescript-eslint/utils/ts-eslint'
import * as vitest from 'vitest'

TypeScriptRuleTester.afterAll = vitest.afterAll
TypeScriptRuleTester.describe = vitest.describe
TypeScriptRuleTester.describeSkip = vitest.describe.skip
TypeScriptRuleTester.it = vitest.it
TypeScriptRuleTester.itOnly = vitest.it.only
TypeScriptRuleTester.itSkip = vitest.it.skip

const withJsx: RuleTesterConfig = {
  languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } },
}

interface Named {
  readonly name: string
}

interface NamedTests<MessageIds extends string, Options extends readonly unknown[]> {
  readonly valid: readonly (Named & ValidTestCase<Options>)[]
  readonly invalid: readonly (InvalidTestCase<MessageIds, Options> & Named)[]
}

/**
 * The rule tester of typescript-eslint with JSX on and with strict cases: each has a `name`, each error gives `messageId`,
 * `line`, `column`, `endLine` and `endColumn`, and `data` if its message has placeholders (without them, `data` is left out).
 *
 *     new RuleTester().run('require-fallback-keys', rule, {
 *       valid: [{ name: 'a key ring of two', code: session('[process.env.KEY, process.env.KEY_OLD]') }],
 *       invalid: [
 *         {
 *           name: 'a single key',
 *           code: session('process.env.KEY'),
 *           errors: [{ messageId: 'singleKey', data: expressSession, line: 2, column: 19, endLine: 2, endColumn: 34 }],
 *         },
 *       ],
 *     })
 *
 * A case is a `.tsx` file unless it has a `filename`: syntax that JSX forbids (`<Key>value`, `<T>() => {}`) needs
 * `filename: 'file.ts'`. A case with another parser gives `languageOptions: { parser }`.
 */
export class RuleTester extends TypeScriptRuleTester {
  constructor(config: RuleTesterConfig = withJsx) {
    super(config)
  }

  override run<MessageIds extends string, Options extends readonly unknown[]>(
    name: string,
    rule: RuleModule<MessageIds, Options>,
    tests: NamedTests<NoInfer<MessageIds>, NoInfer<Options>>,
  ): void {
    const strict: RunTests<MessageIds, Options> = {
      ...tests,
      assertionOptions: { requireLocation: true, requireData: true },
    }
    super.run(name, rule, strict)
  }
}
