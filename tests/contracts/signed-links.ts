/** The code of the page about links that an application signs by itself, which no entry holds. */
import { readFileSync } from 'node:fs'

const page = new URL('../../docs/rotation-impact/signed-links.md', import.meta.url)

/** The program of the page that has these words in it, with its keys from two settings. */
export function programWith(words: string): string {
  const programs = [...readFileSync(page, 'utf8').matchAll(/^```js\n([^]*?)^```$/gm)].map(
    ([, code = '']) => code,
  )
  const program = programs.find((code) => code.includes(words))
  if (program === undefined)
    throw new Error(`docs/rotation-impact/signed-links.md has no program with ${words}`)
  return program.replace(
    /^import \{ (\w+) \} from '\.\/keys\.js'$/m,
    'const $1 = [process.env.LINK_KEY, process.env.LINK_KEY_PREVIOUS].filter(Boolean)',
  )
}
