import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { libraries } from '../../src/catalogue/libraries/index.ts'
import type { Program } from './held.ts'

const folder = path.join(import.meta.dirname, '../programs')

interface Named extends Program {
  readonly name: string
}

const isModule = (code: string) => /^(?:import|export)\b/m.test(code)

function programIn(file: string): Named {
  const code = readFileSync(path.join(folder, file), 'utf8')
  const filename = /^\/\/ file: (?<path>\S+)$/m.exec(code)?.groups?.path ?? `src/program${path.extname(file)}`
  return {
    name: file,
    code,
    filename,
    jsx: file.endsWith('x'),
    sourceType: isModule(code) ? 'module' : 'script',
  }
}

/** The programs of tests/programs that are one file each. */
export const programs: readonly Named[] = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'across-files')
  .flatMap(({ name }) => readdirSync(path.join(folder, name)).map((file) => `${name}/${file}`))
  .filter((file) => /\.[jt]sx?$/.test(file))
  .map(programIn)

/** The examples of the catalogue. */
export const examples: readonly Named[] = libraries.flatMap(
  ({ package: name, examples: { correct, incorrect } }) =>
    [...correct.map((code) => (typeof code === 'string' ? { code } : code)), ...incorrect].map(
      (example, index) => ({
        name: `${name} ${index}`,
        code: example.code,
        filename: ('filename' in example ? example.filename : undefined) ?? 'src/program.ts',
        sourceType: isModule(example.code) ? ('module' as const) : ('script' as const),
      }),
    ),
)
