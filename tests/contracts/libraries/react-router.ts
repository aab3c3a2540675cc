import entry from '../../../src/catalogue/libraries/react-router.ts'
import { contract } from '../contract.ts'
import { cookiesOf, remixStorage } from '../remix-storage.ts'

const packages = { 'react-router-7': 'npm:react-router@7.18.5', react: '19.3.1', 'react-dom': '19.3.1' }

export default contract(entry, { packages }, async (t) => {
  for (const alias of ['react-router', 'react-router-7']) {
    const library = await t.load(alias)
    await remixStorage(t, library)
    const { make, read } = cookiesOf(library)
    await t.shortestKey(async () => (await read(await make(['x']), ['x'])) === 'alice' && '1 character')
    await t.says(
      '`[undefined]` and `[""]` fail',
      () => make([undefined]),
      () => make(['']),
    )
  }
  t.notRun(
    'it takes the adapter packages, of which the exports were read',
    'createFileSessionStorage(0.cookie.secrets)',
  )
})
