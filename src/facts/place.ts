import type { TSESTree } from '@typescript-eslint/utils'
import picomatch from 'picomatch'

import { chainNames, isFunction } from './ast.ts'
import { chainBehind } from './names-behind.ts'
import type { SourceFile } from './source-file.ts'

// Where applications keep the reading of their settings, and where frameworks want it.
const keyModuleFolders =
  /(?:^|\/)(?:configs?|configuration|env|environments?|settings|secrets|keys|constants)\//i
const keyModuleFiles =
  /(?:^|[/.\-_])(?:app-?config|configs?|configuration|env|environment|settings|secrets|keys|key-?ring|constants|consts)(?:[.\-_](?:server|module|schema|service|private|local|dev|development|prod|production|default|base|util|utils|validation))*\.[cm]?[jt]sx?$/i

/** Whether a file is one of those that read secret settings and hand keys out. */
export function isKeyModule(path: string, globs: readonly string[] | undefined): boolean {
  const relative = path.replaceAll('\\', '/')
  if (globs && globs.length > 0) return picomatch.isMatch(relative, [...globs], { dot: true })
  return keyModuleFolders.test(relative) || keyModuleFiles.test(relative)
}

const testFunctions =
  /^(?:describe|it|test|suite|specify|context|bench|beforeEach|beforeAll|before|afterEach|afterAll|after|setup|teardown)$/

/** Whether code stands inside `describe`, `it`, `test`, whatever the file is called. */
export function isInTest(node: TSESTree.Node, file: SourceFile): boolean {
  for (let at: TSESTree.Node | undefined = node; at; at = at.parent) {
    if (isFunction(at) && at.parent.type === 'CallExpression' && isTestCall(at.parent, file)) return true
  }
  return false
}

/** By the name here or by the one behind it: `import { it as spec } from 'vitest'`, `import { signedIn as test }`. */
function isTestCall({ callee }: TSESTree.CallExpression, file: SourceFile): boolean {
  return isTestChain(chainNames(callee)) || isTestChain(chainBehind(callee, file))
}

function isTestChain(chain: readonly string[]): boolean {
  // `describe.each([...])('name', () => {})`, `it.only(...)`, `Deno.test(...)`
  const [root = '', second = ''] = chain.filter((name) => name !== '()')
  return testFunctions.test(root) || (/^(?:Deno|QUnit|t|tap|bun)$/.test(root) && testFunctions.test(second))
}
