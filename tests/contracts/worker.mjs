/**
 * Runs one contract in a process of its own. Plain JavaScript: TypeScript is compiled for the contract alone, so that the
 * packages are loaded by Node.js as it is, with nothing between.
 */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { tsImport } from 'tsx/esm/api'

const [contractFile, folder] = process.argv.slice(2)
const { load } = await import(pathToFileURL(path.join(folder, 'load.mjs')).href)
const { Claims } = await tsImport('./contract.ts', import.meta.url)
const { default: contract } = await tsImport(contractFile, import.meta.url)

let files = 0
const claims = new Claims(contract.entry, {
  load,
  async write(code) {
    files += 1
    const name = `./code-${process.pid}-${files}.mjs`
    writeFileSync(path.join(folder, name), code)
    return name
  },
  report: (finding) => process.send(finding),
})
await contract.run(claims)
await claims.exports()
claims.close()
process.send({ kind: 'done' }, () => process.exit())
