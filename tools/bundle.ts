/**
 * Puts the plugin into one file, a step of `npm run build`: a linter loads it in every process, and a hundred modules
 * cost more than twice as much to load as one. The command and the catalogue keep their modules.
 */
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))
const index = path.join(root, 'dist/index.js')

await build({
  entryPoints: [index],
  outfile: index,
  allowOverwrite: true,
  bundle: true,
  packages: 'external',
  format: 'esm',
  platform: 'node',
  target: 'node20',
  logLevel: 'warning',
})
