/** Packages without a key: nothing that they ship signs or encrypts with one. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Claims } from './contract.ts'

const keyedCalls =
  /createHmac|createCipheriv|createSign|subtle\.(?:sign|encrypt)|SignJWT|jwt\.sign|cookie-signature|Keygrip/i

/** Says so, and with it whatever else of the entry follows from that alone. */
export async function noKeyedCalls(t: Claims, name: string, ...following: readonly string[]): Promise<void> {
  const search = () => {
    const folder = path.join('node_modules', name)
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
      (file) => /\.[cm]?js$/.test(file) && !file.split(path.sep).includes('node_modules'),
    )
    const found = files.filter((file) => keyedCalls.test(readFileSync(path.join(folder, file), 'utf8')))
    return files.length > 0 && found.length === 0 ? true : found.join(', ')
  }
  for (const sentence of ['Nothing in the shipped code', ...following]) await t.says(sentence, search)
}
