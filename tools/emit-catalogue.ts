/** Writes `dist/catalogue.json`; the last step of `npm run build`. */
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { catalogueJson, loadLibraries } from './generate/catalogue.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
await writeFile(path.join(root, 'dist/catalogue.json'), catalogueJson(await loadLibraries(root)))
