import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import entry from '../../../src/catalogue/libraries/next.ts'
import { strictEqual } from 'node:assert/strict'
import { contract } from '../contract.ts'
import type { Claims, Untyped } from '../contract.ts'
import { siteOf } from '../sites.ts'
import type { Site } from '../sites.ts'

const packages = { react: '19.3.1', 'react-dom': '19.3.1' }
const name = 'NEXT_SERVER_ACTIONS_ENCRYPTION_KEY'
const keyOf = (letter: string, length = 32) => Buffer.from(letter.repeat(length)).toString('base64')
const files = {
  'package.json': '{ "private": true }',
  'next.config.js': 'module.exports = { distDir: process.env.DIST }\n',
  'app/layout.jsx': 'export default ({ children }) => <html><body>{children}</body></html>\n',
  // An action that closes over a value: the page carries it encrypted.
  'app/page.jsx': `import { cookies } from 'next/headers'

export const dynamic = 'force-dynamic'

export default async function Page() {
  const user = ['ali', 'ce'].join('') + (await cookies()).size
  async function act() {
    'use server'
    ;(await cookies()).set('user', user)
  }
  return <form action={act}><button>Act</button></form>
}
`,
}

type Form = readonly (readonly [name: string, value: string])[]

export default contract(entry, { packages, heavy: true }, async (t) => {
  const site = siteOf(files)
  try {
    await run(t, site)
  } finally {
    rmSync(site.folder, { recursive: true, force: true })
  }
})

async function run(t: Claims, site: Site): Promise<void> {
  const command = path.resolve('node_modules/next/dist/bin/next')
  let builds = 0
  const build = (key?: string) => {
    builds += 1
    const DIST = `build-${builds}`
    site.run([command, 'build', '--webpack'], { DIST, ...(key !== undefined && { [name]: key }) })
    return DIST
  }
  const manifest = (dist: string, file: string): Untyped =>
    JSON.parse(readFileSync(path.join(site.folder, dist, file), 'utf8'))
  const serve = <Result>(dist: string, key: string, ask: (url: string) => Promise<Result>) =>
    site.serve(
      (port) => [command, 'start', '-H', '127.0.0.1', '-p', port],
      () => ({ DIST: dist, ...(key && { [name]: key }) }),
      ask,
    )
  const formAt = async (url: string): Promise<Form> => {
    const html = await (await fetch(url)).text()
    const inputs = html.matchAll(/<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?/g)
    return [...inputs].map(([, field = '', value = '']) => [
      field,
      value.replaceAll('&quot;', '"').replaceAll('&amp;', '&'),
    ])
  }
  const post = (form: Form) => async (url: string) => {
    const body = new FormData()
    for (const [field, value] of form) body.set(field, value)
    const response = await fetch(url, { method: 'POST', body, headers: { origin: url } })
    const [cookie = ''] = response.headers.getSetCookie()
    return cookie.startsWith('user=alice0') ? 'alice' : String(response.status)
  }

  const keys = [keyOf('a'), keyOf('b')] as const
  const [older, newer] = keys
  const dists = new Map(keys.map((key) => [key, build(key)]))
  const distOf = (key: string) => dists.get(key) ?? ''
  const form = await serve(distOf(older), older, formAt)
  const startedWith = (key: string) => serve(distOf(older), key, post(form))
  await t.rotation({
    sinks: [name],
    keys,
    make: (key) => serve(distOf(key), key, formAt),
    read: (made, key) => serve(distOf(key), key, post(made)),
    shows: async (seen) => {
      const apart = await startedWith(newer)
      return `${seen} after a build with another key; ${apart} when only the running server has another key than its build`
    },
    several: 'cannot be written',
  })
  await t.check('it takes one key only', async () => {
    strictEqual(await startedWith(`${newer},${older}`).then((seen) => seen === 'alice'), false)
  })
  const again = build(older)
  await t.check('two builds with the same key accept the forms of each other', async () => {
    strictEqual(await serve(again, older, post(form)), 'alice')
  })
  const draftKeys = (dist: string) => manifest(dist, 'prerender-manifest.json').preview
  await t.says(
    'the preview and draft mode keys',
    () =>
      draftKeys(again).previewModeSigningKey !== draftKeys(distOf(older)).previewModeSigningKey &&
      'new for every clean build',
  )
  const unset = [build(), build()] as const
  const random = await serve(unset[0], '', formAt)
  const own = await serve(unset[0], '', post(random))
  const other = await serve(unset[1], '', post(random))
  const isRandom = own === 'alice' && other !== 'alice'
  await t.missingKey(() => isRandom && 'every clean build makes a random key')
  await t.says('Not setting it is rotating it', () => isRandom)
  await t.says('The key is read when', async () => (await startedWith(newer)) !== 'alice')
  const emptyBuild = build('')
  const { encryptionKey } = manifest(emptyBuild, 'server/server-reference-manifest.json')
  await t.emptyKey(() => encryptionKey === '')
  await t.says('An empty string counts', () => encryptionKey !== '')
  await t.shortestKey(async () => {
    const works: number[] = []
    for (const length of [15, 16, 24, 31, 32]) {
      const key = keyOf('c', length)
      const made = await serve(distOf(older), key, formAt)
      if (made.length > 0 && (await serve(distOf(older), key, post(made))) === 'alice') works.push(length)
    }
    return `${works.join(', ').replace(/, (\d+)$/, ' or $1')} bytes`
  })
  t.notRun('it signs none', 'sessions: Next.js signs none itself')
}
