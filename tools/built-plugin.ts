import { readFileSync } from 'node:fs'

const manifest = readFileSync(new URL('../package.json', import.meta.url), 'utf8')
const { name } = JSON.parse(manifest) as { name: string }

/** The built plugin, imported as its users import it. The compiler looks at its source, so that it needs no build. */
export const { default: plugin } = (await import(name)) as typeof import('../src/index.ts')
