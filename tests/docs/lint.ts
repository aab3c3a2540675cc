import path from 'node:path'
import * as parser from '@typescript-eslint/parser'
import { Linter } from 'eslint'
import plugin from '../../src/index.ts'
import { root } from './markdown.ts'

const linter = new Linter({ cwd: root })

/** What rules say about code in a page. */
export function lint(
  code: string,
  {
    filename = 'server/app.js',
    ...config
  }: Pick<Linter.Config, 'rules' | 'settings'> & { filename?: string },
): readonly Linter.LintMessage[] {
  return linter.verify(
    code,
    [
      { files: ['**/*.{js,ts}'], languageOptions: { parser }, plugins: { 'secret-key': plugin }, ...config },
      { ...plugin.configs.env, ...config },
    ],
    { filename: path.join(root, filename) },
  )
}
