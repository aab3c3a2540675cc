import entry from '../../../src/catalogue/libraries/remix-run__cookie.ts'
import { contract, newKey, oldKey } from '../contract.ts'
import { cookiesOf } from '../remix-storage.ts'

export default contract(entry, {}, async (t) => {
  const library = await t.load('@remix-run/cookie')
  const { make, read } = cookiesOf(library)
  await t.rotation({
    sinks: ['createCookie(1.secrets)'],
    make,
    read,
    one: (key) => [key],
    shows: (seen) => `\`parse()\` gives \`${seen}\``,
  })
  await t.missingKey(() => !library.createCookie('user').signed && 'silently unsigned')
  await t.emptyKey(async () => (await read(await make(['']), [''])) === 'alice')
  await t.shortestKey(async () => (await read(await make(['x']), ['x'])) === 'alice' && '1 character')
  await t.migration({
    make: async ({ userCookie }) => (await userCookie.serialize('alice')).split(';')[0] as string,
    read: ({ userCookie }, made) => userCookie.parse(made),
  })
  await t.says('unsigned cookies', async () => (await read(await make([]), [])) === 'alice')
  await t.says(
    'Every signed cookie',
    async () => (await read(await make([oldKey]), [newKey, oldKey])) === 'alice',
  )
  await t.says(
    '`secrets` as a bare string',
    async () =>
      (await read(await make(oldKey), [oldKey.charAt(0)])) === 'alice' && 'one character becomes the key',
  )
})
