/** Starts a rule or a library: `npm run new rule no-something`, `npm run new library @scope/name`. */
import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { formatted } from './format.ts'
import { libraryFiles, ruleFiles } from './new/templates.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const [kind, name] = process.argv.slice(2)

const files =
  kind === 'rule' && /^(no|require)(-[a-z]+)+$/.test(name ?? '')
    ? ruleFiles(name ?? '')
    : kind === 'library' && /^(@[a-z0-9._-]+\/)?[a-z0-9._:-]+$/.test(name ?? '')
      ? libraryFiles(name ?? '')
      : undefined

if (files === undefined) {
  console.error(
    'Usage: npm run new rule NAME (no-… or require-…, lower case) or npm run new library PACKAGE (its name on npm)',
  )
  process.exitCode = 1
} else {
  await write(files)
}

async function write(texts: Readonly<Record<string, string>>): Promise<void> {
  const existing = Object.keys(texts).filter((file) => existsSync(path.join(root, file)))
  if (existing.length > 0) {
    console.error(`Exists already: ${existing.join(', ')}`)
    process.exitCode = 1
    return
  }
  for (const [file, text] of Object.entries(texts)) {
    await mkdir(path.dirname(path.join(root, file)), { recursive: true })
    await writeFile(path.join(root, file), await formatted(root, file, text))
    console.log(`wrote ${file}`)
  }
  console.log('Write what is marked TODO, then run `npm run generate` and `npm test`.')
}
