import { rmSync } from 'node:fs'
import path from 'node:path'
import entry from '../../../src/catalogue/libraries/astro.ts'
import { contract } from '../contract.ts'
import type { Claims } from '../contract.ts'
import { siteOf } from '../sites.ts'
import type { Site } from '../sites.ts'

const keyOf = (letter: string, length = 32) => Buffer.from(letter.repeat(length)).toString('base64')
const files = {
  'package.json': '{ "type": "module", "private": true }',
  'astro.config.mjs': `import node from '@astrojs/node'

export default {
  output: 'server',
  adapter: node({ mode: 'standalone' }),
  session: { driver: 'memory' },
}
`,
  'src/Island.astro': `---
const { who } = Astro.props
---
<p>this is {who}</p>
`,
  'src/pages/index.astro': `---
import Island from '../Island.astro'
export const prerender = true
---
<html><body><Island server:defer who="alice" /></body></html>
`,
}

export default contract(entry, { packages: { '@astrojs/node': '9.5.5' }, heavy: true }, async (t) => {
  const site = siteOf(files)
  try {
    await run(t, site)
  } finally {
    rmSync(site.folder, { recursive: true, force: true })
  }
})

async function run(t: Claims, site: Site): Promise<void> {
  const settingsOf = (key?: string) => (key === undefined ? {} : { ASTRO_KEY: key })
  let builds = 0
  const build = (key?: string) => {
    builds += 1
    const folder = `build-${builds}`
    site.run([path.resolve('node_modules/astro/astro.js'), 'build', '--outDir', folder], settingsOf(key))
    return folder
  }
  const serve = <Result>(folder: string, key: string | undefined, ask: (url: string) => Promise<Result>) =>
    site.serve(
      () => [path.join(folder, 'server/entry.mjs')],
      (port) => ({ HOST: '127.0.0.1', PORT: port, ASTRO_NODE_LOGGING: 'disabled', ...settingsOf(key) }),
      ask,
    )
  /** What a page asks for when it is open: the address of its island, with its properties encrypted. */
  const islandAt = async (url: string) => {
    const html = await (await fetch(url)).text()
    return /\/_server-islands\/[^"'\\`]+/.exec(html)?.[0].replaceAll(/&(?:#38|amp);/g, '&') ?? ''
  }
  const open = (island: string) => async (url: string) => {
    const response = await fetch(url + island)
    const text = await response.text()
    return text.includes('this is alice') ? 'alice' : String(response.status)
  }

  const keys = [keyOf('a'), keyOf('b')] as const
  const [older, newer] = keys
  const folders = new Map(keys.map((key) => [key, build(key)]))
  const folderOf = (key: string) => folders.get(key) ?? ''
  const island = await t.rotation({
    sinks: ['ASTRO_KEY'],
    keys,
    make: (key) => serve(folderOf(key), key, islandAt),
    read: (made, key) => serve(folderOf(key), key, open(made)),
    shows: (seen) => `${seen} for the server islands of a page that the old build made`,
    several: 'cannot be written',
  })
  await t.says(
    'a key that is changed only when the server starts',
    async () => (await serve(folderOf(older), newer, open(island))) === 'alice',
  )
  const unset = [build(), build()] as const
  const random = await serve(unset[0], undefined, islandAt)
  const own = await serve(unset[0], undefined, open(random))
  const other = await serve(unset[1], undefined, open(random))
  const isRandom = own === 'alice' && other !== 'alice'
  await t.missingKey(() => isRandom && 'every build makes a random key')
  await t.says('Not setting it is rotating it', () => isRandom)
  const works = (key: string) => {
    try {
      const folder = build(key)
      return serve(folder, key, async (url) => (await open(await islandAt(url))(url)) === 'alice')
    } catch {
      return false
    }
  }
  await t.emptyKey(async () => {
    const folder = build('')
    const made = await serve(folder, '', islandAt)
    return (await serve(build(''), '', open(made))) === 'alice'
  })
  await t.shortestKey(async () => {
    const lengths: number[] = []
    for (const length of [15, 16, 24, 31, 32]) if (await works(keyOf('c', length))) lengths.push(length)
    return `${lengths.join(', ').replace(/, (\d+)$/, ' or $1')} bytes`
  })
  t.notRun('read in the source', 'Astro sessions')
}
