import { createRequire } from 'node:module'
import path from 'node:path'
import entry from '../../../src/catalogue/libraries/redwoodjs__auth-dbauth-api.ts'
import { contract, errorOf, newKey, oldKey, withSettings } from '../contract.ts'

export default contract(entry, { packages: { '@redwoodjs/api': '8.9.0' } }, async (t) => {
  const require = createRequire(path.join(process.cwd(), 'load.mjs'))
  // It loads a database client that a project generates; only its session functions are wanted.
  const client = require.resolve('@prisma/client')
  Object.assign(require.cache, {
    [client]: { id: client, filename: client, loaded: true, exports: { PrismaClient: class {} } },
  })
  const folder = path.dirname(require.resolve('@redwoodjs/auth-dbauth-api'))
  const { encryptSession, decryptSession } = require(path.join(folder, 'shared.js'))
  const make = (key: string): Promise<string> =>
    withSettings({ SESSION_SECRET: key }, () => encryptSession('{"id":"alice"};made-up-csrf'))
  const read = (box: string, key: string) =>
    withSettings({ SESSION_SECRET: key }, () => decryptSession(box)[0].id)
  const box = await t.rotation({
    sinks: ['SESSION_SECRET'],
    make,
    read,
    keys: [`old ${oldKey}`, `new ${newKey}`],
    several: (newest, older) => `${newest},${older}`,
    shows: (_, { message }) => `"${message}"`,
  })
  await t.missingKey(
    async () => Boolean(await errorOf(() => encryptSession('{}'))) && 'fails when a session is first used',
  )
  await t.emptyKey(async () => (await read(await make(''), '')) === 'alice')
  await t.shortestKey(
    () => make('x'.repeat(31)).catch(({ message }: Error) => `("${message}")`),
    async () => (await read(await make('x'.repeat(32)), 'x'.repeat(32))) === 'alice' && '32 characters',
  )
  await t.says(
    'Only the first 32 characters count',
    async () => (await read(box, `${`old ${oldKey}`.slice(0, 32)} and another end`)) === 'alice',
  )
})
