import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import entry from '../../../src/catalogue/libraries/remix-run__node.ts'
import { contract } from '../contract.ts'
import { cookiesOf, remixStorage, sessionsOf } from '../remix-storage.ts'

export default contract(entry, {}, async (t) => {
  const library = await t.load('@remix-run/node')
  await remixStorage(t, library)
  const { make, read } = cookiesOf(library)
  const dir = await mkdtemp(path.join(tmpdir(), 'made-up-sessions-'))
  await t.rotation({
    sinks: ['createFileSessionStorage(0.cookie.secrets)'],
    ...sessionsOf((cookie) => library.createFileSessionStorage({ dir, cookie })),
    one: (key) => [key],
    shows: (seen) => (seen === 'nobody' ? '`getSession()` gives a new, empty session' : seen),
    only: ['sessions'],
  })
  await rm(dir, { recursive: true })
  await t.shortestKey(async () => (await read(await make(['x']), ['x'])) === 'alice' && 'any')
  await t.says(
    '`[undefined]` fails',
    () => make([undefined]),
    async () => (await read(await make(['']), [''])) === 'alice' && '`[""]` signs with an empty key',
  )
})
