import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of this project. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '')

/** The package as it is built, and its program. */
export const dist = path.join(root, 'dist')
export const cli = path.join(dist, 'cli.js')

/** The program of ESLint. */
export const eslintBin = path.join(root, 'node_modules/eslint/bin/eslint.js')

/** A configuration, for a project that lies elsewhere, with all rules of the built package and with what else is given. */
export function configurationWith(...more: readonly string[]): string {
  const parser = path.join(root, 'node_modules/@typescript-eslint/parser/dist/index.js')
  const configs = [
    "{ files: ['**/*.{js,ts,tsx}'], languageOptions: { parser } }",
    'plugin.configs.all',
    ...more,
  ]
  return `import plugin from '${dist}/index.js'
import parser from '${parser}'
export default [
${configs.map((config) => `  ${config},\n`).join('')}]
`
}
