import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'

/** Headers and options lists of the rule pages come from the built plugin, by way of eslint-doc-generator. */
export function writeRuleHeaders(root: string, check: boolean): string | undefined {
  if (!existsSync(path.join(root, 'dist/index.js'))) {
    return 'The plugin is not built, so the headers of the rule pages are not generated. Run `npm run build` first.'
  }
  const bin = path.join(root, 'node_modules/eslint-doc-generator/dist/bin/eslint-doc-generator.js')
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...(check ? ['--check'] : [])], {
    cwd: root,
    encoding: 'utf8',
  })
  return status === 0 ? undefined : `${stdout}${stderr}`.trim()
}

/** What `npm run build` does. */
export function build(root: string): void {
  const bin = path.join(root, 'node_modules/typescript/bin/tsc')
  spawnSync(process.execPath, [bin, '-p', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' })
}
