/** Writes everything that follows from the entries and the rules; with `--check` it only says what differs. */
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { differingFiles, generatedFiles, writeFiles } from './generate/files.ts'
import { build, writeRuleHeaders } from './generate/rule-headers.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } })

const files = await generatedFiles(root)
const differing = await differingFiles(root, files)
if (!values.check) await writeFiles(root, files)

for (const file of differing) console.log(values.check ? `differs: ${file}` : `wrote ${file}`)
// The headers come from the built plugin, which does not know a rule that was not in the index a moment ago.
if (!values.check && differing.some((file) => file.startsWith('src/'))) build(root)
const failure = writeRuleHeaders(root, values.check)
if (failure !== undefined) console.error(failure)

if (failure !== undefined || (values.check && differing.length > 0)) {
  if (values.check) console.error('Run `npm run generate` and commit what it writes.')
  process.exitCode = 1
}
